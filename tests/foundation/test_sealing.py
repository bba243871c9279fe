import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic.foundation.sealing import (
    CannotUnseal,
    MasterKeys,
    new_data_key,
    seal,
    unseal,
    unwrap_key,
    wrap_key,
)

KEY = bytes(range(32))
OTHER_KEY = bytes(32)
PLACE = {"table": "person", "column": "sealed_note", "row_id": "7b0c"}
texts = st.text(st.characters(exclude_categories=["Cs"]))


def _sealed(text: str = "told in confidence", key_id: str = "k1", **place: str) -> bytes:
    return seal(KEY, key_id, text, **{**PLACE, **place})


@given(texts, st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_seal_round_trip(text: str, key_id: str) -> None:
    asked = []
    sealed = _sealed(text, key_id)
    assert unseal(lambda name: asked.append(name) or KEY, sealed, **PLACE) == text
    assert asked == [key_id]


def test_seal_hides_the_text_and_never_repeats() -> None:
    one, two = _sealed(), _sealed()
    assert one != two
    assert b"confidence" not in one
    assert one[:4] == b"\x01\x02k1"
    assert len(one) == 4 + 12 + len("told in confidence") + 16


@given(st.data())
def test_unseal_refuses_any_changed_byte(data: st.DataObject) -> None:
    sealed = bytearray(_sealed())
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(CannotUnseal):
        unseal(lambda _name: KEY, bytes(sealed), **PLACE)


@given(st.integers(0, 49))
def test_unseal_refuses_cut_short(length: int) -> None:
    sealed = _sealed()
    assert len(sealed) == 50
    with pytest.raises(CannotUnseal):
        unseal(lambda _name: KEY, sealed[:length], **PLACE)


@given(st.binary(max_size=80))
def test_unseal_refuses_noise(noise: bytes) -> None:
    with pytest.raises(CannotUnseal):
        unseal(lambda _name: KEY, noise, **PLACE)


@pytest.mark.parametrize("moved", [{"table": "client"}, {"column": "sealed_reason"}, {"row_id": "7b0d"}])
def test_unseal_refuses_another_place(moved: dict[str, str]) -> None:
    with pytest.raises(CannotUnseal):
        unseal(lambda _name: KEY, _sealed(), **{**PLACE, **moved})


@given(st.tuples(texts, texts, texts), st.tuples(texts, texts, texts))
def test_places_never_join_alike(place: tuple[str, str, str], other: tuple[str, str, str]) -> None:
    names = ("table", "column", "row_id")
    sealed = seal(KEY, "k1", "x", **dict(zip(names, place, strict=True)))
    if place == other:
        assert unseal(lambda _name: KEY, sealed, **dict(zip(names, other, strict=True))) == "x"
    else:
        with pytest.raises(CannotUnseal):
            unseal(lambda _name: KEY, sealed, **dict(zip(names, other, strict=True)))


def test_place_parts_do_not_run_together() -> None:
    sealed = _sealed(table="ab", column="c")
    with pytest.raises(CannotUnseal):
        unseal(lambda _name: KEY, sealed, table="a", column="bc", row_id=PLACE["row_id"])


def test_unseal_refuses_another_key_and_a_destroyed_one() -> None:
    with pytest.raises(CannotUnseal, match="another"):
        unseal(lambda _name: OTHER_KEY, _sealed(), **PLACE)
    no_keys: dict[str, bytes] = {}
    with pytest.raises(CannotUnseal, match="gone"):
        unseal(no_keys.__getitem__, _sealed(), **PLACE)


def test_seal_refuses_a_key_id_too_long_to_store() -> None:
    with pytest.raises(ValueError, match="255"):
        _sealed(key_id="k" * 256)


def test_wrap_key_belongs_to_one_owner() -> None:
    masters = MasterKeys("m1", {"m1": KEY})
    data_key = new_data_key()
    wrapped = wrap_key(masters, data_key, owner_id="client-1")
    assert data_key not in wrapped
    assert unwrap_key(masters, wrapped, owner_id="client-1") == data_key
    with pytest.raises(CannotUnseal):
        unwrap_key(masters, wrapped, owner_id="client-2")


def test_wrapped_key_opens_after_rotation_and_not_without_its_master() -> None:
    before = MasterKeys("m1", {"m1": KEY})
    after = MasterKeys("m2", {"m1": KEY, "m2": OTHER_KEY})
    wrapped = wrap_key(before, b"d" * 32, owner_id="client-1")
    assert unwrap_key(after, wrapped, owner_id="client-1") == b"d" * 32
    rewrapped = wrap_key(after, b"d" * 32, owner_id="client-1")
    with pytest.raises(CannotUnseal, match="gone"):
        unwrap_key(before, rewrapped, owner_id="client-1")


def test_wrapped_key_is_no_sealed_text() -> None:
    masters = MasterKeys("m1", {"m1": KEY})
    with pytest.raises(CannotUnseal):
        unwrap_key(masters, _sealed(key_id="m1"), owner_id="7b0c")


def test_new_data_key_is_random() -> None:
    assert len(new_data_key()) == 32
    assert new_data_key() != new_data_key()

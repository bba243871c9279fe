"""Random plans: what a reader may not have is nowhere in their copy, and changing it changes nothing."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from clinic.foundation.days import Hours
from clinic.plans.content import PlanContent
from clinic.plans.copies import ReaderFacts, copy_for
from clinic.plans.readers import Reader, kind_of, readers_of
from tests.plans.random_plans import DAY, KEYS, plans, texts_in

KINDS = ("may_be_rung", "contact", "plan", "medicines", "risk", "substance_use", "know_others")
consents = st.fixed_dictionaries({}, optional={key: st.frozensets(st.sampled_from(KINDS)) for key in KEYS})
# Unpublished marks decide which rows go; to change one is to withhold something else.
DECIDING = {"substance", "may_know_others", "key"}


def may_read(declared: Any, reader: Reader, given: frozenset[str]) -> bool:
    """Written anew here, so that the code under test isn't its own judge."""
    if reader not in readers_of(declared):
        return False
    return reader != Reader.SUPPORTER or str(kind_of(declared)) in given


def withheld_texts(value: Any, reader: Reader, given: frozenset[str]) -> Iterator[str]:
    """Texts below a field that this reader may not have."""
    if isinstance(value, tuple):
        for one in value:
            yield from withheld_texts(one, reader, given)
    elif is_dataclass(value) and not isinstance(value, Hours):
        for one in fields(value):
            inner = getattr(value, one.name)
            yield from (
                withheld_texts(inner, reader, given) if may_read(one, reader, given) else texts_in(inner)
            )


def retold(value: Any, reader: Reader, given: frozenset[str]) -> Any:
    """The same plan, with every withheld text told differently."""
    if isinstance(value, tuple):
        return tuple(retold(one, reader, given) for one in value)
    if not is_dataclass(value) or isinstance(value, Hours):
        return value
    parts = {}
    for one in fields(value):
        inner = getattr(value, one.name)
        may = may_read(one, reader, given) or one.name in DECIDING
        parts[one.name] = retold(inner, reader, given) if may else other_words(inner)
    return type(value)(**parts)


def other_words(value: Any) -> Any:
    if isinstance(value, str):
        return f"other {value}" if value.startswith("words-") else value
    if isinstance(value, tuple):
        return tuple(other_words(one) for one in value)
    if is_dataclass(value) and not isinstance(value, Hours):
        return replace(value, **{one.name: other_words(getattr(value, one.name)) for one in fields(value)})
    return value


def sentinels(texts: Iterator[str]) -> set[str]:
    return {one for one in texts if one.startswith("words-")}


@settings(max_examples=60, deadline=None)
@given(plans(), st.sampled_from([Reader.CLIENT, Reader.WORKER]), consents)
def test_copy_holds_nothing_withheld(content: PlanContent, kind: Reader, given_kinds: dict):
    copy = copy_for(content, ReaderFacts(kind), given_kinds, DAY)
    withheld = sentinels(withheld_texts(content, kind, frozenset()))
    held = sentinels(texts_in(copy))
    assert held, "a copy holds something: the search above can find"
    assert not held & withheld
    assert held <= sentinels(texts_in(content))
    if kind is Reader.CLIENT:
        assert withheld, "something was there to withhold"


@settings(max_examples=60, deadline=None)
@given(plans(), consents)
def test_supporter_copy_holds_nothing_withheld(content: PlanContent, given_kinds: dict):
    mine = given_kinds.get("k0", frozenset()) | {"plan"}
    content = replace(content, helpers=(replace(content.helpers[0], until_on=None), *content.helpers[1:]))
    copy = copy_for(content, ReaderFacts(Reader.SUPPORTER, "k0"), {**given_kinds, "k0": mine}, DAY)
    own = sentinels(texts_in(content.helpers[0]))
    withheld = sentinels(withheld_texts(content, Reader.SUPPORTER, mine)) - own
    held = sentinels(texts_in(copy))
    assert content.edition.made_by in held
    assert not held & withheld
    assert {one.key for one in copy.helpers} <= {"k0"} | {
        one.key for one in content.helpers if one.may_know_others and "know_others" in mine
    }


@settings(max_examples=60, deadline=None)
@given(plans(), st.dates(date(2026, 3, 1), date(2026, 3, 31)))
def test_copy_with_something_withheld_equals_one_where_it_never_was(content: PlanContent, on: date):
    other = retold(content, Reader.CLIENT, frozenset())
    assert other != content
    assert copy_for(content, ReaderFacts(Reader.CLIENT), {}, on) == copy_for(
        other, ReaderFacts(Reader.CLIENT), {}, on
    )


@settings(max_examples=60, deadline=None)
@given(plans(), st.dates(date(2026, 3, 1), date(2026, 3, 31)))
def test_copy_points_at_nobody_who_is_gone(content: PlanContent, on: date):
    copy = copy_for(content, ReaderFacts(Reader.WORKER), {}, on)
    gone = set(KEYS) - {one.key for one in copy.helpers}
    assert not gone & set(texts_in(copy))


@settings(max_examples=60, deadline=None)
@given(plans())
def test_copy_of_a_copy_is_the_same_copy(content: PlanContent):
    once = copy_for(content, ReaderFacts(Reader.CLIENT), {}, DAY)
    assert copy_for(once, ReaderFacts(Reader.CLIENT), {}, DAY) == once

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic.foundation.contact_points import BadEmail, BadPhone, Phone, fold_number, tidy_email, tidy_phone


@pytest.mark.parametrize(
    ("typed", "region", "text", "digits", "extension"),
    [
        ("919-555-0171", "US", "(919) 555-0171", "9195550171", ""),
        ("9195550171", "US", "(919) 555-0171", "9195550171", ""),
        ("1 919 555 0171", "US", "(919) 555-0171", "9195550171", ""),
        ("٩١٩٥٥٥٠١٧١", "US", "(919) 555-0171", "9195550171", ""),
        ("\u202a919-555-0171\u202c", "US", "(919) 555-0171", "9195550171", ""),
        ("+1 919 555 0171 x23", "US", "(919) 555-0171 ext. 23", "9195550171", "23"),
        ("1-800-950-NAMI", "US", "(800) 950-6264", "8009506264", ""),
        ("020 7946 0018", "GB", "020 7946 0018", "2079460018", ""),
        ("+44 (0)20 7946 0018", "GB", "020 7946 0018", "2079460018", ""),
        ("07700900123", "GB", "07700 900123", "7700900123", ""),
        ("0800 1111", "GB", "0800 1111", "8001111", ""),
        ("+44 20 7946 0018", "US", "+44 20 7946 0018", "2079460018", ""),
        ("011 44 20 7946 0018", "US", "+44 20 7946 0018", "2079460018", ""),
        ("+1 919 555 0171", "GB", "+1 919-555-0171", "9195550171", ""),
    ],
)
def test_tidy_phone_usual_shapes(typed: str, region: str, text: str, digits: str, extension: str) -> None:
    assert tidy_phone(typed, region) == Phone(text, digits, odd=False, extension=extension)


@pytest.mark.parametrize(
    ("typed", "digits"), [("988", "988"), ("111", "111"), ("116 123", "116123"), ("4412", "4412")]
)
def test_tidy_phone_keeps_short_codes_as_typed(typed: str, digits: str) -> None:
    assert tidy_phone(typed, "GB") == Phone(typed, digits, odd=False, extension="")


def test_tidy_phone_short_code_with_option() -> None:
    assert tidy_phone("111 option 2", "GB") == Phone("111 option 2", "111", odd=False, extension="2")


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("555 0142", "5550142"),
        ("919 555 017", "919555017"),
        ("919-555-0171 (mum)", "9195550171"),
        ("+999 1234", "9991234"),
        ("12", "12"),
        ("call 5", "5"),
        ("ext. 4412", "4412"),
        ("0", "0"),
    ],
)
def test_tidy_phone_keeps_odd_shapes_as_typed(typed: str, digits: str) -> None:
    assert tidy_phone(typed, "US") == Phone(typed, digits, odd=True, extension="")


@pytest.mark.parametrize(
    "typed", ["", "  ", "ask Tolu", "---", "5" * 41, "919 555\x00 0171", "919\n555 0171"]
)
def test_tidy_phone_refuses(typed: str) -> None:
    with pytest.raises(BadPhone) as caught:
        tidy_phone(typed, "US")
    assert str(caught.value).endswith(".")


@given(st.text("0123456789+()-. x#", max_size=45), st.sampled_from(["US", "GB"]))
def test_tidy_phone_never_breaks_and_is_stable(typed: str, region: str) -> None:
    try:
        phone = tidy_phone(typed, region)
    except BadPhone:
        return
    assert phone.digits.isdecimal()
    if not phone.odd:
        assert tidy_phone(phone.text, region) == phone
        assert fold_number(phone.text) == phone.digits


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" Rosa@Example.ORG ", "Rosa@example.org"),
        ("mailto:x@y.org", "x@y.org"),
        ("o'brien+x@nhs.uk", "o'brien+x@nhs.uk"),
        ("x@münchen.de", "x@münchen.de"),
        ("x@xn--mnchen-3ya.de", "x@xn--mnchen-3ya.de"),
    ],
)
def test_tidy_email_accepts(typed: str, address: str) -> None:
    assert tidy_email(typed) == address


@pytest.mark.parametrize(
    "typed",
    ["", "rosa", "a@b", "a@@b.org", "a b@c.org", "a@b..org", "a..b@c.org", "a@-b.org", "Rosa <a@b.org>"]
    + ["a@b.org\x07", "a" * 250 + "@b.org", "a" * 65 + "@b.org", "a@b.org\nBcc: c@d.org"],
)  # fmt: skip
def test_tidy_email_refuses(typed: str) -> None:
    with pytest.raises(BadEmail) as caught:
        tidy_email(typed)
    assert str(caught.value).endswith(".")

"""Phone numbers and e-mail addresses, as typed and as printed. Odd ones are warned about, never refused."""

import re
from dataclasses import dataclass

import phonenumbers
from phonenumbers import PhoneNumberFormat, ValidationResult

from clinic.foundation.number_search import (
    SPELT,
    find_numbers,
    fold_number,
    mentions_number,
    plain_digits,
    same_number,
    split_extension,
)
from clinic.foundation.text import BadText, tidy_line

__all__ = [
    "BadEmail",
    "BadPhone",
    "Phone",
    "find_numbers",
    "fold_number",
    "mentions_number",
    "same_number",
    "tidy_email",
    "tidy_phone",
]

LONGEST_PHONE = 40
LONGEST_EMAIL = 254  # RFC 5321
SHORT_CODE = re.compile(r"\d{3,6}")

MESSAGES = {
    "no_digits": "Write the phone number in digits.",
    "phone_too_long": "That is too long for one phone number. Write one number, of at most 40 characters.",
    "email_shape": "Write the e-mail address with an @ and a full domain, like name@example.org.",
    "email_too_long": "That is too long for an e-mail address.",
}


class BadPhone(ValueError):
    """What can't be a phone number at all. `str(error)` is a plain sentence for the person who typed it."""


class BadEmail(ValueError):
    """What can't be an e-mail address. `str(error)` is a plain sentence for the person who typed it."""


@dataclass(frozen=True)
class Phone:
    """One phone number.

    text: as to print, extension included.
    digits: folded for search, without country code, trunk zero and extension.
    odd: the shape looks wrong, so ask the typist to look again.
    extension: digits, or empty.
    """

    text: str
    digits: str
    odd: bool
    extension: str


def tidy_phone(raw: str, region: str) -> Phone:
    """A typed number as to print: national style for its own region ("US", "GB"), international otherwise.

    Short codes (988, 111) and odd numbers stay as typed. Raises BadPhone without any digit, past 40
    characters, or for characters that no text may hold.
    """
    typed = _typed(raw)
    number_alone, extension = split_extension(typed)
    digits = fold_number(typed)
    if not digits:
        raise BadPhone(MESSAGES["no_digits"])
    if SHORT_CODE.fullmatch(re.sub(r"[\s.-]", "", number_alone)):
        return Phone(typed, digits, odd=False, extension=extension)
    number = _usual_number(typed, region)
    if number is None:
        return Phone(typed, digits, odd=True, extension=extension)
    return Phone(_printed(number, region), _digits(number), odd=False, extension=number.extension or "")


def _typed(raw: str) -> str:
    # Address books put invisible direction marks round a number: dropped, for they are no part of it.
    try:
        typed = tidy_line(plain_digits(raw))
    except BadText as error:
        raise BadPhone(str(error)) from error
    if len(typed) > LONGEST_PHONE:
        raise BadPhone(MESSAGES["phone_too_long"])
    return typed


def _usual_number(typed: str, region: str) -> phonenumbers.PhoneNumber | None:
    """The number when its shape is a usual one. Not "valid": 555-01xx, kept for fiction, counts as usual."""
    if _holds_words(typed):
        return None
    try:
        number = phonenumbers.parse(typed, region)
    except phonenumbers.NumberParseException:
        return None
    usual = phonenumbers.is_possible_number_with_reason(number) == ValidationResult.IS_POSSIBLE
    return number if usual else None


def _holds_words(typed: str) -> bool:
    bare = split_extension(typed)[0]
    return any(char.isalpha() for char in bare) and not SPELT.fullmatch(bare)


def _printed(number: phonenumbers.PhoneNumber, region: str) -> str:
    own = number.country_code == phonenumbers.country_code_for_region(region)
    style = PhoneNumberFormat.NATIONAL if own else PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(number, style))


def _digits(number: phonenumbers.PhoneNumber) -> str:
    national = str(phonenumbers.national_significant_number(number))
    return national.lstrip("0") or national


EMAIL = re.compile(
    r"[^@\s<>()\[\],;:\"\\]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_]"
)


def tidy_email(raw: str) -> str:
    """An address, trimmed, its domain in lower case. Raises BadEmail for what can't be one."""
    try:
        address = tidy_line(raw).removeprefix("mailto:")
    except BadText as error:
        raise BadEmail(str(error)) from error
    if len(address) > LONGEST_EMAIL:
        raise BadEmail(MESSAGES["email_too_long"])
    if not EMAIL.fullmatch(address) or ".." in address:
        raise BadEmail(MESSAGES["email_shape"])
    name, _, domain = address.rpartition("@")
    return f"{name}@{domain.lower()}"

"""The square that a phone reads: one name and one number as a contact card (vCard 3.0, RFC 2426).

It holds nothing else, points nowhere and sends nothing.
"""

import re
from dataclasses import dataclass

import phonenumbers
import segno

from clinic.foundation.number_search import plain_digits, split_extension

QUIET = 4  # modules of white around it, as ISO/IEC 18004 asks
TO_ESCAPE = re.compile(r"([\\,;])")
LONGEST_NAME = 40  # letters: more would make the square too fine for an old phone


@dataclass(frozen=True)
class Square:
    """`size`: modules along a side, the white around it included. `path`: the dark ones, as an SVG path."""

    size: int
    path: str


def contact_card(name: str, number: str, country: str) -> str:
    """The text that a phone saves. `country`: where a national number is called from, such as "US"."""
    said = TO_ESCAPE.sub(r"\\\1", name[:LONGEST_NAME].strip())
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:;{said};;;", f"FN:{said}", f"TEL:{dialled(number, country)}"]
    return "\r\n".join([*lines, "END:VCARD", ""])


def dialled(number: str, country: str) -> str:
    """A number as a phone dials it from anywhere: +15055550142; a short code or an odd one in digits."""
    alone, extension = split_extension(number)
    digits = re.sub(r"[^\d+]", "", plain_digits(alone))
    try:
        parsed = phonenumbers.parse(digits, country)
    except phonenumbers.NumberParseException:
        return digits
    if not phonenumbers.is_possible_number(parsed):
        return digits
    whole = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return f"{whole},{extension}" if extension else whole


def square_of(text: str) -> Square:
    """The square for a text, with a quarter of it spare for creases and a bad copier."""
    code = segno.make(text, error="m", micro=False, boost_error=False)
    rows = [bytes(row) for row in code.matrix]
    path = "".join(_runs(row, y + QUIET) for y, row in enumerate(rows))
    return Square(len(rows) + 2 * QUIET, path)


def _runs(row: bytes, y: int) -> str:
    """One row of modules: each dark run as a bar of height 1."""
    bits = "".join("1" if module else "0" for module in row)
    bars = re.finditer("1+", bits)
    return "".join(f"M{bar.start() + QUIET} {y}h{len(bar[0])}v1h-{len(bar[0])}z" for bar in bars)

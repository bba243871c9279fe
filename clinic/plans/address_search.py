"""Finding where somebody lives in typed words: house and street, short or long forms alike."""

import re

from clinic.foundation.text import fold

STREETS = {
    "street": "st", "road": "rd", "avenue": "ave", "lane": "ln", "drive": "dr", "court": "ct", "place": "pl",
    "boulevard": "blvd", "apartment": "apt", "flat": "apt", "unit": "apt", "terrace": "ter", "square": "sq",
}  # fmt: skip


def address_words(text: str) -> str:
    """Folded, with the usual words of a street cut to their short forms."""
    return " ".join(STREETS.get(word, word) for word in fold(text).split())


def address_line(address: str) -> str:
    """The line of an address that tells where somebody lives: house and street. Empty when there is none."""
    lines = [address_words(line) for line in re.split(r"[,;\n]", address)]
    telling = [line for line in lines if any(char.isdigit() for char in line) and len(line.split()) > 1]
    # "Apartment 4" by itself is many people's: the fuller line tells.
    return max(telling, key=lambda line: len(line.split()), default=address_words(address))


def mentions_address(text: str, line: str) -> bool:
    """Whether typed words hold this house and street (as `address_line` gives it)."""
    return f" {line} " in f" {address_words(text)} "

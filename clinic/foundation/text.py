"""Typed text: what is let in, how it is tidied, and how it is folded for search.

What is accepted comes back exactly, in Unicode's composed form (NFC); what could hide or turn round
other text is refused, so that paper and screen show the same words as were typed.
"""

import unicodedata

from clinic.foundation.folding import fold
from clinic.foundation.names import initials, is_placeholder_name

__all__ = [
    "BadText",
    "fold",
    "has_odd_zero_width",
    "initials",
    "is_placeholder_name",
    "tidy_line",
    "tidy_words",
]

# Every character with Unicode's Bidi_Control property: they can make text read in another order than stored.
BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
LINE_SEPARATORS = frozenset("\u2028\u2029")
ZERO_WIDTH = frozenset("\u00ad\u180e\u200b\u200c\u200d\u2060\ufeff")
JOINERS = frozenset("\u200c\u200d")
ZERO_WIDTH_SPACE = "\u200b"
JOINER_SCRIPTS = frozenset(
    """ARABIC SYRIAC NKO MANDAIC MONGOLIAN DEVANAGARI BENGALI GURMUKHI GUJARATI ORIYA TAMIL TELUGU KANNADA
    MALAYALAM SINHALA MYANMAR KHMER TIBETAN BALINESE JAVANESE""".split()
)
UNSPACED_SCRIPTS = frozenset("THAI LAO KHMER MYANMAR TIBETAN JAVANESE BALINESE TAI".split())

MESSAGES = {
    "control": "This text holds a character that cannot be printed, at character {place}. Delete it.",
    "newline": "Keep this on one line. There is a line break or a tab at character {place}.",
    "separator": "This text holds a hidden line break at character {place}. Delete it, then press Enter.",
    "bidi": "This text holds a hidden direction mark at character {place}. Delete it and type it again.",
    "broken": "This text holds a broken character at character {place}. Delete it and type it again.",
}


class BadText(ValueError):
    """Text that can't be kept. `str(error)` is a plain sentence, without the text, for who typed it."""

    def __init__(self, problem: str, place: int) -> None:
        self.problem = problem
        self.place = place
        super().__init__(MESSAGES[problem].format(place=place))


def tidy_line(raw: str) -> str:
    """One line: NFC, trimmed. Raises BadText for a line break or tab inside, and as tidy_words does."""
    return _tidy(raw, may_break=False)


def tidy_words(raw: str) -> str:
    """Running words: NFC, trimmed, line ends as newline; newline and tab stay.

    Raises BadText for other C0 and C1 controls, NUL, U+2028 and U+2029, direction controls,
    lone surrogates and noncharacters.
    """
    return _tidy(raw, may_break=True)


def _tidy(raw: str, *, may_break: bool) -> str:
    text = _trim(raw.replace("\r\n", "\n").replace("\r", "\n"))
    for place, char in enumerate(text, start=1):
        problem = _problem(char, may_break)
        if problem:
            raise BadText(problem, place)
    return unicodedata.normalize("NFC", text)


def _trim(text: str) -> str:
    # str.strip() would also drop U+2028 and some controls unseen; those are to be refused.
    edges = "\n\t" + "".join({char for char in text if unicodedata.category(char) == "Zs"})
    return text.strip(edges)


def _problem(char: str, may_break: bool) -> str | None:
    if char in "\n\t":
        return None if may_break else "newline"
    if char in LINE_SEPARATORS:
        return "separator"
    if char in BIDI_CONTROLS:
        return "bidi"
    category = unicodedata.category(char)
    if category == "Cc":
        return "control"
    return "broken" if category == "Cs" or _is_noncharacter(ord(char)) else None


def _is_noncharacter(code: int) -> bool:
    # XML, and so PDF metadata, can't hold these.
    return 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE


def has_odd_zero_width(text: str) -> bool:
    """True when an invisible character stands where no script needs one: worth a warning, never a refusal.

    Joiners are at home in Arabic, Persian and Indic words and between emoji, the zero-width space in
    scripts written without spaces; the soft hyphen, word joiner and byte order mark are always odd.
    """
    return any(char in ZERO_WIDTH and not _needed(text, place) for place, char in enumerate(text))


def _needed(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if text[place] == ZERO_WIDTH_SPACE:
        return _in_script(before, UNSPACED_SCRIPTS) or _in_script(after, UNSPACED_SCRIPTS)
    if text[place] not in JOINERS:
        return False
    return _in_script(before, JOINER_SCRIPTS) or _joins_emoji(before, after)


def _in_script(char: str, scripts: frozenset[str]) -> bool:
    return bool(char) and unicodedata.name(char, "").split(" ")[0] in scripts


def _joins_emoji(before: str, after: str) -> bool:
    if not before or not after:
        return False
    follows_picture = before == "\ufe0f" or unicodedata.category(before) in ("So", "Sk")
    return follows_picture and unicodedata.category(after) in ("So", "Sm")

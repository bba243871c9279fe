"""Folding text for search, so that `oconnor` finds O'Connor and `nguyen` finds Nguyễn."""

import unicodedata

# Letters that Unicode does not take apart into a base letter and a mark, and Arabic and Persian
# letters that one person writes one way and the next another.
PLAIN_LETTERS = str.maketrans(
    {
        "đ": "d", "ð": "d", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ŧ": "t",
        "ı": "i", "ŋ": "n", "ĸ": "k", "ƒ": "f", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y",
        "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": None,
    }
)  # fmt: skip
# Dropped without leaving a space: what people put, or leave out, inside one word.
INSIDE_WORDS = str.maketrans(dict.fromkeys("'’‘‛ʼʻʹ`´′＇.·"))


def fold(text: str) -> str:
    """The searchable form: no case, accents, apostrophes or punctuation; digits as 0-9; single spaces.

    Marks that make another letter (kana voicing, Indic vowel signs) stay. Folding twice changes nothing.
    """
    spread = unicodedata.normalize("NFD", text).translate(INSIDE_WORDS)
    spread = unicodedata.normalize("NFKD", spread).casefold().translate(INSIDE_WORDS).translate(PLAIN_LETTERS)
    letters = "".join(_plain(char) for char in unicodedata.normalize("NFKD", spread))
    return " ".join(unicodedata.normalize("NFC", letters).split())


def _plain(char: str) -> str:
    category = unicodedata.category(char)
    if unicodedata.combining(char) > 9 or category == "Cf" or 0xFE00 <= ord(char) <= 0xFE0F:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(char))
    return " " if category[0] in "PZC" else char

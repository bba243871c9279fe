"""What is not even tried: words so long that setting them would take minutes and read as noise.

No language has such words, and forms let none in. What is found is named by the heading above it.
"""

from collections.abc import Iterator
from typing import Any

from clinic.printing.glyphs import printable

LONGEST_WORD = 2_000  # letters without a space
NOT_READ = ("svg", "png")  # drawings and pictures: nobody typed them
HEADINGS = ("title", "label", "heading", "question", "what", "name")
LONGEST_HEADING = 80
TOO_LONG = "This can’t be printed: a word of {letters} letters without a space, under “{place}”. Shorten it."


def refusal(payload: dict[str, Any]) -> str | None:
    """Why this document is not printed as it is, in a plain sentence; None when it may be tried."""
    for place, text in placed_texts(payload):
        letters = _longest_word(text) if len(text) > LONGEST_WORD else 0
        if letters > LONGEST_WORD:
            return TOO_LONG.format(letters=f"{letters:,}", place=place)
    return None


def _longest_word(text: str) -> int:
    """In letters that are printed: of a tower of marks only its foot is."""
    return max(map(len, str(printable(text)).split()), default=0)


def placed_texts(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text in the plain values of a document, with the heading on paper that it stands under."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, list):
        for one in value:
            yield from placed_texts(one, place)
    elif isinstance(value, dict):
        closer = _heading(value) or place
        for key, one in value.items():
            if key not in NOT_READ:
                yield from placed_texts(one, closer)


def _heading(values: dict[str, Any]) -> str:
    for key in HEADINGS:
        words = _plain(values.get(key))
        if 0 < len(words) <= LONGEST_HEADING:
            return words
    return ""


def _plain(value: Any) -> str:
    """The words of a text or a phrase."""
    if isinstance(value, list):
        return "".join(piece["text"] for piece in value if isinstance(piece, dict) and "text" in piece)
    return value if isinstance(value, str) else ""

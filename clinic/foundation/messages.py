"""Fixed words that are said in other languages too: marked here, gathered by `./dev words`."""

from collections.abc import Callable

# A message in English -> the same in the language of the paper.
Translate = Callable[[str], str]


def message(text: str) -> str:
    """Marks a fixed message that is kept in a table, so that it is gathered for translators."""
    return text


def in_english(text: str) -> str:
    """Messages are written in English: there they say themselves."""
    return text

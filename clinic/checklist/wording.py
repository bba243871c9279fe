"""Words of screen and paper that belong to no item: statuses, ways out, sentence starters. As data."""

from dataclasses import dataclass
from functools import cache

from clinic.checklist.catalogue import DATA, read_toml
from clinic.foundation.folding import fold
from clinic.foundation.pack_reading import read_table


@cache
def _statuses() -> dict[str, dict[str, str]]:
    return read_toml(DATA / "statuses.toml")


def words(place: str) -> str:
    """The words at a place such as "step.waiting" or "way_out.rather_not". KeyError for no such place."""
    table, _, key = place.partition(".")
    return _statuses()[table][key]


@cache
def _paper_words() -> dict[str, dict[str, str]]:
    return read_toml(DATA / "paper_words.toml")


def paper_words(table: str, key: str) -> str:
    """How paper says an answer; "" where it has no words of its own. KeyError for no such table."""
    return _paper_words()[table].get(key, "")


@dataclass(frozen=True)
class Starters:
    """Beginnings of sentences, a note above them, and a soft hint when a box holds one of `words`."""

    starters: tuple[str, ...]
    note: str
    hint: str
    words: tuple[str, ...]

    def found_in(self, text: str) -> tuple[str, ...]:
        """The words that a text holds and that say what somebody thought, not what happened."""
        folded = f" {fold(text)} "
        return tuple(word for word in self.words if f" {fold(word)} " in folded)


@cache
def starters() -> Starters:
    """What helps to write down what only the worker knows."""
    return read_table(Starters, read_toml(DATA / "starters.toml"), "starters.toml")

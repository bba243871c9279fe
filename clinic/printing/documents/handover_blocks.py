"""What the handover is made of: a label, and beside it lines, numbered lines or a small table."""

from dataclasses import dataclass

from clinic.plans.phrases import Phrase, typed


@dataclass(frozen=True)
class Table:
    """Headings, and rows of as many cells."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Phrase, ...], ...]


@dataclass(frozen=True)
class HandoverRow:
    """One answer. `ordered`: the lines are numbered. `table` stands after the lines."""

    key: str
    label: Phrase
    lines: tuple[Phrase, ...] = ()
    ordered: bool = False
    table: Table | None = None


def typed_lines(words: str) -> tuple[Phrase, ...]:
    """Each line as it was typed."""
    return tuple(typed(line.strip()) for line in words.splitlines() if line.strip())

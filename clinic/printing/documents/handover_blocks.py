"""What the handover is made of: a label, and beside it lines, numbered lines or a small table."""

from dataclasses import dataclass, replace

from clinic.plans.phrases import Phrase, plain, typed

LONG = 500  # letters of one line


@dataclass(frozen=True)
class Table:
    """Headings, and rows of as many cells."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Phrase, ...], ...]


@dataclass(frozen=True)
class HandoverRow:
    """One answer. `ordered`: the lines are numbered. `table` stands before the lines.

    `wide`: below its label and not beside it, because it may go on over the next page.
    """

    key: str
    label: Phrase
    lines: tuple[Phrase, ...] = ()
    ordered: bool = False
    table: Table | None = None
    wide: bool = False


def fitted(row: HandoverRow) -> HandoverRow:
    """The answer as wide as it needs to be: a table, or more than stands beside a label."""
    is_long = any(len(plain(line)) > LONG for line in row.lines)
    return replace(row, wide=is_long or row.table is not None)


def typed_lines(words: str) -> tuple[Phrase, ...]:
    """Each line as it was typed."""
    return tuple(typed(line.strip()) for line in words.splitlines() if line.strip())

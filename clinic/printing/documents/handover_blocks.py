"""What the handover is made of: a label, and beside it lines, numbered lines or a small table."""

from dataclasses import dataclass, replace

from clinic.plans.phrases import Phrase, plain, typed

LONG = 500  # letters of one line
MOST_ROWS = 4
MOST_NUMBERED = 10


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
    """The answer as wide as it needs to be: with more than stands well beside a label."""
    is_long = any(len(plain(line)) > LONG for line in row.lines)
    has_many = row.table is not None and len(row.table.rows) > MOST_ROWS
    is_long_list = row.ordered and len(row.lines) > MOST_NUMBERED
    return replace(row, wide=is_long or has_many or is_long_list)


def typed_lines(words: str) -> tuple[Phrase, ...]:
    """Each line as it was typed."""
    return tuple(typed(line.strip()) for line in words.splitlines() if line.strip())

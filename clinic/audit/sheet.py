"""A table as CSV (RFC 4180) that no spreadsheet runs: a cell that could start a formula gets an apostrophe.

A cell that starts with an apostrophe of its own gets one too, so taking one away always gives back what was
there. Every cell is quoted; UTF-8 with a mark, which spreadsheets look for.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

MARK = "\ufeff"
GUARD = "'"
# What spreadsheets start a formula with, wide forms included, and what they skip before one.
STARTERS = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    " ",
    "\u00a0",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
    GUARD,
)


def to_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as a file."""
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([guarded(cell) for cell in row] for row in rows)
    return (MARK + out.getvalue()).encode("utf-8")


def from_csv(content: bytes) -> Iterator[list[str]]:
    """The rows of such a file, as they were."""
    text = content.decode("utf-8").removeprefix(MARK)
    for row in csv.reader(io.StringIO(text, newline="")):
        yield [cell.removeprefix(GUARD) for cell in row]


def guarded(cell: str) -> str:
    """The cell as it stands in the file."""
    return GUARD + cell if cell.startswith(STARTERS) else cell

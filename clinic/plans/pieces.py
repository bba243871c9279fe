"""A plan taken to pieces: every value that somebody may read, in words, with where it stands."""

from collections.abc import Iterator
from dataclasses import Field, dataclass, fields, replace
from typing import Any

from clinic.plans.compare import UNTOLD, Sayings
from clinic.plans.content import Edition, PlanContent
from clinic.plans.content_people import Helper
from clinic.plans.plan_texts import field_words, section_words
from clinic.plans.readers import empty_of
from clinic.plans.shape import is_row

# Marks, and what is read back by the words beside it.
NO_PIECES = (UNTOLD - {"edition"}) | {"substance", "marked", "tells_substance_use", "may_know_others"}


@dataclass(frozen=True)
class Piece:
    """One value. `section`: field of PlanContent; `subject`: what its row is about, "" outside a row.

    `declared`: the declarations that it stands under, from the section down. `helper`: key of whose row it
    is.
    """

    section: str
    subject: str
    label: str
    words: str
    helper: str
    declared: tuple[Field[Any], ...]

    @property
    def told(self) -> tuple[str, str, str, str]:
        """What it tells, whatever else its row still holds: a row is called by what is left of it."""
        return (self.section, self.label, self.words, self.helper)

    @property
    def title(self) -> str:
        """The section in words."""
        return section_words(self.section)

    @property
    def name(self) -> str:
        """The field that holds it."""
        return self.declared[-1].name


def pieces(named: PlanContent, says: Sayings) -> Iterator[Piece]:
    """Every filled field, in the order of the plan. `named`: with names in place of helpers' keys."""
    for section in fields(named):
        if section.name not in NO_PIECES:
            at = Piece(section.name, "", "", "", "", (section,))
            yield from _pieces(getattr(named, section.name), at, says, PlanContent)


def _pieces(value: Any, at: Piece, says: Sayings, kind: type) -> Iterator[Piece]:
    """`kind`: of the row, or of the plan, whose field holds the value."""
    if is_row(value):
        yield from _of_row(value, at, says)
    elif isinstance(value, tuple) and any(is_row(one) for one in value):
        for one in value:
            yield from _of_row(one, _begun(one, at, says), says)
    elif type(value) is int or value != empty_of(at.declared[-1]):
        yield replace(at, words=says.words(says.read(kind, at.name, value)))


def _begun(row: Any, at: Piece, says: Sayings) -> Piece:
    """Where a row of a table begins: it is called by what it is about. A helper's number stays theirs."""
    if at.helper:
        return at
    return replace(at, subject=says.title(row), helper=row.key if isinstance(row, Helper) else "")


def _of_row(row: Any, at: Piece, says: Sayings) -> Iterator[Piece]:
    for one in fields(row):
        if one.name not in NO_PIECES and (type(row), one.name) != (Edition, "number"):
            below = replace(at, label=field_words(type(row), one.name), declared=(*at.declared, one))
            yield from _pieces(getattr(row, one.name), below, says, type(row))

"""The daily chores: each is claimed, done and noted by itself, so a cut-off day goes on where it stopped.

Two workers share them: a chore is begun by whoever claims it first. One that fails is noted with its problem
and tried again after an hour; the others are done all the same.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import CursorResult, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from clinic.foundation.database import now
from clinic.foundation.errors import HandoffError
from clinic.foundation.log_lines import note
from clinic.keeping.house import House
from clinic.keeping.models import Chore as ChoreRow

TRIED_AGAIN = timedelta(hours=1)


class Trouble(HandoffError):
    """A chore could not be done whole; the words hold no name."""


@dataclass(frozen=True)
class Chore:
    """`name`: a stable key. `run`: does it; how many of what it took away or found, in words."""

    name: str
    run: Callable[[House], Mapping[str, int]]


@dataclass(frozen=True)
class Done:
    """What a chore did. `problem`: in words, "" when all went well."""

    name: str
    found: Mapping[str, int]
    problem: str = ""


def do_all(house: House, chores: Sequence[Chore]) -> list[Done]:
    """Every chore now, whether or not it was done today."""
    return [_do(house, chore) for chore in chores]


def do_due(house: House, chores: Sequence[Chore]) -> list[Done]:
    """The chores that were not done today (UTC) and that nobody else has in hand."""
    return [_do(house, chore) for chore in chores if _claim(house, chore)]


def last_done(session: Session) -> datetime | None:
    """When all chores were last done: the oldest of their times; None when one never was."""
    times = session.scalars(select(ChoreRow.done_at)).all()
    return None if not times or None in times else min(at for at in times if at)


def problems(session: Session) -> dict[str, str]:
    """What went wrong the last time, by chore."""
    rows = session.scalars(select(ChoreRow).where(ChoreRow.problem != "").order_by(ChoreRow.name))
    return {row.name: row.problem for row in rows}


def _claim(house: House, chore: Chore) -> bool:
    """One conditional statement: of two who ask at once, one is told yes."""
    with house.database.writing() as session:
        _make_row(session, chore)
        at = now(session)
        today = datetime.combine(at.astimezone(UTC).date(), datetime.min.time(), UTC)
        is_due = or_(ChoreRow.done_at.is_(None), ChoreRow.done_at < today)
        is_free = or_(ChoreRow.began_at.is_(None), ChoreRow.began_at < at - TRIED_AGAIN)
        claimed: CursorResult[Any] = session.execute(  # type: ignore[assignment]
            update(ChoreRow).where(ChoreRow.name == chore.name, is_due, is_free).values(began_at=at)
        )
        return claimed.rowcount == 1


def _make_row(session: Session, chore: Chore) -> None:
    if session.get(ChoreRow, chore.name) is None:
        try:
            with session.begin_nested():
                session.add(ChoreRow(name=chore.name))
        except IntegrityError:
            return  # another worker made it in the same moment


def _do(house: House, chore: Chore) -> Done:
    try:
        done = Done(chore.name, chore.run(house))
    except HandoffError as error:
        done = Done(chore.name, {}, error.words)
    except Exception as error:  # one chore that breaks keeps no other from being done
        note("chore.not_done", level=logging.WARNING, error=error, of=chore.name)
        done = Done(chore.name, {}, f"It broke off ({type(error).__name__}).")
    _note(house, chore, done)
    return done


def _note(house: House, chore: Chore, done: Done) -> None:
    with house.database.writing() as session:
        _make_row(session, chore)
        row = session.get_one(ChoreRow, chore.name)
        row.found, row.problem = sum(done.found.values()), done.problem
        if not done.problem:
            row.done_at = now(session)

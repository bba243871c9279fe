"""Random consents as they are written down: given, refused, taken back, ended on the day, struck out.

`read_anew` reads them by the rules and not by the code under test.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from clinic.caseload.queries.consents import standing
from clinic.plans.queries.review import said_by_helper
from tests.plans.random_plans import KEYS

KINDS = ("may_be_rung", "contact", "plan", "medicines", "risk", "substance_use", "know_others")
MOST_ROWS = 16
SIGNED = 0.4
GIVEN, REFUSED, TAKEN_BACK, STRUCK = "given", "refused", "taken back", "struck"
WAYS = (GIVEN, GIVEN, GIVEN, REFUSED, TAKEN_BACK, STRUCK)
# The last day, counted from the day of the copy; None for none.
LAST_DAYS = (None, None, None, -1, 0, 1)


@dataclass(frozen=True)
class Said:
    """One row, with what the code under test reads of it."""

    id: int
    person_id: str
    kind: str
    given: bool
    given_on: date
    until_on: date | None = None
    withdraws: int | None = None
    strikes: int | None = None
    how: str = "written"
    purpose: str = ""


def said_rows(random: Random, on: date, helper: str = "", has_page: bool = False) -> tuple[Said, ...]:
    """What a client said over time, oldest first. `helper`: who reads, "" for the client.

    `has_page`: they may have a page on the day. As often as not they may read of treatment, and of most else.
    """
    rows: list[Said] = []
    for number in range(random.randrange(MOST_ROWS)):
        rows.append(_row(random, rows, number, on))
    kinds = ["plan"] if has_page else []
    if helper and random.random() < SIGNED:
        kinds += ["substance_use", *random.sample(("risk", "know_others"), 2)]
    for kind in kinds:
        until = random.choice((None, on))  # a last day still counts
        rows.append(Said(len(rows), helper, kind, True, on - timedelta(3), until))
    return tuple(rows)


def _row(random: Random, rows: Sequence[Said], number: int, on: date) -> Said:
    key, kind, way = random.choice(KEYS), random.choice(KINDS), random.choice(WAYS)
    days = random.choice(LAST_DAYS)
    day = on - timedelta(random.randint(2, 9))
    earlier = [one for one in rows if one.strikes is None and not _is_struck(one, rows)]
    if earlier and way in (TAKEN_BACK, STRUCK):
        one = random.choice(earlier)
        if way == STRUCK:
            return Said(number, one.person_id, one.kind, False, day, strikes=one.id)
        return Said(number, one.person_id, one.kind, False, day, withdraws=one.id)
    if way == REFUSED:
        return Said(number, key, kind, False, day)
    return Said(number, key, kind, True, day, None if days is None else on + timedelta(days))


def _is_struck(row: Said, rows: Sequence[Said]) -> bool:
    return any(one.strikes == row.id for one in rows)


def read_anew(rows: Sequence[Said], on: date) -> dict[str, frozenset[str]]:
    """By helper: the kinds that hold on the day, "not:kind" after a no; a yes that has ended is neither."""
    said: dict[str, set[str]] = {}
    for key in KEYS:
        for kind in KINDS:
            told = [row for row in rows if (row.person_id, row.kind) == (key, kind) and row.strikes is None]
            told = [row for row in told if not _is_struck(row, rows)]
            if not told:
                continue
            last, kinds = told[-1], said.setdefault(key, set())
            if not last.given:
                kinds.add(f"not:{kind}")
            elif last.until_on is None or last.until_on >= on:
                kinds.add(kind)
    return {key: frozenset(kinds) for key, kinds in said.items()}


def looked_up(rows: Sequence[Said], on: date) -> dict[str, frozenset[str]]:
    """The same as the app reads it."""
    return said_by_helper(standing(rows, on))  # type: ignore[arg-type]

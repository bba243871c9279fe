"""Which records' time is over: a list for a person to look at. Nothing goes by itself.

Whoever confirms gives the code of the list that they saw; when the list is another one by then, nothing goes.
"""

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.accounts.queries.installation import zone_of_clinic
from clinic.foundation.database import today
from clinic.foundation.errors import Refused
from clinic.keeping.erasing import erase
from clinic.keeping.ledger import Ledger
from clinic.keeping.ownership import client_of, owned_tables
from clinic.keeping.records import keep_rule, records_of
from clinic.keeping.rules import TIME_IS_OVER, KeepRule, Record, keep_until, why_it_stays

ANOTHER_LIST = "The list is another one than {code!r} was for. Look at it again, and confirm what you see."
CODE_LENGTH = 8


@dataclass(frozen=True)
class Due:
    """A record whose time is over. `rows`: how many it has; `plans`, `papers`: how many of them are those."""

    record: Record
    until: date
    rows: int
    plans: int
    papers: int


@dataclass(frozen=True)
class Outlook:
    """A clinic's records: which would go, and how many stay for which reason."""

    rule: KeepRule
    due: tuple[Due, ...]
    held: tuple[Record, ...]
    open: int
    in_use: int
    too_early: int
    next_on: date | None

    @property
    def code(self) -> str:
        """Names exactly this list."""
        ids = ",".join(sorted(str(one.record.client_id) for one in self.due))
        return hashlib.sha256(ids.encode()).hexdigest()[:CODE_LENGTH]


def outlook(session: Session, clinic_id: UUID) -> Outlook:
    """How a clinic's records stand today."""
    rule, day = keep_rule(session, clinic_id), today(session, zone_of_clinic(session, clinic_id))
    records = records_of(session, clinic_id)
    over = [one for one in records if not why_it_stays(rule, one, day)]
    waiting = [until for one in records if (until := keep_until(rule, one)) and until > day and _is_free(one)]
    return Outlook(
        rule=rule,
        due=_counted(session, rule, over),
        held=tuple(one for one in records if one.closed_on and one.held_since),
        open=sum(one.closed_on is None for one in records),
        in_use=sum(bool(one.closed_on and one.emergency_until and not one.held_since) for one in records),
        too_early=len(waiting),
        next_on=min(waiting, default=None),
    )


def erase_due(session: Session, *, by: Viewer, code: str, ledger: Ledger) -> tuple[UUID, ...]:
    """Erase every record of the list with this code. Refused when the list is another one by now.

    The caller commits, and then has files and pages cleaned: see cleaning.
    """
    by.require(Permission.KEEP_RECORDS)
    seen = outlook(session, by.clinic_id)
    if not seen.due or seen.code != code:
        raise Refused(ANOTHER_LIST.format(code=code))
    for one in seen.due:
        erase(session, by=by, client_id=one.record.client_id, ground=TIME_IS_OVER, ledger=ledger)
    return tuple(one.record.client_id for one in seen.due)


def _is_free(record: Record) -> bool:
    return not record.held_since and not record.emergency_until


def _counted(session: Session, rule: KeepRule, records: list[Record]) -> tuple[Due, ...]:
    by_table = (
        {table.name: _rows_by_client(session, table.name) for table in owned_tables()} if records else {}
    )
    due = []
    for record in records:
        rows = {name: counted[record.client_id] for name, counted in by_table.items()}
        until = keep_until(rule, record)
        assert until is not None  # only closed records are due
        due.append(Due(record, until, sum(rows.values()), rows["plan_version"], rows["paper_job"]))
    return tuple(due)


def _rows_by_client(session: Session, name: str) -> Counter[UUID]:
    table = next(one for one in owned_tables() if one.name == name)
    owner = client_of(table).label("owner")
    each = select(owner).select_from(table).subquery()
    found = session.execute(select(each.c.owner, func.count()).group_by(each.c.owner))
    return Counter({client_id: count for client_id, count in found})  # noqa: C416 (rows are no pairs to dict)

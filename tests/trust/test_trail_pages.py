"""The trail's pages: one event for each look, print, change, denial and sign-in; who may read which; O6.

Seen to fail: with reads no longer noted; with a supervisor let into the whole clinic's trail; with cells left
unguarded.
"""

import csv
import io
import json
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from clinic.accounts.models import User
from clinic.audit.events import Event
from clinic.audit.models import AuditEvent
from clinic.audit.queries import TrailWish, trail_page
from clinic.audit.sheet import STARTERS, from_csv, to_csv
from clinic.audit.trail import record
from clinic.audit.wording import GROUPS, event_words, events_of_group
from clinic.caseload import actions
from clinic.foundation.clock import FixedClock
from clinic.foundation.database import Database
from tests.app_fixtures import TUESDAY
from tests.factories.rows import viewer_of
from tests.trust.conftest import House

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''", " =1", "＝1+1"]


def _events_of(database: Database, house: House, name: str) -> list[tuple[str, str, str]]:
    with database.reader() as session:
        rows = session.scalars(
            select(AuditEvent).where(AuditEvent.actor_id == house.users[name].id).order_by(AuditEvent.seq)
        )
        return [(row.event, row.subject, row.basis) for row in rows]


def test_look_leaves_one_event_with_its_right(pages_of, house: House, database: Database) -> None:
    for name, basis in (("ann", "lead"), ("sue", "supervises")):
        before = len(_events_of(database, house, name))
        pages_of(name).get(f"/clients/{house.sam}")
        assert _events_of(database, house, name)[before:] == [("client.viewed", "caseload.client", basis)]


def test_refusal_leaves_one_event(pages_of, house: House, database: Database) -> None:
    gil, wes = pages_of("gil"), pages_of("wes")
    gil.get("/clients", status=403)
    assert _events_of(database, house, "gil") == [("access.denied", "caseload.clients", "")]
    before = len(_events_of(database, house, "wes"))
    wes.get(f"/clients/{house.sam}", status=404)
    assert _events_of(database, house, "wes")[before:] == [("access.denied", "caseload.client", "")]


def test_change_leaves_its_event_and_nothing_that_was_typed(
    pages_of, house: House, database: Database
) -> None:
    ann = pages_of("ann")
    path = f"/clients/{house.sam}/never-ring"
    ann.submit(ann.get(path), {"name": "Vic Stone", "reason": "He follows her", "number": "505 555 0166"})
    with database.reader() as session:
        rows = session.scalars(select(AuditEvent)).all()
    assert [row.event for row in rows].count("never_ring.added") == 1
    everything = json.dumps([[str(value) for value in vars(row).values()] for row in rows])
    assert not [typed for typed in ("Vic", "follows", "0166", "Rosa") if typed in everything]
    assert "Ann Weaver" in everything


def test_auditor_reads_the_whole_clinic_and_no_record(pages_of, house: House) -> None:
    imani = pages_of("imani")
    words = imani.get("/trail").words
    assert "Sam Okafor" in words
    assert "Wilma Westwood" in words
    imani.get(f"/clients/{house.sam}", status=403)


def test_supervisor_reads_their_teams_only(pages_of, house: House) -> None:
    sue = pages_of("sue")
    page = sue.get("/trail")
    assert "Sam Okafor" in page.words
    assert "Westwood" not in page.html
    asked = sue.get(f"/trail?client={house.west_client}")
    assert "Westwood" not in asked.html
    assert "Nothing fits" in asked.words
    assert "Nothing fits" in sue.get("/trail?whom=Westwood").words


def test_trail_is_searched(pages_of, house: House, clock: FixedClock) -> None:
    pages_of("ann").get(f"/clients/{house.sam}")
    imani = pages_of("imani")
    assert "Wes Lund" not in imani.get("/trail?who=ann").words
    assert "Westwood" not in imani.get("/trail?whom=sam+okaf").words
    assert "added the client" not in imani.get("/trail?kind=looked").words
    assert "looked at the record" not in imani.get("/trail?kind=changed").words
    assert "Nothing fits" in imani.get("/trail?until=2026-03-09").words
    assert "Ann Weaver" in imani.get("/trail?from=2026-03-10&until=2026-03-10").words


@pytest.mark.parametrize(
    "query", ["from=yesterday", "before=x", "before=-1", "kind=%00", "who=%F0%9F%8E%88", "before=" + "9" * 30]
)
def test_trail_takes_any_question(pages_of, query: str) -> None:
    pages_of("imani").get(f"/trail?{query}")


def test_trail_refuses_what_is_no_id(pages_of) -> None:
    pages_of("imani").get("/trail?client=1", status=404)


def test_pages_follow_one_another_without_gap_or_repeat(database: Database, house: House) -> None:
    with database.writing() as session:
        imani = viewer_of(session, session.get_one(User, house.users["imani"].id))
        for number in range(25):
            record(session, Event.CLIENT_VIEWED, by=house.office.ann, client_id=house.sam, subject=number)
    seen: list[int] = []
    before = None
    with database.reader() as session:
        while True:
            page = trail_page(session, imani, TrailWish(before=before), size=10)
            seen += [line.seq for line in page.lines]
            before = page.before
            if before is None:
                break
    assert seen == sorted(set(seen), reverse=True)
    assert len(seen) == page.total


def test_file_holds_what_the_page_holds_and_is_an_event(pages_of, house: House, database: Database) -> None:
    imani = pages_of("imani")
    page = imani.get("/trail.csv?whom=sam")
    assert page.response.mimetype == "text/csv"
    rows = list(from_csv(page.response.data))
    assert {row[4] for row in rows[1:]} == {"Sam Okafor"}
    assert _events_of(database, house, "imani")[-1] == ("trail.exported", "audit.trail_csv", "")


def test_file_of_a_client_with_a_formula_for_a_name_starts_none(
    pages_of, house: House, database: Database
) -> None:
    with database.writing() as session:
        actions.change_client(
            session, by=house.office.ann, client_id=house.sam, preferred_name='=HYPERLINK("x")'
        )
    content = pages_of("imani").get("/trail.csv").response.data
    cells = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) for cell in row]
    assert '\'=HYPERLINK("x")' in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@given(st.lists(st.lists(st.text() | st.sampled_from(FORMULAS), min_size=1, max_size=4), max_size=5))
def test_cells_start_no_formula_and_come_back(rows: list[list[str]]) -> None:
    rows = [[cell.encode("utf-8", "ignore").decode() for cell in row] for row in rows]
    content = to_csv(rows)
    plain = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert not [cell for row in plain for cell in row if cell.startswith(tuple(set(STARTERS) - {"'"}))]
    assert list(from_csv(content)) == rows


def test_client_can_be_given_who_opened_the_record(pages_of, house: House, clock: FixedClock) -> None:
    ann = pages_of("ann")
    for _ in range(3):
        ann.get(f"/clients/{house.sam}")
    wes = pages_of("wes")
    wes.submit(wes.get("/clients/emergency"), {"name": "Sam Okafor", "reason": "Waiting here"})
    page = ann.get(f"/clients/{house.sam}/looked")
    assert "Ann Weaver looked at the record, 3 times leads" in page.words
    assert "Printed on Tuesday, March 10 by Ann Weaver" in page.words
    assert "Wes Lund opened the record without being on the team Not on the team" in page.words
    assert "Waiting here" not in page.html
    assert ann.get(f"/clients/{house.sam}").link("Who opened this record") == f"/clients/{house.sam}/looked"


def test_every_event_has_words_and_one_place_in_the_list() -> None:
    assert [event.value for event in Event if event_words(event.value) == event.value] == []
    placed = [event for group in GROUPS for event in events_of_group(group)]
    assert sorted(placed) == sorted({event.value for event in Event})


def test_cover_is_given_for_days_with_a_reason(pages_of, house: House) -> None:
    sue = pages_of("sue")
    assert "Sam Okafor" not in sue.get("/cover").words
    page = sue.get(f"/cover?of={house.office.ann.id}")
    assert "Sam Okafor" in page.words
    without = sue.submit(page, {"worker": "", "reason": ""}, status=422)
    assert without.problems == [
        "Choose who covers.",
        "Write the last day of the cover.",
        "Write why: for example, Ann is on leave.",
    ]
    given = {
        "worker": str(house.office.sue.id),
        **_date("until_on", 2026, 3, 13),
        "reason": "Ann is on leave",
    }
    assert "Sue Bell covers 1 client." in sue.submit(without, given).html


def test_cover_of_own_clients_is_given_and_written_down(database: Database, house: House) -> None:
    with database.writing() as session:
        until = actions.grant_cover(
            session,
            by=house.office.ann,
            away_id=house.office.ann.id,
            cover_id=house.office.wes.id,
            client_ids=[house.sam],
            from_on=None,
            until_on=_day(3),
            reason="Ann is on leave",
        )
    assert until == 1
    with database.reader() as session:
        found = session.scalars(select(AuditEvent).where(AuditEvent.detail == "cover")).all()
    assert [(row.client_id, row.subject) for row in found] == [(house.sam, str(house.office.wes.id))]


def test_cover_of_clients_that_somebody_else_leads_is_refused(database: Database, house: House) -> None:
    with database.writing() as session, pytest.raises(Exception, match="not theirs"):
        actions.grant_cover(
            session,
            by=house.office.wes,
            away_id=house.office.wes.id,
            cover_id=house.office.ann.id,
            client_ids=[house.sam],
            from_on=None,
            until_on=_day(3),
            reason="I would like that",
        )


@pytest.mark.parametrize(("days", "words"), [(-1, "before the first day"), (93, "three months at most")])
def test_cover_is_for_days(database: Database, house: House, days: int, words: str) -> None:
    with database.writing() as session, pytest.raises(Exception, match=words):
        actions.grant_cover(
            session,
            by=house.office.ann,
            away_id=house.office.ann.id,
            cover_id=house.office.wes.id,
            client_ids=[house.sam],
            from_on=None,
            until_on=_day(days),
            reason="Ann is on leave",
        )


def _day(days: int):
    return (TUESDAY + timedelta(days=days)).date()


def _date(name: str, year: int, month: int, day: int) -> dict[str, str]:
    return {f"{name}-year": str(year), f"{name}-month": str(month), f"{name}-day": str(day)}

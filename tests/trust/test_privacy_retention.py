"""Nothing goes by itself: a list is shown, and a person confirms exactly that list.

Seen to fail: with a record whose time is not over, one on hold, or an open one, on the list; with a code that
is not compared; with a rule of the region in the place of the clinic's own.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from click.testing import CliRunner
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.actions.keeping import set_years
from clinic.accounts.models import User
from clinic.accounts.queries.viewers import viewer_for
from clinic.app import make_database
from clinic.cli.__main__ import main
from clinic.foundation.clock import Clock
from clinic.foundation.database import Database
from clinic.foundation.errors import NotAllowed, Refused
from clinic.keeping.holds import lift_hold, place_hold
from clinic.keeping.ledger import Ledger
from clinic.keeping.ownership import owned_tables
from clinic.keeping.records import keep_rule
from clinic.keeping.retention import erase_due, outlook
from clinic.keeping.rules import KeepRule, Record, keep_until, why_it_stays
from clinic.schema import metadata
from config import settings_from
from tests.cli.test_accounts import FIRST, WHOLE
from tests.factories.marked import marked_client
from tests.factories.rows import make_office, make_worker

RULE = KeepRule(7, 25, 6)
TODAY = date(2026, 3, 10)


def _record(**facts) -> Record:
    plain = Record(uuid4(), uuid4(), date(2019, 3, 10), date(1980, 1, 1), None, None)
    return replace(plain, **facts)


@pytest.mark.parametrize(
    ("facts", "until"),
    [
        ({}, date(2026, 3, 10)),
        ({"closed_on": None}, None),
        ({"born_on": None}, date(2026, 3, 10)),
        ({"born_on": date(2005, 6, 1)}, date(2030, 6, 1)),  # 13 when it was closed
        ({"born_on": date(2001, 3, 11)}, date(2026, 3, 11)),  # 17, a day before 18
        ({"born_on": date(2001, 3, 10)}, date(2026, 3, 10)),  # 18 on that day
        ({"closed_on": date(2020, 2, 29)}, date(2027, 3, 1)),
        ({"closed_on": date(2019, 3, 11)}, date(2026, 3, 11)),
    ],
)
def test_privacy_retention_counts_years_from_closing(facts, until) -> None:
    record = _record(**facts)
    assert keep_until(RULE, record) == until
    assert bool(why_it_stays(RULE, record, TODAY)) == (until is None or until > TODAY)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"closed_on": None}, "open"),
        ({"held_since": date(2020, 1, 1)}, "on hold since 2020-01-01"),
        ({"emergency_until": datetime(2026, 3, 10, 18, 30, tzinfo=UTC)}, "emergency until 18:30"),
    ],
)
def test_privacy_retention_says_why_a_record_stays(facts, words) -> None:
    assert words in why_it_stays(RULE, _record(**facts), TODAY)
    assert words in why_it_stays(RULE, _record(**facts), TODAY, "client_asked")


def test_privacy_retention_lets_a_client_ask_before_the_time() -> None:
    young = _record(closed_on=date(2026, 1, 1))
    assert "2033-01-01" in why_it_stays(RULE, young, TODAY)
    assert why_it_stays(RULE, young, TODAY, "client_asked") == ""


@pytest.fixture
def office(database: Database) -> dict[str, UUID]:
    """Closed records of 2015: one due, one on hold, one that was opened again, one closed last year."""
    with database.writing() as session:
        made = make_office(session)
        gil = make_worker(
            session, made.clinic, name="Gil Adams", email="gil@example.org", roles="administrator"
        )
        ids = {"clinic_id": made.clinic.id, "team_id": made.east.id, "user_id": made.ann.id}
        found = {word: marked_client(session, **ids, word=word) for word in ("due", "held", "open", "early")}
        client = metadata.tables["client"]
        # The marked record was born on the day it was closed: a child, to be kept until 25.
        session.execute(update(client).values(born_on=None))
        session.execute(
            update(client).where(client.c.id == found["open"]).values(closed_at=None, closed_by=None)
        )
        last_year = datetime(2025, 6, 1, tzinfo=UTC)
        session.execute(update(client).where(client.c.id == found["early"]).values(closed_at=last_year))
        place_hold(session, by=viewer_for(gil), client_id=found["held"], reason="A complaint")
        return found | {"gil": gil.id, "clinic": made.clinic.id, "ann": made.ann.id}


def _viewer(session: Session, office: dict[str, UUID], who: str) -> Viewer:
    return viewer_for(session.get_one(User, office[who]))


def test_privacy_retention_lists_what_would_go_and_what_stays(database: Database, office) -> None:
    with database.reader() as session:
        seen = outlook(session, office["clinic"])
    assert [one.record.client_id for one in seen.due] == [office["due"]]
    assert [one.client_id for one in seen.held] == [office["held"]]
    assert (seen.open, seen.too_early, seen.next_on) == (1, 1, date(2032, 5, 31))
    [due] = seen.due
    assert due.until == date(2022, 5, 4)
    assert due.rows == len(owned_tables())
    assert (due.plans, due.papers) == (1, 1)


def test_privacy_retention_erases_only_the_list_that_was_seen(database: Database, office, tmp_path) -> None:
    ledger = Ledger(tmp_path / "erasures.jsonl")
    with database.writing() as session:
        gil, seen = _viewer(session, office, "gil"), outlook(session, office["clinic"])
        lift_hold(session, by=gil, client_id=office["held"])
        with pytest.raises(Refused, match="another one"):
            erase_due(session, by=gil, code=seen.code, ledger=ledger)
        code = outlook(session, office["clinic"]).code
        with pytest.raises(NotAllowed):
            erase_due(session, by=_viewer(session, office, "ann"), code=code, ledger=ledger)
        assert set(erase_due(session, by=gil, code=code, ledger=ledger)) == {office["due"], office["held"]}
        left = outlook(session, office["clinic"])
        assert (left.due, left.held, left.open, left.too_early) == ((), (), 1, 1)


def test_privacy_retention_goes_by_the_clinics_own_years(database: Database, office) -> None:
    with database.writing() as session:
        gil = _viewer(session, office, "gil")
        assert keep_rule(session, office["clinic"]) == KeepRule(7, 25, 6)
        set_years(session, by=gil, years=20)
        assert keep_rule(session, office["clinic"]) == KeepRule(20, 25, 6)
        assert outlook(session, office["clinic"]).due == ()
        with pytest.raises(NotAllowed):
            set_years(session, by=_viewer(session, office, "ann"), years=1)


@pytest.fixture
def environment(tmp_path, new_database_url) -> dict[str, str]:
    """An installation of its own, with a clinic in the United Kingdom and Gil as its administrator."""
    made = {
        "HANDOFF_MODE": "local",
        "HANDOFF_DEMO": "no",
        "HANDOFF_VAR": str(tmp_path),
        "HANDOFF_DATABASE_URL": new_database_url(),
    }
    done = CliRunner().invoke(main, [*WHOLE, *FIRST], env=made)
    assert done.exit_code == 0, done.output
    return made


def _old_record(environment: dict[str, str]) -> UUID:
    """A record that was closed in 2015; when the client was born is not known."""
    database = make_database(settings_from(environment), clock=Clock())
    with database.writing() as session:
        user = session.scalars(select(User)).one()
        team_id = session.scalars(select(metadata.tables["team"].c.id)).one()
        ids = {"clinic_id": user.clinic_id, "team_id": team_id, "user_id": user.id}
        found = marked_client(session, **ids, word="zzheron")
        session.execute(update(metadata.tables["client"]).values(born_on=None))
    database.engine.dispose()
    return found


def test_privacy_retention_at_the_command_line(environment: dict[str, str]) -> None:
    """From the list to the erasing, with no name on the way; afterwards there is nothing to erase."""

    def said(*words: str, code: int = 0) -> str:
        done = CliRunner().invoke(main, list(words), env=environment)
        assert done.exit_code == code, done.output
        assert "zzheron" not in done.output
        return done.output

    client, by = str(_old_record(environment)), ("--by", "gil@example.org")
    assert "Would go: 0 records" in said("retention")  # 20 years in the United Kingdom
    assert "for 7 years" in said("keep-records", "--years", "7", *by)
    listed = said("retention")
    assert client in listed
    assert "was this a child?" in listed
    code = listed.partition("--confirm ")[2].split()[0]
    said("hold", client, "--reason", "A complaint", *by)
    assert "on hold" in said("erase", client, "--reason", "time_is_over", *by, code=1)
    said("retention", "--confirm", code, *by, code=1)
    said("hold", client, "--lift", *by)
    assert "Would go" in said("erase", client, "--reason", "client_asked", *by)
    said("retention", "--confirm", code, code=1)  # by nobody
    assert "Erased 1 record." in said("retention", "--confirm", code, *by)
    assert "Would go: 0 records" in said("retention")
    assert "0  ended sessions" in said("housekeeping")
    assert "no client with the id" in said("erase", client, "--reason", "client_asked", *by, "--yes", code=1)

"""A6 and A5: what is taken away is gone with the next request, and a look-up that fails shows nothing.

Seen to fail: with assignments that never end; with supervising a team enough without the role; with closed
accounts let in; with a look-up whose failure falls back to the bare id.
"""

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import OperationalError

from clinic.accounts.models import Membership, User
from clinic.caseload import actions
from clinic.caseload.models import Assignment
from clinic.foundation.clock import FixedClock
from clinic.foundation.database import Database
from clinic.plans.compose import compose_content
from clinic.plans.copies import NothingToShow, ReaderFacts, copy_for
from clinic.plans.readers import Reader
from tests.app_fixtures import TUESDAY
from tests.factories.rows import make_assignment, make_client
from tests.plans.compose_samples import discharge
from tests.trust.conftest import House


def test_ended_assignment_closes_the_client_the_day_after(
    pages_of, house: House, database: Database, clock: FixedClock
) -> None:
    ann = pages_of("ann")
    ann.get(f"/clients/{house.sam}")
    with database.writing() as session:
        row = session.scalars(select(Assignment.id).where(Assignment.client_id == house.sam)).one()
        actions.end_assignment(session, by=house.office.sue, client_id=house.sam, assignment_id=row)
    ann.get(f"/clients/{house.sam}")
    clock.move_on(timedelta(minutes=14))
    _next_day(database, house)
    ann.get(f"/clients/{house.sam}", status=404)
    ann.get(f"/clients/{house.sam}/people/{house.rosa}", status=404)


def test_cover_ends_with_its_last_day(pages_of, house: House, database: Database) -> None:
    with database.writing() as session:
        until = house.office
        made = make_client(session, house.office.ann, "Nora Nunez")
        make_assignment(session, made, until.wes.id, role="cover", until_on=_today(), reason="Leave")
    wes = pages_of("wes")
    wes.get(f"/clients/{made.id}")
    with database.writing() as session:
        session.execute(
            update(Assignment)
            .where(Assignment.user_id == house.office.wes.id, Assignment.client_id == made.id)
            .values(from_on=_today() - timedelta(days=3), until_on=_today() - timedelta(days=1))
        )
    wes.get(f"/clients/{made.id}", status=404)


def test_role_that_is_taken_away_is_gone_at_once(pages_of, house: House, database: Database) -> None:
    sue = pages_of("sue")
    sue.get(f"/clients/{house.sam}")
    sue.get("/trail")
    with database.writing() as session:
        session.get_one(User, house.office.sue.id).roles_held = "clinician"
    sue.get(f"/clients/{house.sam}", status=404)
    sue.get("/trail", status=403)


def test_team_that_is_taken_away_is_gone_at_once(pages_of, house: House, database: Database) -> None:
    sue = pages_of("sue")
    with database.writing() as session:
        session.execute(
            update(Membership).where(Membership.user_id == house.office.sue.id).values(supervises=False)
        )
    sue.get(f"/clients/{house.sam}", status=404)
    assert "Sam Okafor" not in sue.get("/trail").words


def test_closed_account_is_out_with_the_next_request(pages_of, house: House, database: Database) -> None:
    ann = pages_of("ann")
    ann.get(f"/clients/{house.sam}")
    with database.writing() as session:
        session.get_one(User, house.office.ann.id).active = False
    assert ann.get(f"/clients/{house.sam}", status=303).location.startswith("/?next=")


@pytest.mark.parametrize("kind", list(Reader))
def test_copy_without_any_consent_is_the_clients_alone(kind: Reader) -> None:
    content = compose_content(discharge())
    reader = ReaderFacts(kind, "" if kind is Reader.CLIENT else "nobody-known")
    if kind is Reader.CLIENT:
        assert copy_for(content, reader, {}, _today()) is not None
        return
    with pytest.raises(NothingToShow):
        copy_for(content, reader, {}, _today())


@pytest.mark.parametrize("look_up", ["scope.visible_clients", "people.consents_of"])
def test_failed_look_up_shows_nothing(
    pages_of, house: House, monkeypatch: pytest.MonkeyPatch, look_up: str
) -> None:
    ann = pages_of("ann")
    ann.app.testing = False
    ann.app.config["PROPAGATE_EXCEPTIONS"] = False

    def fails(*_args: object, **_more: object) -> None:
        raise OperationalError("SELECT", {}, Exception("the look-up broke"))

    monkeypatch.setattr(f"clinic.caseload.queries.{look_up}", fails)
    try:
        page = ann.get(f"/clients/{house.sam}", status=503)
    finally:
        ann.app.testing = True
        ann.app.config["PROPAGATE_EXCEPTIONS"] = None
    assert "Okafor" not in page.html


def _today() -> date:
    return TUESDAY.date()


def _next_day(database: Database, house: House) -> None:
    """Yesterday was the last day: the row says so, for sessions do not live till tomorrow."""
    with database.writing() as session:
        day = _today() - timedelta(days=1)
        session.execute(
            update(Assignment)
            .where(Assignment.client_id == house.sam, Assignment.until_on.is_not(None))
            .values(from_on=day, until_on=day)
        )

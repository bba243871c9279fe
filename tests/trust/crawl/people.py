"""Everybody who can fill in a form, and more to fill in than the written matrix needs: for the crawl."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.accounts.actions.sessions import open_session
from clinic.accounts.models import PasswordLink, User
from clinic.accounts.passwords import new_token, token_hash
from clinic.accounts.session_rules import HALF_WAY
from clinic.accounts.sign_in import TOKEN
from clinic.caseload.departure_actions import LeavingFacts, save_leaving
from clinic.caseload.models import Client
from clinic.checklist.actions import start_worker_leaving
from clinic.checklist.pathways import core_pathway
from clinic.foundation.database import now
from clinic.web.work import HandoffApp
from tests.factories.rows import make_client, make_person, viewer_of
from tests.page_client import BASE
from tests.trust.everyone import World, make_world

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
# In this order: a form that two of them see is filled in by the first.
DESKS = ("own", "supervisor", "administrator", "auditor", "half_way", "newcomer", "nobody")


@dataclass(frozen=True)
class Street:
    """The matrix's world; Lee, whose worker leaves; Wilma of another team; a link for whoever is invited."""

    world: World
    lee_transition: UUID
    wilma: UUID
    una: UUID
    invitation: str


def make_street(session: Session, app: HandoffApp) -> Street:
    """Everything in the database, everybody at a desk."""
    world = make_world(session, app)
    with app.database.writing() as more:
        lee = _leaving(more)
        wilma, una = _other_team(more)
        invitation = _invitation(more)
        for name, secret in (("half_way", SECRET), ("newcomer", "")):
            world.desks[name] = _half_way(more, app, secret)
    world.keep()
    return Street(world, lee, wilma, una, invitation)


def _person(session: Session, name: str) -> User:
    return session.scalars(select(User).where(User.name == name)).one()


def _leaving(session: Session) -> UUID:
    """Lee's walk: Ann leaves on a day."""
    ann = viewer_of(session, _person(session, "Ann Weaver"))
    lee = make_client(session, ann, "Lee Young")
    last = now(session).date() + timedelta(days=20)
    departure = save_leaving(session, by=ann, leaving=LeavingFacts(last_working_day=last), opened_version=0)
    return start_worker_leaving(
        session, by=ann, client_id=lee.id, checklist=core_pathway("worker_leaving"), departure_id=departure
    )


def _other_team(session: Session) -> tuple[UUID, UUID]:
    wes = viewer_of(session, _person(session, "Wes Lund"))
    wilma: Client = make_client(session, wes, "Wilma Westwood", team_id=min(wes.teams))
    return wilma.id, make_person(session, wes, wilma, "Una West", phone="505 555 0177").id


def _invitation(session: Session) -> str:
    token, at = new_token(), now(session)
    session.add(
        PasswordLink(
            token_hash=token_hash(token),
            user_id=_person(session, "Olu Ade").id,
            made_at=at,
            expires_at=at + timedelta(hours=72),
        )
    )
    return token


def _half_way(session: Session, app: HandoffApp, secret: str) -> FlaskClient:
    """Between the password and the second step, with an app for codes or without one."""
    user = _person(session, "Sue Bell" if secret else "Imani Cole")
    user.code_secret = secret
    token = open_session(session, user, device="tests", proof=HALF_WAY)
    desk = app.test_client()
    with desk.session_transaction(base_url=BASE) as cookie:
        cookie[TOKEN] = token
    return desk

"""Everybody who could ask, everything that can be asked for, and the answers: for the written matrix."""

import csv
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from flask.testing import FlaskClient
from lxml.html import document_fromstring
from sqlalchemy import select
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from clinic.accounts.models import User
from clinic.caseload import actions
from clinic.caseload.models import Assignment, EmergencyAccess
from clinic.caseload.models_people import ContactPoint
from clinic.foundation.database import now
from clinic.web.work import HandoffApp
from tests.checklist.walks import Case, a_discharge
from tests.factories.rows import make_assignment, make_person, make_place, make_worker
from tests.page_client import BASE, PageClient

ROLES = ("nobody", "own", "other", "supervisor", "administrator", "auditor", "disabled")
METHODS = ("GET", "POST")
WRONG = 500
COOKIE = "handoff"
# What was taken off before, so that it can be put back.
REMOVED = ("caseload.restore_person", "caseload.restore_never_ring", "caseload.restore_place")
# Where one word stands for different things in different addresses.
OF_ONE_ROUTE: dict[str, dict[str, Any]] = {
    "printing.picture": {"page": 1},
    "printing.blank_pdf": {"key": "emergency_page"},
    "plans.take_back": {"key": "no_professional:"},
}


@dataclass(frozen=True)
class Ask:
    """One way into the app: a rule and a method."""

    rule: Rule
    method: str

    @property
    def name(self) -> tuple[str, str]:
        return (str(self.rule.endpoint), self.method)


def asks(app: HandoffApp) -> list[Ask]:
    """Every rule of the app's own map, by each of its methods."""
    rules = sorted(app.url_map.iter_rules(), key=lambda rule: (str(rule.endpoint), rule.rule))
    return [Ask(rule, method) for rule in rules for method in METHODS if method in (rule.methods or ())]


@dataclass
class World:
    """Sam with a walk and a made plan, and one person of each role, each at a desk of their own."""

    app: HandoffApp
    values: dict[str, Any]
    removed: dict[str, Any]
    desks: dict[str, FlaskClient]
    tokens: dict[str, str]
    _kept: Path | None = None
    _cookies: dict[str, str] = field(default_factory=dict)

    def path(self, ask: Ask) -> str:
        """The address of a rule, with something real in each of its parts."""
        endpoint = str(ask.rule.endpoint)
        values = self.values | (self.removed if endpoint in REMOVED else {}) | OF_ONE_ROUTE.get(endpoint, {})
        given = {name: values[name] for name in ask.rule.arguments if name in values}
        missing = ask.rule.arguments - set(given) - set(ask.rule.defaults or {})
        assert not missing, f"{ask.name} needs a value for {sorted(missing)}: add it to `everyone.values_of`"
        return self.app.url_map.bind("localhost").build(endpoint, given, method=ask.method)

    def ask(self, ask: Ask, role: str) -> str:
        """What this role is answered: in, hidden, refused, door."""
        sent = None
        if ask.method == "POST":
            place = f"place:{self.values['place_id']}"
            sent = {"csrf_token": self.tokens[role], "form_key": uuid4().hex, "key": place}
        answer = self.desks[role].open(self.path(ask), method=ask.method, data=sent, base_url=BASE)
        answer.close()
        if ask.method == "POST":
            self.put_back()
        return _word(answer)

    def keep(self) -> None:
        """Remember the database and the browsers' cookies as they are."""
        for role, desk in self.desks.items():
            cookie = desk.get_cookie(COOKIE)
            self._cookies[role] = cookie.value if cookie else ""
        self._kept = self._file.with_suffix(".kept")
        self.app.database.engine.dispose()
        shutil.copy(self._file, self._kept)

    def put_back(self) -> None:
        """As it was: one answer changes nothing for the next."""
        assert self._kept
        self.app.database.engine.dispose()
        for end in ("-wal", "-shm"):
            self._file.with_name(self._file.name + end).unlink(missing_ok=True)
        shutil.copy(self._kept, self._file)
        for role, desk in self.desks.items():
            desk.set_cookie(COOKIE, self._cookies[role])

    @property
    def _file(self) -> Path:
        return Path(str(make_url(self.app.extensions["settings"].database_url).database))


def make_world(session: Session, app: HandoffApp) -> World:
    """Everything in the database, and everybody signed in."""
    case = a_discharge(session)
    people = _people(session, case)
    values, removed = values_of(session, case), removed_of(session, case)
    session.commit()
    desks = {"nobody": app.test_client()}
    for role, user in people.items():
        pages = PageClient(app)
        pages.sign_in(user)
        desks[role] = pages.client
    ann = PageClient(app)
    ann.sign_in(people["own"])
    ann.submit(ann.get(f"/transitions/{case.transition_id}/check"), action=_make(case))
    tokens = {role: _token(desk) for role, desk in desks.items()}
    people["disabled"].active = False
    session.commit()
    session.close()
    session.get_bind().engine.dispose()  # the file is put back under nobody's open connection
    world = World(app, values, removed, desks, tokens)
    world.keep()
    return world


def values_of(session: Session, case: Case) -> dict[str, Any]:
    """Something real for each part of an address; ids of what only its owner has are made up."""
    ann, sam = case.ann, case.client()
    rosa = make_person(session, ann, sam, phone="505 555 0142")
    contact = session.scalars(select(ContactPoint.id).where(ContactPoint.person_id == rosa.id)).one()
    never = actions.add_never_ring(session, by=ann, client_id=sam.id, name="Vic Stone")
    said = actions.record_consent(session, by=ann, person_id=rosa.id, kind="contact", given=True)
    lead = session.scalars(select(Assignment.id).where(Assignment.client_id == sam.id)).first()
    return {
        "client_id": sam.id,
        "person_id": rosa.id,
        "contact_id": contact,
        "consent_id": said.id,
        "never_ring_id": never.id,
        "place_id": make_place(session, ann).id,
        "assignment_id": lead,
        "emergency_id": _emergency(session, case),
        "transition_id": case.transition_id,
        "user_id": ann.id,
        "kind": "plan",
        "number": 1,
        "page": "person",
        "step_key": "person",
        "to": "client",
        "key": "plan",
        "language": "en",
        "token": "made-up",
        "filename": "css/handoff.css",
        "kept_id": uuid4(),
        "session_id": uuid4(),
        "passkey_id": uuid4(),
    }


def removed_of(session: Session, case: Case) -> dict[str, Any]:
    """A person, a place and somebody never to be rung who were taken off."""
    ann, sam = case.ann, case.client()
    person, place = make_person(session, ann, sam, "Gone Person"), make_place(session, ann, "Gone Pharmacy")
    never = actions.add_never_ring(session, by=ann, client_id=sam.id, name="Gone Stone")
    actions.remove_person(session, by=ann, person_id=person.id)
    actions.remove_place(session, by=ann, place_id=place.id)
    actions.remove_never_ring(session, by=ann, client_id=sam.id, never_ring_id=never.id)
    return {"person_id": person.id, "place_id": place.id, "never_ring_id": never.id}


def _people(session: Session, case: Case) -> dict[str, User]:
    office = case.office
    closed = make_worker(session, office.clinic, office.east, name="Dee Closed")
    make_assignment(session, case.client(), closed.id)
    return {
        "own": session.get_one(User, office.ann.id),
        "other": session.get_one(User, office.wes.id),
        "supervisor": session.get_one(User, office.sue.id),
        "administrator": make_worker(session, office.clinic, name="Gil Adams", roles="administrator"),
        "auditor": make_worker(session, office.clinic, name="Imani Cole", roles="auditor"),
        "disabled": closed,
    }


def _emergency(session: Session, case: Case) -> UUID:
    """Somebody who is none of those who ask opened Sam."""
    worker = make_worker(session, case.office.clinic, case.office.west, name="Olu Ade")
    at = now(session)
    row = EmergencyAccess(
        client_id=case.client_id, user_id=worker.id, opened_at=at, until=at + timedelta(hours=4)
    )
    row.reason = "In the waiting room"
    session.add(row)
    session.flush()
    return row.id


def _make(case: Case) -> str:
    return f"/transitions/{case.transition_id}/plan"


def _token(desk: FlaskClient) -> str:
    page = desk.get("/account", base_url=BASE, follow_redirects=True)
    return str(document_fromstring(page.get_data()).xpath("//input[@name='csrf_token']/@value")[0])


def _word(answer: TestResponse) -> str:
    if answer.request.path == "/readyz":
        return "in"  # whether it is well or not
    if answer.status_code == 401 or answer.headers.get("Location", "").startswith("/?next="):
        return "door"
    if answer.status_code in (403, 404):
        return {403: "refused", 404: "hidden"}[answer.status_code]
    return "in" if answer.status_code < WRONG else f"broken ({answer.status_code})"


def written(path: Path) -> Iterator[tuple[tuple[str, str], dict[str, str]]]:
    """The rows of the matrix: endpoint and method, and what each role is answered."""
    plain = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    lines = csv.reader(plain, skipinitialspace=True)
    heading, *rows = lines
    assert heading == ["endpoint", "method", *ROLES]
    for row in rows:
        yield (row[0], row[1]), dict(zip(ROLES, row[2:], strict=True))

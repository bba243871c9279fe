"""T1: a page of the record leaves its event however it came: refused, a row more, a conflict, one picture.

Seen to fail: with events for GETs alone; with the two routes that make and settle a plan unmarked; with pages
of 400 or more left out; with pictures unmarked, or always taken for part of an earlier look.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from flask import template_rendered
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from clinic.access.gate import mark_of
from clinic.audit.events import Event
from clinic.audit.models import AuditEvent
from clinic.audit.trail import record
from clinic.caseload import actions as caseload
from clinic.foundation.clock import FixedClock
from clinic.foundation.database import Database
from clinic.web.work import HandoffApp
from config import Settings
from tests.checklist.walks import Case, a_discharge
from tests.page_client import BASE, PageClient
from tests.printing.paper_site import FakePress, PaperSite, no_eyes, with_rosas_page
from tests.trust.conftest import House
from tests.trust.everyone import ROLES, Ask, World, asks, make_world, written
from tests.trust.held import held_lock

MATRIX = Path(__file__).with_name("route_matrix.csv")
# Their pages show nothing that is on record but what their own act, which has its event, has just made.
SHOWS_NOTHING = {"caseload.emergency", "accounts.add_person", "accounts.make_link", "accounts.lost"}
SURELY_SHOWN = {
    "plans.make",
    "caseload.never_ring",
    "caseload.person_reach",
    "caseload.cover",
    "checklist.step",
    "checklist.leaving",
    "printing.choice",
    "printing.set_logo",
    "accounts.change_person",
}


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits ten seconds for a lock here."""
    monkeypatch.setattr("clinic.foundation.database.BUSY_MS", 50)


def _looks(database: Database) -> list[str]:
    with database.reader() as session:
        looks = select(AuditEvent.event).where(AuditEvent.event.endswith(".viewed"))
        return list(session.scalars(looks.order_by(AuditEvent.seq)))


@contextmanager
def _shown_by(app: HandoffApp) -> Iterator[list[str]]:
    """The templates that are drawn meanwhile."""
    names: list[str] = []

    def note(_sender: Any, template: Any, **_more: Any) -> None:
        names.append(str(template.name))

    with template_rendered.connected_to(note, app):
        yield names


@pytest.mark.any_database
def test_t1_every_post_that_answers_with_a_page_leaves_one_event(session: Session, app: HandoffApp) -> None:
    world, shown, wrong = make_world(session, app), set(), []
    for ask, role in _posts(app):
        for sent in ({}, {"csrf_token": world.tokens[role]}):
            is_page, looks = _posted(world, ask, role, sent)
            shown |= {ask.name[0]} if is_page else set()
            if looks != (is_page and ask.name[0] not in SHOWS_NOTHING):
                wrong.append((ask.name[0], role, bool(sent), is_page, looks))
    assert wrong == []
    assert shown >= SURELY_SHOWN


def _posts(app: HandoffApp) -> Iterator[tuple[Ask, str]]:
    """Every POST for which a permission is asked, with the first of those who have it."""
    rows = dict(written(MATRIX))
    for ask in asks(app):
        mark = mark_of(app.view_functions[str(ask.rule.endpoint)])
        if ask.method == "POST" and mark is not None and mark.permission is not None:
            yield from [(ask, role) for role in ROLES if rows[ask.name][role] == "in"][:1]


def _posted(world: World, ask: Ask, role: str, sent: dict[str, str]) -> tuple[bool, int]:
    """Whether a page was the answer, and how many events of looking it left."""
    before = len(_looks(world.app.database))
    with _shown_by(world.app) as names:
        answer = world.desks[role].post(world.path(ask), data=sent, base_url=BASE)
    answer.close()
    looks = len(_looks(world.app.database)) - before
    if answer.status_code < 400:
        world.put_back()
    is_refusal = any(name.startswith("_errors/") for name in names)
    return bool(names) and not is_refusal and not 300 <= answer.status_code < 400, looks


def test_t1_refused_form_is_noted_with_its_client(pages_of, house: House, database: Database) -> None:
    ann = pages_of("ann")
    ann.post(f"/clients/{house.sam}/never-ring", {}, status=422)
    with database.reader() as session:
        seen = session.scalars(select(AuditEvent).where(AuditEvent.event == "client.viewed")).one()
    assert (seen.client_id, seen.subject, seen.basis) == (house.sam, "caseload.never_ring", "lead")


@pytest.mark.any_database
def test_t1_row_more_is_noted(pages_of, house: House, database: Database) -> None:
    ann = pages_of("ann")
    page = ann.get(f"/clients/{house.sam}/people/{house.rosa}/reach")
    before = len(_looks(database))
    assert "(505) 555-0142" in ann.submit(page, {"contacts-add": ""}).html
    assert _looks(database)[before:] == ["client.viewed"]


@pytest.mark.any_database
def test_t1_conflict_that_tells_what_was_saved_is_noted(pages_of, house: House, database: Database) -> None:
    ann = pages_of("ann")
    page = ann.get(f"/clients/{house.sam}/about")
    ann.submit(page, {"pronouns": "he/him"})
    before = len(_looks(database))
    told = ann.submit(page, {"pronouns": "they"}, status=409)
    assert "he/him" in told.words
    assert _looks(database)[before:] == ["client.viewed"]


@pytest.fixture
def case(session: Session) -> Case:
    return with_rosas_page(a_discharge(session), "plan")


@pytest.fixture
def site(app: HandoffApp, case: Case, monkeypatch: pytest.MonkeyPatch) -> PaperSite:
    """Every paper of the plan is made, and nobody has looked since."""
    no_eyes(monkeypatch)
    site = PaperSite(app, FakePress())
    site.client_of(case.ann).get(_papers(case))
    site.work()
    return site


def _papers(case: Case) -> str:
    return f"/transitions/{case.transition_id}/plans/1/papers"


@pytest.fixture
def picture(case: Case) -> Callable[..., TestResponse]:
    """(pages, "page-2.png") -> its answer."""

    def ask(pages: PageClient, name: str = "page-1.png") -> TestResponse:
        return pages.client.get(f"{_papers(case)}/plan/{name}", base_url=BASE)

    return ask


@pytest.mark.any_database
def test_t1_first_picture_of_a_paper_leaves_one_event_and_its_other_pages_none(
    site: PaperSite, case: Case, clock: FixedClock, database: Database, picture
) -> None:
    clock.move_on(timedelta(minutes=3))
    with database.writing() as session:
        record(session, Event.PLAN_VIEWED, by=case.ann, client_id=uuid4(), transition_id=uuid4())
    ann, sue = site.client_of(case.ann), site.client_of(case.office.sue)
    before = len(_looks(database))
    for pages, names in ((ann, ("page-1.png", "page-2.png")), (sue, ("small.png", "page-1.png"))):
        assert [picture(pages, name).status_code for name in names] == [200, 200]
    clock.move_on(timedelta(minutes=2, seconds=1))
    picture(ann)
    assert _looks(database)[before:] == ["plan.viewed"] * 3
    with database.reader() as session:
        files = AuditEvent.subject.in_(("printing.picture", "printing.small_picture"))
        seen = session.scalars(select(AuditEvent).where(files).order_by(AuditEvent.seq)).all()
    assert [(row.actor_name, row.subject) for row in seen] == [
        ("Ann Weaver", "printing.picture"),
        ("Sue Bell", "printing.small_picture"),
        ("Ann Weaver", "printing.picture"),
    ]
    assert {row.client_id for row in seen} == {case.client_id}


@pytest.mark.any_database
def test_t1_pictures_on_a_page_that_was_noted_leave_none(
    site: PaperSite, case: Case, clock: FixedClock, database: Database, picture
) -> None:
    clock.move_on(timedelta(minutes=3))
    ann = site.client_of(case.ann)
    before = len(_looks(database))
    ann.get(f"{_papers(case)}/plan")
    assert [picture(ann, f"page-{page}.png").status_code for page in (1, 2)] == [200, 200]
    assert _looks(database)[before:] == ["plan.viewed"]


@pytest.fixture
def stopped(session: Session, case: Case) -> Case:
    """Rosa, who stands in the answers, must not be told."""
    case.save("person", matters_most={"text": "Fishing with Rosa Okafor", "said_by": "client"})
    caseload.add_never_ring(session, by=case.ann, client_id=case.client_id, name="Rosa Okafor")
    session.commit()
    return case


@pytest.mark.any_database
def test_t1_paper_that_is_stopped_is_noted(site: PaperSite, stopped: Case, database: Database) -> None:
    ann = site.client_of(stopped.ann)
    before = len(_looks(database))
    told = ann.get(f"/transitions/{stopped.transition_id}/draft.pdf", status=303).location
    ann.get(told, status=409)
    assert _looks(database)[before:] == ["plan.viewed"]


@pytest.mark.any_database
def test_t1_stop_that_is_not_settled_is_noted(site: PaperSite, stopped: Case, database: Database) -> None:
    ann, walk = site.client_of(stopped.ann), f"/transitions/{stopped.transition_id}"
    page = ann.get(f"{walk}/check")
    before = len(_looks(database))
    ann.submit(page, {"reason": " "}, action=f"{walk}/accept", status=422)
    assert _looks(database)[before:] == ["plan.viewed"]


def test_t2_picture_is_refused_with_the_trail_locked_unless_it_is_of_an_own_client(
    site: PaperSite,
    case: Case,
    clock: FixedClock,
    settings: Settings,
    database: Database,
    picture,
) -> None:
    clock.move_on(timedelta(minutes=3))
    ann, sue = site.client_of(case.ann), site.client_of(case.office.sue)
    before = len(_looks(database))
    with held_lock(settings, database):
        assert picture(sue).status_code == 503
        assert [picture(ann, f"page-{page}.png").status_code for page in (1, 2)] == [200, 200]
    ann.get("/today")
    assert _looks(database)[before:] == ["plan.viewed", "lists.viewed"]

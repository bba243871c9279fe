"""A4, A6: what was said after a plan was made holds for its copies, whoever looks at them.

Seen to fail: with a made plan searched for those alone who must not be rung when it was made, or with them
left out of what a remembered name depends on, or the handover telling only of them; with everything forgotten
that a client said about somebody who was taken off the list; with rows of one number in the order of their
ids; with the marks of the viewer's own teams, or only those that stood when the plan was made.
"""

import json
from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.queries import viewer_for_job
from clinic.caseload import actions as caseload
from clinic.caseload.models_people import Consent
from clinic.caseload.queries import consents_of, consents_said
from clinic.foundation.errors import Refused
from clinic.plans.actions import make_plan
from clinic.plans.compose import compose
from clinic.plans.copies import NothingToShow, ReaderFacts, copy_for
from clinic.plans.readers import Reader
from clinic.plans.stored import canonical_hash
from clinic.printing.copies_to_print import PlanInHand, plan_in_hand, to_print, unprintable_in
from clinic.printing.papers import Paper
from clinic.printing.workshop import ALLOWED
from clinic.web.work import HandoffApp
from tests.checklist.walks import Case, a_discharge
from tests.factories.rows import make_assignment, make_person, make_place
from tests.page_client import BASE, PageClient
from tests.printing.paper_site import FakePress, PaperSite, no_eyes, with_rosas_page

ROSA = {"name": "Rosa Okafor", "number": "505 555 0142"}
DALE = {"name": "Dale Pruitt", "number": "505 555 0199"}
SIGNED = {"how": "written", "until_on": date(2026, 12, 31), "purpose": "care"}


@pytest.fixture
def case(session: Session) -> Case:
    """Sam's plan 1. His sister Rosa is in it, and may have a page."""
    return with_rosas_page(a_discharge(session), "plan")


def _never(case: Case, who: dict[str, str]) -> None:
    caseload.add_never_ring(case.session, by=case.ann, client_id=case.client_id, **who)
    case.session.commit()


def _plan_1(case: Case) -> PlanInHand:
    return plan_in_hand(case.session, case.ann, case.transition_id, 1)


def _rosa(case: Case) -> str:
    return next(one.key for one in _plan_1(case).content.helpers if one.name == ROSA["name"])


def _papers(case: Case) -> tuple[Paper, ...]:
    return Paper("plan"), Paper("supporter", _rosa(case)), Paper("handover")


@pytest.mark.any_database
def test_a6_never_to_ring_written_down_later_stops_a_plan_that_names_them(case: Case) -> None:
    before = [to_print(_plan_1(case), paper) for paper in _papers(case)]
    assert all(one.name and not one.stops for one in before), "it is all remembered from here on"
    _never(case, ROSA)
    for paper in _papers(case):
        order = to_print(_plan_1(case), paper)
        assert "never_ring" in [one.reason for one in order.stops], paper.key
        assert order.name == ""


@pytest.mark.any_database
def test_a6_handover_of_an_older_plan_tells_whom_never_to_ring_by_now(case: Case) -> None:
    client, supporter, handover = _papers(case)
    before = {paper: to_print(_plan_1(case), paper).name for paper in (client, supporter, handover)}
    _never(case, DALE)
    order = to_print(_plan_1(case), handover)
    assert order.stops == ()
    assert DALE["name"] in json.dumps(order.payload)
    assert order.name != before[handover], "the one that was printed before warns of nobody"
    for paper in (client, supporter):
        told = to_print(_plan_1(case), paper)
        assert told.name == before[paper], "nothing on them tells that there is somebody"
        assert DALE["name"] not in json.dumps(told.payload)
    _never(case, ROSA)
    assert ROSA["number"] in json.dumps(to_print(_plan_1(case), handover).payload)


@pytest.mark.any_database
def test_a6_paper_made_before_is_not_served_once_it_names_somebody_never_to_ring(
    case: Case, app: HandoffApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_eyes(monkeypatch)
    site = PaperSite(app, FakePress())
    ann, rosa = site.client_of(case.ann), _rosa(case)
    plan = f"/transitions/{case.transition_id}/plans/1"
    case.session.commit()
    ann.get(f"{plan}/papers")
    site.work()
    files = [f"{plan}/papers/{key}/paper.pdf" for key in ("plan", f"supporter.{rosa}")]
    assert all(_bytes(ann, file).startswith(b"%PDF") for file in files)
    _never(case, ROSA)
    for _ in range(2):  # the worker's next round brings nothing back
        assert not any(b"%PDF" in _bytes(ann, file) for file in [*files, f"{plan}/all.pdf"])
        site.work()
    assert ann.get(f"{plan}/papers/plan", status=409).h1 == "This can’t be printed yet"


def _bytes(pages: PageClient, path: str) -> bytes:
    answer = pages.client.get(path, base_url=BASE)
    body = answer.get_data()
    answer.close()
    return body


@pytest.mark.any_database
def test_a6_plain_page_of_a_made_plan_is_stopped_by_whom_never_to_ring(case: Case, app: HandoffApp) -> None:
    ann = PaperSite(app, FakePress()).client_of(case.ann)
    path = f"/transitions/{case.transition_id}/page-1"
    assert ROSA["name"] in ann.get(path).words
    _never(case, ROSA)
    page = ann.get(path)
    assert "This page can’t be printed yet" in page.words
    assert page.tree.find_class("page-one__name") == []


def _refused(case: Case, person_id: UUID) -> None:
    caseload.record_consent(case.session, by=case.ann, person_id=person_id, kind="plan", given=False)


def _taken_back(case: Case, person_id: UUID) -> None:
    who = {"by": case.ann, "person_id": person_id, "kind": "plan"}
    caseload.record_consent(case.session, given=True, **who)
    caseload.withdraw_consent(case.session, **who)


@pytest.mark.any_database
@pytest.mark.parametrize("says_no", [_refused, _taken_back])
def test_a6_no_is_not_forgotten_when_somebody_is_taken_off_the_list(
    session: Session, says_no: Callable[[Case, UUID], None]
) -> None:
    case = a_discharge(session)
    nia = make_person(session, case.ann, case.client(), "Nia Bell", nature="paid", type="case_manager")
    make_plan(session, by=case.ann, transition_id=case.transition_id, unprintable=unprintable_in)
    yes = {"by": case.ann, "person_id": nia.id, "given": True}
    caseload.record_consent(session, kind="substance_use", **SIGNED, **yes)
    says_no(case, nia.id)
    caseload.remove_person(session, by=case.ann, person_id=nia.id)
    plan = _plan_1(case)
    assert plan.context.consents[str(nia.id)] == {"not:plan"}, "and her yes is gone with her"
    with pytest.raises(NothingToShow, match="said no"):
        copy_for(
            plan.content, ReaderFacts(Reader.WORKER, str(nia.id)), plan.context.consents, plan.context.today
        )
    caseload.restore_person(session, by=case.ann, person_id=nia.id)
    held = [one.kind for one in consents_of(session, case.ann, case.client_id) if one.holds]
    assert held == ["substance_use"]


@pytest.mark.parametrize("no_is_first", [True, False])
def test_a6_of_a_yes_and_a_no_written_at_once_the_no_holds(case: Case, no_is_first: bool) -> None:
    """Two at two desks were given the same number; which row has the smaller id is chance."""
    session, rosa = case.session, UUID(_rosa(case))
    session.execute(update(Consent).values(seq=1, id=UUID(int=2)))
    row_id = UUID(int=1 if no_is_first else 3)
    _refused(case, rosa)
    session.execute(update(Consent).where(Consent.given.is_(False)).values(seq=1, id=row_id))
    session.expire_all()
    assert [one.state for one in consents_of(session, case.ann, case.client_id)] == ["refused"]
    assert [one.what for one in consents_said(session, case.ann, case.client_id, rosa)] == [
        "refused",
        "given",
    ]
    with pytest.raises(Refused):
        caseload.withdraw_consent(session, by=case.ann, person_id=rosa, kind="plan")


def _viewers(case: Case) -> tuple[Viewer, Viewer, Viewer]:
    """Ann of his team, Wes who stands in from another, and whatever prints."""
    job = viewer_for_job(case.session, case.ann.clinic_id, case.client_id, "Printer", ALLOWED)
    return case.ann, case.office.wes, job


@pytest.mark.any_database
def test_a4_marks_are_the_same_whoever_looks(session: Session) -> None:
    case = a_discharge(session)
    make_place(session, case.ann, "Harbor Methadone Clinic", substance=True)
    make_place(session, case.office.wes, "Quayside Detox Rooms", substance=True)
    make_assignment(session, case.client(), case.office.wes.id, role="cover", until_on=date(2026, 4, 1))
    case.save("person", matters_most={"text": "Harbor Methadone Clinic each morning.", "said_by": "client"})
    plans = [compose(session, viewer, case.transition_id) for viewer in _viewers(case)]
    assert len({canonical_hash(plan) for plan in plans}) == 1
    for plan in plans:
        assert plan.marked == ("client.matters_most",)
        assert copy_for(plan, ReaderFacts(Reader.WORKER), {}, date(2026, 3, 10)).client.matters_most == ""
    case.save("person", matters_most={"text": "Quayside Detox Rooms, Mondays.", "said_by": "client"})
    marked = {compose(session, viewer, case.transition_id).marked for viewer in _viewers(case)}
    assert marked == {("client.matters_most",)}, "places of whoever stands in count too, for everybody"


def test_a4_place_that_is_marked_later_marks_a_plan_made_before(session: Session) -> None:
    case = a_discharge(session)
    case.save("person", matters_most={"text": "Harbor Methadone Clinic each morning.", "said_by": "client"})
    with_rosas_page(case, "plan")
    handover = Paper("handover")
    before = to_print(_plan_1(case), handover)
    assert _plan_1(case).content.marked == ()
    make_place(session, case.ann, "Harbor Methadone Clinic", substance=True)
    session.commit()
    marked = _plan_1(case).content
    assert marked.marked == ("client.matters_most",)
    assert copy_for(marked, ReaderFacts(Reader.WORKER), {}, date(2026, 3, 10)).client.matters_most == ""
    after = to_print(_plan_1(case), handover)
    assert after.stops == before.stops == ()
    assert after.name != before.name

"""The way from what somebody may know to the form that the client signs."""

from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from clinic.caseload import actions as caseload
from clinic.web.work import HandoffApp
from tests.checklist.walks import Case, a_discharge
from tests.factories.rows import make_client, make_person
from tests.page_client import BASE, PageClient
from tests.printing.paper_site import FakePress, PaperSite, made, no_eyes


@pytest.fixture
def case(session: Session) -> Case:
    return a_discharge(session)


@pytest.fixture
def rosa(case: Case) -> UUID:
    rosa = make_person(case.session, case.ann, case.client(), "Rosa Okafor", relation="sister", answer="yes")
    caseload.record_consent(case.session, by=case.ann, person_id=rosa.id, kind="plan", given=True)
    case.session.commit()
    return rosa.id


@pytest.fixture
def site(case: Case, rosa: UUID, app: HandoffApp, monkeypatch: pytest.MonkeyPatch) -> PaperSite:
    no_eyes(monkeypatch)
    return PaperSite(app, FakePress())


@pytest.fixture
def pages(site: PaperSite, case: Case) -> PageClient:
    return site.client_of(case.ann)


def test_form_is_made_from_the_page_of_what_somebody_may_know(
    site: PaperSite, pages: PageClient, case: Case, rosa: UUID
) -> None:
    page = pages.get(f"/clients/{case.client_id}/people/{rosa}/consents")
    for words, document in (
        ("The form to sign", "consent_form"),
        ("The form about alcohol or drugs", "consent_part2"),
    ):
        form = page.link(f"{words}, for Rosa Okafor")
        assert pages.get(form).h1.startswith(("Who may know what", "Treatment for alcohol"))
        site.work()
        answer = pages.client.get(f"{form}/paper.pdf", base_url=BASE)
        assert answer.get_data() == f"%PDF {document} en".encode()
        assert (
            answer.headers["Content-Disposition"]
            == f'inline; filename="{document.replace("_", "-")}-draft.pdf"'
        )
        answer.close()
    printed = [one.subject for one in site.events("draft.printed")]
    assert printed == ["consent_form 0", "consent_part2 0"]


def test_form_is_ticked_by_the_consents_of_now(
    site: PaperSite, pages: PageClient, case: Case, rosa: UUID
) -> None:
    form = pages.get(f"/clients/{case.client_id}/people/{rosa}/consents").link(
        "The form to sign, for Rosa Okafor"
    )
    pages.get(form)
    site.work()
    caseload.withdraw_consent(case.session, by=case.ann, person_id=rosa, kind="plan")
    case.session.commit()
    pages.get(form)
    site.work()
    ticked = [
        sum(bool(box["since"]) for point in payload["sheet"]["points"] for box in point["boxes"])
        for document, payload, _ in site.press.printed
        if document == "consent_form"
    ]
    assert ticked == [1, 0]


def test_page_for_taking_back_lists_the_papers_that_are_out(
    site: PaperSite, pages: PageClient, case: Case, rosa: UUID
) -> None:
    case.save("point_person", point_person={"person": f"person:{rosa}"})
    case.session.commit()
    made(site, case.transition_id, pages)
    site.work()
    take_back = f"/clients/{case.client_id}/people/{rosa}/consents/take-back"
    assert "None: nothing was printed for Rosa Okafor." in pages.get(take_back).words
    path = f"/transitions/{case.transition_id}/plans/1/papers/supporter.{rosa}/paper.pdf"
    pages.client.get(path, base_url=BASE).close()
    words = pages.get(take_back).words
    assert "They can’t be taken back from here." in words
    assert "A page for Rosa Okafor, plan 1: Tuesday, March 10" in words
    assert "by Ann Weaver" in words


def test_forms_are_not_among_the_papers_of_the_plan(pages: PageClient, case: Case) -> None:
    assert "to sign" not in pages.get(f"/transitions/{case.transition_id}/plans/0/papers").words.replace(
        "print the form to sign", ""
    ).replace("A sheet to sign", "")


def test_form_waits_for_a_walk(pages: PageClient, case: Case, app: HandoffApp) -> None:
    with app.database.writing() as session:
        new = make_client(session, case.ann, "Nora Nunez")
        path = f"/clients/{new.id}/people/{make_person(session, case.ann, new, 'Teo Diaz').id}/consents"
    assert "The form to sign prints once a walk with" in pages.get(path).words

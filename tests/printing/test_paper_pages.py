"""The pages of papers while something is coming, ready, failed or not allowed; and the files themselves."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from clinic.foundation.clock import FixedClock
from clinic.printing.documents import DOCUMENTS
from clinic.printing.render import RenderResult
from clinic.printing.routes import SHELF
from clinic.printing.shelf import Shelf, pdf_file
from clinic.web.work import HandoffApp
from tests.checklist.walks import Case, a_discharge
from tests.factories.rows import make_person
from tests.page_client import PageClient
from tests.printing.paper_site import FakePress, PaperSite, made, no_eyes

pytestmark = pytest.mark.any_database  # what is saved has its tests on both: here it is the page

EVERY_ADDRESS = """
papers papers/progress papers/plan papers/plan/progress papers/plan/paper.pdf papers/plan/page-1.png
papers/plan/small.png papers/plan/choice all.pdf plan.pdf
""".split()


@pytest.fixture
def case(session: Session) -> Case:
    """Sam's sister Rosa said yes to being called first."""
    case = a_discharge(session)
    rosa = make_person(session, case.ann, case.client(), "Rosa Okafor", relation="sister", answer="yes")
    case.save("point_person", point_person={"person": f"person:{rosa.id}"})
    return case


@pytest.fixture
def site(case: Case, app: HandoffApp, monkeypatch: pytest.MonkeyPatch) -> PaperSite:
    case.session.commit()
    no_eyes(monkeypatch)
    return PaperSite(app, FakePress())


@pytest.fixture
def pages(site: PaperSite, case: Case) -> PageClient:
    return site.client_of(case.ann)


def _plan(case: Case) -> str:
    return f"/transitions/{case.transition_id}/plans/1"


def test_papers_are_asked_for_when_the_plan_is_made(site: PaperSite, pages: PageClient, case: Case) -> None:
    made(site, case.transition_id, pages)
    assert {job.status for job in site.jobs()} == {"waiting"}
    assert site.job("plan").number == 1
    assert site.job("plan").reader == "client"


def test_papers_page_shows_what_is_coming_and_then_what_is_ready(
    site: PaperSite, pages: PageClient, case: Case
) -> None:
    made(site, case.transition_id, pages)
    waiting = pages.get(f"{_plan(case)}/papers")
    assert "Waiting to be made" in waiting.words
    assert waiting.tree.xpath("//noscript/meta[@http-equiv='refresh']")
    site.work()
    ready = pages.get(f"{_plan(case)}/papers")
    assert "Ready" in ready.words
    assert "Give to: Sam Okafor. Read the name aloud together." in ready.words
    assert not ready.tree.xpath("//noscript/meta")
    open_in_plan = ready.tree.xpath("//*[@id='card-plan']//details//a/@href")
    assert any(href.endswith("/steps/point_person#backup") for href in open_in_plan), open_in_plan


def test_papers_page_says_that_printing_waits_for_the_worker(
    site: PaperSite, pages: PageClient, case: Case
) -> None:
    made(site, case.transition_id, pages)
    assert "Printing is waiting for the worker" in pages.get(f"{_plan(case)}/papers").words


def test_paper_is_a_read_from_the_shelf(site: PaperSite, pages: PageClient, case: Case) -> None:
    made(site, case.transition_id, pages)
    site.work()
    printed = len(site.press.printed)
    answer = pages.get(f"{_plan(case)}/plan.pdf").response
    assert answer.data == b"%PDF plan en"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Content-Disposition"] == 'inline; filename="plan-1-2026-03-10.pdf"'
    assert len(site.press.printed) == printed


def test_paper_that_is_not_there_yet_leads_to_the_page_that_waits(
    site: PaperSite, pages: PageClient, case: Case
) -> None:
    made(site, case.transition_id, pages)
    assert pages.get(f"{_plan(case)}/plan.pdf", status=303).location == f"{_plan(case)}/papers/plan"
    assert "Page 1 is being made." in pages.get(f"{_plan(case)}/papers/plan").words
    assert site.events("plan.printed") == []


def test_paper_that_was_printed_leaves_an_event_with_its_reader(
    site: PaperSite, pages: PageClient, case: Case
) -> None:
    made(site, case.transition_id, pages)
    site.work()
    pages.get(f"{_plan(case)}/plan.pdf")
    (event,) = site.events("plan.printed")
    assert (event.subject, event.reader, event.client_id) == ("plan 1", "client", case.client_id)


def test_paper_damaged_on_the_shelf_is_refused_and_made_again(
    site: PaperSite, pages: PageClient, case: Case
) -> None:
    made(site, case.transition_id, pages)
    site.work()
    job, shelf = site.job("plan"), site.app.extensions[SHELF]
    file = shelf.folder / str(case.client_id) / pdf_file(job.name)
    file.write_bytes(file.read_bytes()[:-7])
    assert pages.get(f"{_plan(case)}/plan.pdf", status=303).location == f"{_plan(case)}/papers/plan"
    assert site.work() == 1
    assert pages.get(f"{_plan(case)}/plan.pdf").response.data == b"%PDF plan en"


def test_paper_lost_from_the_shelf_is_made_again(site: PaperSite, pages: PageClient, case: Case) -> None:
    made(site, case.transition_id, pages)
    site.work()
    shelf: Shelf = site.app.extensions[SHELF]
    shelf.sweep(set)
    assert "Waiting to be made" in pages.get(f"{_plan(case)}/papers").words
    site.work()
    assert "Waiting" not in pages.get(f"{_plan(case)}/papers").words


def test_paper_that_failed_says_why_and_is_tried_again(
    site: PaperSite, pages: PageClient, case: Case
) -> None:
    made(site, case.transition_id, pages)
    site.press.answers = [RenderResult(None, "It grew too large.")] * 9
    site.work()
    failed = pages.get(f"{_plan(case)}/papers/plan", status=503)
    assert "It grew too large." in failed.words
    pages.get(f"{_plan(case)}/papers")
    assert site.work() == 0
    site.press.answers = []
    waiting = pages.submit(failed, action=f"{_plan(case)}/papers/plan/again")
    assert waiting.h1 == "Sam Okafor’s pages"
    assert site.work() == 1
    assert "This is the paper itself" in pages.get(f"{_plan(case)}/papers/plan").words


def test_fault_in_one_paper_keeps_no_plan_from_being_made_and_no_other_from_print(
    site: PaperSite, pages: PageClient, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(tell: object, to: str) -> dict[str, object]:
        raise KeyError("something said in confidence")

    broken = replace(DOCUMENTS["wallet_cards"], build=breaks)
    monkeypatch.setitem(DOCUMENTS, "wallet_cards", broken)
    made(site, case.transition_id, pages)
    site.work()
    papers = pages.get(f"{_plan(case)}/papers")
    assert "This paper could not be made. Nothing was lost. (KeyError)" in papers.words
    assert "in confidence" not in papers.html
    assert pages.get(f"{_plan(case)}/plan.pdf").response.data == b"%PDF plan en"
    failed = pages.get(f"{_plan(case)}/papers/wallet_cards", status=503)
    monkeypatch.setitem(DOCUMENTS, "wallet_cards", replace(broken, build=lambda tell, to: {"language": "en"}))
    waits = pages.submit(failed, action=f"{_plan(case)}/papers/wallet_cards/again")
    assert "Page 1 is being made." in waits.words


def test_page_of_a_helper_is_locked_until_the_client_agrees(
    site: PaperSite, pages: PageClient, case: Case
) -> None:
    made(site, case.transition_id, pages)
    site.work()
    papers = pages.get(f"{_plan(case)}/papers")
    assert "has not agreed yet that Rosa Okafor may have this page" in papers.words
    assert "Write the answer" in papers.words
    assert "supporter" not in site.press.documents


def test_papers_page_names_whom_nobody_asked_about(site: PaperSite, pages: PageClient, case: Case) -> None:
    make_person(case.session, case.ann, case.client(), "Dot Halloran", type="neighbour")
    case.session.commit()
    made(site, case.transition_id, pages)
    papers = pages.get(f"{_plan(case)}/papers")
    (more,) = papers.tree.xpath("//li[contains(@class, 'paper-card--more')]")
    assert "A page for someone else" in more.text_content()
    assert "Dot" in more.text_content()
    assert "Rosa" not in more.text_content()


def test_papers_of_the_draft_say_draft(site: PaperSite, pages: PageClient, case: Case) -> None:
    papers = f"/transitions/{case.transition_id}/plans/0/papers"
    pages.get(papers)
    site.work()
    page = pages.get(papers)
    assert "Draft." in page.words
    pages.get(f"/transitions/{case.transition_id}/draft.pdf")
    assert [event.subject for event in site.events("draft.printed")] == ["plan 0"]
    assert {payload["banner"] for _, payload, _ in site.press.printed if payload.get("banner")} == {
        "Draft. For checking, not agreed yet."
    }


def test_stranger_finds_no_papers(site: PaperSite, pages: PageClient, case: Case) -> None:
    made(site, case.transition_id, pages)
    site.work()
    stranger = site.client_of(case.office.wes)
    for path in EVERY_ADDRESS:
        stranger.get(f"{_plan(case)}/{path}", status=404)


@pytest.mark.parametrize("key", ["nothing", "supporter", "supporter.nobody", "plan.someone", "handover.x"])
def test_paper_that_no_plan_has_is_not_found(
    site: PaperSite, pages: PageClient, case: Case, key: str
) -> None:
    made(site, case.transition_id, pages)
    pages.get(f"{_plan(case)}/papers/{key}", status=404)


def test_choice_is_kept_and_another_language_is_another_paper(
    site: PaperSite, pages: PageClient, case: Case
) -> None:
    made(site, case.transition_id, pages)
    choice = pages.get(f"{_plan(case)}/papers/plan/choice")
    unread = "The Spanish words are not yet reviewed by a translator."
    assert unread not in choice.words
    papers = pages.submit(choice, {"languages": "es"})
    assert unread in papers.words
    site.work()
    assert pages.get(f"{_plan(case)}/plan.pdf").response.data == b"%PDF plan es"
    (event,) = site.events("papers.chosen")
    assert (event.subject, event.detail) == ("plan", "on es")


def test_choice_leaves_a_paper_out_and_takes_it_back(site: PaperSite, pages: PageClient, case: Case) -> None:
    made(site, case.transition_id, pages)
    papers = pages.submit(pages.get(f"{_plan(case)}/papers/plan/choice"), {"wanted": "no"})
    assert not papers.tree.xpath("//*[@id='card-plan']")
    back = pages.submit(papers, action=f"{_plan(case)}/papers/plan/take")
    assert back.tree.xpath("//*[@id='card-plan']")


def test_choice_in_a_language_without_a_catalogue_is_refused(
    site: PaperSite, pages: PageClient, case: Case
) -> None:
    made(site, case.transition_id, pages)
    pages.submit(pages.get(f"{_plan(case)}/papers/plan/choice"), {"languages": "tlh"}, status=422)


def test_draft_shows_page_1_before_the_rest(site: PaperSite, pages: PageClient, case: Case) -> None:
    preview = f"/transitions/{case.transition_id}/preview"
    pages.get(preview)
    seen: list[str] = []
    site.press.meanwhile = lambda: seen.append(pages.get(preview).words)
    site.work()
    assert [alone for _, _, alone in site.press.printed] == [True, False]
    assert "Page 1 is being made." in seen[0]
    assert "Page 1 is here. The others are being made." in seen[1]
    site.press.meanwhile = lambda: None
    assert "2 pages. This is the paper itself." in pages.get(preview).words


def test_paper_of_a_later_day_is_a_new_one_and_the_old_one_is_replaced(
    site: PaperSite, pages: PageClient, case: Case, clock: FixedClock
) -> None:
    tolu = make_person(case.session, case.ann, case.client(), "Tolu Ade", answer="yes")
    stands_in = {"person": f"person:{tolu.id}", "until": "2026-03-20"}
    case.save("point_person", point_person={"person": "none"}, stand_in=stands_in)
    case.session.commit()
    made(site, case.transition_id, pages)
    site.work()
    first = site.job("plan")
    clock.move_on(timedelta(days=40))
    pages = site.client_of(case.ann)
    pages.get(f"{_plan(case)}/plan.pdf", status=303)
    site.work()
    assert site.job("plan").id != first.id
    assert {job.id for job in site.jobs() if job.replaced_at} >= {first.id}

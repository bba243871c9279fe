"""A row from the queue to the shelf: once, by what holds then, and whole or not at all."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from clinic.caseload import actions as caseload
from clinic.foundation.clock import FixedClock
from clinic.foundation.database import Database
from clinic.printing import actions
from clinic.printing.actions.making import LEASE, MOST_ATTEMPTS, PATIENCE
from clinic.printing.copies_to_print import plan_in_hand, to_print
from clinic.printing.models import PaperJob
from clinic.printing.papers import Paper
from clinic.printing.render import RenderResult
from clinic.printing.routes import SHELF
from clinic.printing.shelf import pdf_file
from clinic.printing.workshop import names_from_elsewhere
from clinic.web.work import HandoffApp
from tests.checklist.walks import Case, a_discharge
from tests.factories.rows import make_client
from tests.printing.paper_site import FakePress, PaperSite, no_eyes, with_rosas_page


@pytest.fixture
def case(session: Session) -> Case:
    """Sam's plan 1. Rosa may have a page of her own."""
    return with_rosas_page(a_discharge(session), "plan")


@pytest.fixture
def site(case: Case, app: HandoffApp, monkeypatch: pytest.MonkeyPatch) -> PaperSite:
    no_eyes(monkeypatch)
    return PaperSite(app, FakePress())


def _asked(site: PaperSite, case: Case, paper: Paper = Paper("plan")) -> UUID:  # noqa: B008
    """The row of a paper that Ann asks for."""
    with site.app.database.writing() as session:
        order = to_print(plan_in_hand(session, case.ann, case.transition_id, 1), paper)
        (job_id,) = actions.ask(session, by=case.ann, orders=[order])
    return job_id


def _rosa(case: Case) -> str:
    key = next(one.key for one in case.walk().facts.people if one.name == "Rosa Okafor")
    case.session.commit()
    return key


def _row(site: PaperSite, job_id: UUID) -> PaperJob | None:
    with site.app.database.reader() as session:
        return session.get(PaperJob, job_id)


def test_paper_is_made_and_lies_on_the_shelf(site: PaperSite, case: Case) -> None:
    job_id = _asked(site, case)
    site.workshop.make(job_id)
    row = _row(site, job_id)
    assert (row.status, row.pages, row.problem, row.lease_until) == ("made", 2, "", None)
    assert site.app.extensions[SHELF].has(str(case.client_id), pdf_file(row.name))
    (event,) = site.events("paper.made")
    assert (event.actor_name, event.reader, event.subject) == ("Printer", "client", "plan 1")


def test_paper_asked_for_twice_is_one_row_and_printed_once(site: PaperSite, case: Case) -> None:
    job_id = _asked(site, case)
    with site.app.database.writing() as session:
        order = to_print(plan_in_hand(session, case.ann, case.transition_id, 1), Paper("plan"))
        assert actions.ask(session, by=case.ann, orders=[order]) == []
    site.workshop.make(job_id)
    site.workshop.make(job_id)
    assert site.press.documents == ["plan"]
    assert len(site.jobs()) == 1


def test_paper_reads_the_same_to_a_job_as_to_the_worker_who_asked(site: PaperSite, case: Case) -> None:
    """Else its name would differ, and it would be asked for again and again."""
    for paper in (Paper("plan"), Paper("supporter", _rosa(case)), Paper("plan", "", ("es", "en"))):
        job_id = _asked(site, case, paper)
        site.workshop.make(job_id)
        assert _row(site, job_id).status == "made"


def test_consent_that_was_withdrawn_meanwhile_leaves_no_paper(site: PaperSite, case: Case) -> None:
    rosa = _rosa(case)
    job_id = _asked(site, case, Paper("supporter", rosa))
    caseload.withdraw_consent(case.session, by=case.ann, person_id=UUID(rosa), kind="plan")
    case.session.commit()
    site.workshop.make(job_id)
    assert site.press.printed == []
    assert _row(site, job_id) is None
    (event,) = site.events("paper.not_made")
    assert (event.outcome, event.detail) == ("dropped", "no_consent")


def test_paper_that_reads_otherwise_now_is_not_printed(site: PaperSite, case: Case) -> None:
    job_id = _asked(site, case)
    with site.app.database.writing() as session:
        row = session.get_one(PaperJob, job_id)
        row.name = f"0{row.name[1:]}" if row.name[0] != "0" else f"1{row.name[1:]}"
    site.workshop.make(job_id)
    assert site.press.printed == []
    assert _row(site, job_id) is None
    (event,) = site.events("paper.not_made")
    assert (event.outcome, event.detail) == ("dropped", "changed")


def test_paper_is_made_though_the_worker_has_newer_templates_than_the_pages(
    site: PaperSite, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the middle of an update it is still what was asked for, under the name that the page looks for."""
    job_id = _asked(site, case)
    monkeypatch.setattr("clinic.printing.copies_to_print.tools_hash", lambda: "of a newer press")
    site.workshop.make(job_id)
    row = _row(site, job_id)
    assert row.status == "made"
    assert site.app.extensions[SHELF].has(str(case.client_id), pdf_file(row.name))


def test_paper_whose_press_was_stopped_waits_for_another_attempt(site: PaperSite, case: Case) -> None:
    job_id = _asked(site, case)
    site.press.answers = [RenderResult(None, "Stopped from outside.", was_stopped=True)]
    assert site.workshop.make(job_id)
    assert _row(site, job_id).status == "waiting"
    assert not site.workshop.make(job_id)
    assert _row(site, job_id).status == "made"


def test_paper_whose_press_is_stopped_each_time_fails_with_the_reason(site: PaperSite, case: Case) -> None:
    job_id = _asked(site, case)
    site.press.answers = [RenderResult(None, "Stopped from outside.", was_stopped=True)] * MOST_ATTEMPTS
    assert [site.workshop.make(job_id) for _ in range(MOST_ATTEMPTS)] == [True] * (MOST_ATTEMPTS - 1) + [
        False
    ]
    assert (_row(site, job_id).status, _row(site, job_id).problem) == ("failed", "Stopped from outside.")


def test_paper_with_a_fault_goes_to_nobody(
    site: PaperSite, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clinic.printing.workshop.problems_of", lambda pdf, payload, others: ["A fault."])
    job_id = _asked(site, case)
    site.workshop.make(job_id)
    row = _row(site, job_id)
    assert row.status == "failed"
    assert "A fault." in row.problem
    assert not site.app.extensions[SHELF].has(str(case.client_id), pdf_file(row.name))


def test_fault_of_a_page_that_is_too_full_says_what_to_shorten(
    site: PaperSite, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seen to fail while nobody read whether page 1 had fitted."""
    monkeypatch.setattr("clinic.printing.workshop.problems_of", lambda pdf, payload, others: ["A fault."])
    site.press.answers = [RenderResult(b"%PDF", pages=3, page_1_fits=False), RenderResult(b"%PDF", pages=3)]
    full, other = _asked(site, case), _asked(site, case, Paper("large_print"))
    site.workshop.make(full)
    site.workshop.make(other)
    assert "Page 1 is too full." in _row(site, full).problem
    assert "Page 1 is too full." not in _row(site, other).problem


def test_trouble_in_the_program_tells_its_kind_and_no_words(
    site: PaperSite, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(pdf: bytes, payload: object, others: object) -> list[str]:
        raise ValueError("Rosa said something in confidence")

    monkeypatch.setattr("clinic.printing.workshop.problems_of", breaks)
    job_id = _asked(site, case)
    site.workshop.make(job_id)
    assert _row(site, job_id).problem == "This paper could not be made. Nothing was lost. (ValueError)"


def test_row_in_hand_is_nobody_elses_until_its_lease_is_over(
    site: PaperSite, case: Case, clock: FixedClock
) -> None:
    job_id = _asked(site, case)
    with site.app.database.writing() as session:
        assert actions.claim(session, job_id=job_id) is not None
    site.workshop.make(job_id)
    assert site.press.printed == []
    clock.move_on(LEASE + timedelta(seconds=1))
    site.workshop.make(job_id)
    assert _row(site, job_id).status == "made"


def test_row_of_a_worker_that_died_is_taken_up_again(site: PaperSite, case: Case, clock: FixedClock) -> None:
    job_id = _asked(site, case)
    with site.app.database.writing() as session:
        actions.claim(session, job_id=job_id)
        assert actions.take_up_lost(session) == []
    clock.move_on(LEASE + timedelta(seconds=1))
    with site.app.database.writing() as session:
        assert actions.take_up_lost(session) == [job_id]
    site.workshop.make(job_id)
    assert _row(site, job_id).status == "made"


def test_row_whose_lease_is_kept_is_not_taken_up(site: PaperSite, case: Case, clock: FixedClock) -> None:
    job_id = _asked(site, case)
    with site.app.database.writing() as session:
        actions.claim(session, job_id=job_id)
    for _ in range(3):
        clock.move_on(LEASE / 2)
        with site.app.database.writing() as session:
            actions.renew(session, job_id=job_id)
            assert actions.take_up_lost(session) == []


def test_row_that_the_queue_lost_is_put_back(site: PaperSite, case: Case, clock: FixedClock) -> None:
    job_id = _asked(site, case)
    clock.move_on(PATIENCE + timedelta(seconds=1))
    with site.app.database.writing() as session:
        assert actions.take_up_lost(session) == [job_id]
        assert actions.take_up_lost(session) == []


def test_row_that_was_cut_off_each_time_is_given_up(site: PaperSite, case: Case, clock: FixedClock) -> None:
    job_id = _asked(site, case)
    for _ in range(MOST_ATTEMPTS):
        with site.app.database.writing() as session:
            assert actions.claim(session, job_id=job_id) is not None
        clock.move_on(LEASE + timedelta(seconds=1))
    with site.app.database.writing() as session:
        assert actions.take_up_lost(session) == []
    assert _row(site, job_id).status == "failed"
    assert "cut off three times" in _row(site, job_id).problem


def test_row_that_is_gone_is_no_trouble(site: PaperSite, case: Case) -> None:
    assert not site.workshop.make(uuid4())


def test_new_plan_replaces_the_papers_before_it(site: PaperSite, case: Case) -> None:
    job_id = _asked(site, case)
    site.workshop.make(job_id)
    with site.app.database.writing() as session:
        actions.mark_replaced(session, transition_id=case.transition_id, before=2)
    assert _row(site, job_id).replaced_at is not None


def test_names_from_elsewhere_are_full_names_that_nobody_typed(case: Case, database: Database) -> None:
    with database.reader() as session:
        order = to_print(plan_in_hand(session, case.ann, case.transition_id, 1), Paper("plan"))
    assert names_from_elsewhere(order, ("Desmond Carey", "Rosa Okafor")) == ("Desmond Carey",)


def test_paper_that_shows_another_clients_name_goes_to_nobody(
    site: PaperSite, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody typed it, so it came from another paper."""
    make_client(case.session, case.ann, "Desmond Carey")
    case.session.commit()
    seen: list[tuple[str, ...]] = []

    def look(pdf: bytes, payload: object, others: tuple[str, ...]) -> list[str]:
        seen.append(others)
        return ["It holds another client's name."]

    monkeypatch.setattr("clinic.printing.workshop.problems_of", look)
    job_id = _asked(site, case)
    site.workshop.make(job_id)
    assert seen == [("Desmond Carey",)]
    assert _row(site, job_id).status == "failed"

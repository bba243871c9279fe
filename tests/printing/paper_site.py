"""A site whose worker is a function: what is asked for on the pages is made when a test says so."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select

from clinic.access.viewer import Viewer
from clinic.accounts.models import User
from clinic.audit.models import AuditEvent
from clinic.caseload import actions as caseload
from clinic.plans.actions import make_plan
from clinic.printing.copies_to_print import unprintable_in
from clinic.printing.models import PaperJob
from clinic.printing.render import RenderResult
from clinic.printing.routes import SHELF
from clinic.printing.workshop import Workshop
from clinic.web.work import HandoffApp
from tests.checklist.walks import Case
from tests.factories.rows import make_person
from tests.page_client import PageClient

PAGES = 2


@dataclass
class FakePress:
    """A press that only counts; printing itself has tests of its own. `answers`: what comes out next."""

    printed: list[tuple[str, dict[str, Any], bool]] = field(default_factory=list)
    answers: list[RenderResult] = field(default_factory=list)
    meanwhile: Callable[[], None] = lambda: None

    def render(self, document: str, payload: dict[str, Any], *, page_1_alone: bool = False) -> RenderResult:
        self.printed.append((document, payload, page_1_alone))
        self.meanwhile()
        if self.answers and not page_1_alone:
            return self.answers.pop(0)
        return RenderResult(pdf=f"%PDF {document} {payload['language']}".encode(), pages=PAGES)

    @property
    def documents(self) -> list[str]:
        """What was printed whole."""
        return [document for document, _, page_1_alone in self.printed if not page_1_alone]


def no_eyes(monkeypatch: Any) -> None:
    """Nothing looks at what the fake press makes: it is no PDF."""
    monkeypatch.setattr("clinic.printing.workshop.problems_of", lambda pdf, payload, others: [])
    monkeypatch.setattr("clinic.printing.workshop.page_pictures", lambda pdf: [b"one", b"two"])
    monkeypatch.setattr("clinic.printing.workshop.picture_of_page", lambda pdf, page, **more: b"small")


@dataclass
class PaperSite:
    """The app, its rows, and a worker at hand."""

    app: HandoffApp
    press: FakePress

    @property
    def workshop(self) -> Workshop:
        return Workshop(self.app.database, self.app.extensions[SHELF], self.press)  # type: ignore[arg-type]

    def work(self) -> int:
        """Make what waits, as the worker would; how many rows were looked at."""
        waiting = [job.id for job in self.jobs() if job.status == "waiting"]
        for job_id in waiting:
            self.workshop.make(job_id)
        return len(waiting)

    def jobs(self) -> list[PaperJob]:
        """Every row, in the order of asking."""
        with self.app.database.reader() as session:
            return list(session.scalars(select(PaperJob).order_by(PaperJob.asked_at, PaperJob.document)))

    def job(self, document: str) -> PaperJob:
        """The one row of this document that was not replaced."""
        (found,) = [job for job in self.jobs() if job.document == document and job.replaced_at is None]
        return found

    def events(self, name: str) -> list[AuditEvent]:
        """Events of this name, oldest first."""
        with self.app.database.reader() as session:
            found = select(AuditEvent).where(AuditEvent.event == name).order_by(AuditEvent.id)
            return list(session.scalars(found))

    def client_of(self, viewer: Viewer) -> PageClient:
        """Their browser, signed in."""
        client = PageClient(self.app)
        with self.app.database.reader() as session:
            client.sign_in(session.get_one(User, viewer.id))
        return client


def made(site: PaperSite, transition_id: UUID, pages: PageClient) -> None:
    """Make the plan on its page."""
    check = pages.get(f"/transitions/{transition_id}/check")
    pages.submit(check, action=f"/transitions/{transition_id}/plan")


def with_rosas_page(case: Case, *kinds: str) -> Case:
    """Plan 1 of the case, with the client's sister Rosa in it, to whom the client said yes to these kinds."""
    session = case.session
    rosa = make_person(session, case.ann, case.client(), "Rosa Okafor", relation="sister", answer="yes")
    case.save("point_person", point_person={"person": f"person:{rosa.id}"})
    for kind in kinds:
        caseload.record_consent(session, by=case.ann, person_id=rosa.id, kind=kind, given=True)
    make_plan(session, by=case.ann, transition_id=case.transition_id, unprintable=unprintable_in)
    session.commit()
    return case

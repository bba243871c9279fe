"""One paper, from its row to the shelf: the worker's whole job, which any number of attempts leave the same.

What is printed is worked out anew, by the consents and the day of now. No transaction is open while the
press runs.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.accounts.queries import viewer_for_job
from clinic.caseload.queries.names import full_names_of_others
from clinic.foundation.database import Database
from clinic.foundation.errors import NotFound
from clinic.foundation.log_lines import note
from clinic.foundation.text import fold
from clinic.printing import actions
from clinic.printing.checks import page_texts, problems_of
from clinic.printing.copies_to_print import DRAFT, ToPrint, plan_in_hand, says_the_same, to_print
from clinic.printing.glyphs import texts_of
from clinic.printing.models import PaperJob
from clinic.printing.papers import NoSuchPaper, Paper
from clinic.printing.pictures import NoPictures, page_pictures, picture_of_page
from clinic.printing.render import Press, RenderResult
from clinic.printing.shelf import Owner, Shelf, pdf_file, picture_file, small_file
from clinic.web.trouble import is_retryable

PRINTER = "Printer"  # how the trail calls us
ALLOWED = frozenset({Permission.SEE_CLIENTS, Permission.WALK, Permission.PRINT_PLAN})
SMALL = 360  # pixels across
FAULTS = "The paper was made, and did not pass its check, so it is not shown. "
TOO_FULL = "Page 1 is too full. Shorten the name, the hours or the note of whoever is called first."
BROKE = "This paper could not be made. Nothing was lost. ({kind})"
TRIES = 3

Answer = TypeVar("Answer")


class Outdated(Exception):
    """What was asked for may not be printed now, or reads otherwise now. `str(error)`: a stable key."""


@dataclass
class Workshop:
    """What the worker works with. `at_work_on`: the row in hand, for whoever keeps its lease."""

    database: Database
    shelf: Shelf
    press: Press
    at_work_on: UUID | None = None

    def make(self, job_id: UUID) -> bool:
        """Make the paper of this row, or say there why there is none. True: it is worth another attempt."""
        job = self._write(lambda session: actions.claim(session, job_id=job_id))
        if job is None:
            return False
        self.at_work_on = job_id
        try:
            return self._make(job)
        finally:
            self.at_work_on = None

    def _make(self, job: PaperJob) -> bool:
        by = self._viewer(job)
        try:
            order, others = self._order(job, by)
            result = self._printed(order, others)
        except Outdated as error:
            why = str(error)
            self._write(lambda session: actions.drop(session, by=by, job_id=job.id, why=why))
            return False
        except Exception as error:  # whatever it is: the row must say so, and only its kind may be told
            note("paper.not_made", level=logging.ERROR, error=error, document=job.document)
            result = RenderResult(None, BROKE.format(kind=type(error).__name__))
        return self._ended(job, by, result)

    def _ended(self, job: PaperJob, by: Viewer, result: RenderResult) -> bool:
        why = result.problem or ""
        if result.pdf is not None:
            self._write(lambda session: actions.finish(session, by=by, job_id=job.id, pages=result.pages))
            return False
        if result.was_stopped:
            return self._write(lambda session: actions.put_back(session, by=by, job_id=job.id, problem=why))
        self._write(lambda session: actions.fail(session, by=by, job_id=job.id, problem=why))
        return False

    # --- what is to be printed ------------------------------------------------------------------------

    def _viewer(self, job: PaperJob) -> Viewer:
        with self.database.reader() as session:
            return viewer_for_job(session, job.clinic_id, job.client_id, PRINTER, ALLOWED)

    def _order(self, job: PaperJob, by: Viewer) -> tuple[ToPrint, tuple[str, ...]]:
        """What this row asks for as it reads now, and full names that must not turn up in it."""
        with self.database.reader() as session:
            try:
                plan = plan_in_hand(session, by, job.transition_id, job.number)
                order = to_print(plan, Paper(job.document, job.helper).speaking(job.languages))
            except (NotFound, NoSuchPaper, KeyError) as error:
                raise Outdated("gone") from error
            names = full_names_of_others(session, by, job.client_id)
        if order.stops:
            raise Outdated(order.stops[0].reason)
        if not says_the_same(order.name, job.name):
            raise Outdated("changed")
        return replace(order, name=job.name), names_from_elsewhere(order, names)

    # --- printing it ----------------------------------------------------------------------------------

    def _printed(self, order: ToPrint, others: tuple[str, ...]) -> RenderResult:
        owner, name = order.plan.owner, order.name
        kept = self.shelf.read(owner, pdf_file(name))
        result = RenderResult(kept) if kept is not None else self._rendered(order, others)
        if result.pdf is None:
            return result
        if kept is None:
            self.shelf.write(owner, pdf_file(name), result.pdf)
        return RenderResult(result.pdf, pages=self._painted(owner, name, result.pdf))

    def _rendered(self, order: ToPrint, others: tuple[str, ...]) -> RenderResult:
        payload = order.payload
        if order.plan.number == DRAFT and "may_move" in payload:
            payload = self._first_look(order)
        result = self.press.render(order.paper.document, payload)
        faults = problems_of(result.pdf, payload, others) if result.pdf is not None else []
        faults += [TOO_FULL] if faults and not result.page_1_fits else []
        return RenderResult(None, FAULTS + " ".join(faults)) if faults else result

    def _first_look(self, order: ToPrint) -> dict[str, Any]:
        """Whoever waits for a draft sees page 1 before the rest is there. What moved off it is known then."""
        payload = order.payload
        first = self.press.render(order.paper.document, payload, page_1_alone=True)
        if first.pdf is None or not first.page_1_fits:
            return payload
        try:
            self.shelf.write(order.plan.owner, picture_file(order.name, 1), picture_of_page(first.pdf, 1))
        except NoPictures:
            return payload
        return {key: one for key, one in payload.items() if key != "may_move"} | {"moved": list(first.moved)}

    def _painted(self, owner: Owner, name: str, pdf: bytes) -> int:
        """Pictures of all pages, and a small one of the first; how many pages. A paper may do without."""
        try:
            self.shelf.write(owner, small_file(name), picture_of_page(pdf, 1, width=SMALL))
            pictures = page_pictures(pdf)
        except NoPictures:
            return len(page_texts(pdf))
        for page, picture in enumerate(pictures, start=1):
            self.shelf.write(owner, picture_file(name, page), picture)
        return len(pictures)

    def _write(self, step: Callable[[Session], Answer]) -> Answer:
        """One short transaction, run again when the database asks for it."""
        for attempt in range(TRIES):
            try:
                with self.database.writing() as session:
                    return step(session)
            except DBAPIError as error:
                if attempt == TRIES - 1 or not is_retryable(error):
                    raise
        raise AssertionError("unreachable")


def names_from_elsewhere(order: ToPrint, names: tuple[str, ...]) -> tuple[str, ...]:
    """Names that are nowhere in what goes to the press: one found on the pages came from another paper.

    A name that somebody typed in is another matter, and was looked at before (`plans.stops`).
    """
    typed = fold("\n".join(words for _, words in texts_of(order.payload)))
    return tuple(name for name in names if fold(name) not in typed)

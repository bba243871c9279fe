"""Papers: a draft at any time, a made plan, and pictures of their pages. The preview is the PDF itself."""

from uuid import UUID

from flask import Blueprint, Flask, Response, current_app, render_template, url_for

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.audit.events import Event
from clinic.foundation.errors import NotFound
from clinic.plans.stops import stop_sentence
from clinic.printing.copies_to_print import ToPrint, draft_to_print, plan_to_print, unprintable_in
from clinic.printing.pictures import NoPictures
from clinic.printing.render import RenderResult
from clinic.printing.shelf import Shelf
from clinic.web.work import about_client, current_session, current_viewer, finish_reading

blueprint = Blueprint("printing", __name__)

SHELF, UNPRINTABLE = "shelf", "unprintable"


def install(app: Flask) -> None:
    """A shelf for finished papers; and what our fonts can print, for the rooms below."""
    app.extensions[SHELF] = Shelf(app.extensions["settings"].var_dir / "papers")
    app.extensions[UNPRINTABLE] = unprintable_in


@blueprint.get("/transitions/<uuid:transition_id>/draft.pdf")
@permits(Permission.PRINT_PLAN, reads=Event.DRAFT_PRINTED)
def draft(transition_id: UUID) -> Response | tuple[str, int]:
    """The client's plan as it stands, with "draft" on every page."""
    return _pdf(_draft(transition_id))


@blueprint.get("/transitions/<uuid:transition_id>/plans/<int:number>/plan.pdf")
@permits(Permission.PRINT_PLAN, reads=Event.PLAN_PRINTED)
def plan(transition_id: UUID, number: int) -> Response | tuple[str, int]:
    """A made plan."""
    return _pdf(_plan(transition_id, number))


@blueprint.get("/transitions/<uuid:transition_id>/preview")
@permits(Permission.PRINT_PLAN, reads=Event.PLAN_VIEWED)
def preview(transition_id: UUID) -> str | tuple[str, int]:
    """Every page of the draft as a picture."""
    paper = _draft(transition_id)
    return _pages(paper, "Draft", "printing.draft", "printing.draft_picture", transition_id=transition_id)


@blueprint.get("/transitions/<uuid:transition_id>/plans/<int:number>/pages")
@permits(Permission.PRINT_PLAN, reads=Event.PLAN_VIEWED)
def plan_preview(transition_id: UUID, number: int) -> str | tuple[str, int]:
    """Every page of a made plan as a picture."""
    paper = _plan(transition_id, number)
    where = {"transition_id": transition_id, "number": number}
    return _pages(paper, f"Plan {number}", "printing.plan", "printing.plan_picture", **where)


@blueprint.get("/transitions/<uuid:transition_id>/draft/page-<int:page>.png")
@permits(Permission.PRINT_PLAN)
def draft_picture(transition_id: UUID, page: int) -> Response | tuple[str, int]:
    """One page of the draft. The page that shows it left the event."""
    return _picture(_draft(transition_id), page)


@blueprint.get("/transitions/<uuid:transition_id>/plans/<int:number>/page-<int:page>.png")
@permits(Permission.PRINT_PLAN)
def plan_picture(transition_id: UUID, number: int, page: int) -> Response | tuple[str, int]:
    """One page of a made plan."""
    return _picture(_plan(transition_id, number), page)


def _draft(transition_id: UUID) -> ToPrint:
    paper = draft_to_print(current_session(), current_viewer(), transition_id)
    about_client(paper.client_id)
    return paper


def _plan(transition_id: UUID, number: int) -> ToPrint:
    paper = plan_to_print(current_session(), current_viewer(), transition_id, number)
    about_client(paper.client_id)
    return paper


def _shelf() -> Shelf:
    shelf: Shelf = current_app.extensions[SHELF]
    return shelf


def _printed(paper: ToPrint) -> RenderResult:
    """No transaction stays open while the press runs."""
    finish_reading()
    return _shelf().printed("plan", paper.payload, paper.owner)


def _pdf(paper: ToPrint) -> Response | tuple[str, int]:
    if paper.stops:
        return _stopped(paper)
    result = _printed(paper)
    if result.pdf is None:
        return _failed(paper, result.problem)
    headers = {"Content-Disposition": f'inline; filename="{paper.file_name}"'}
    return Response(result.pdf, mimetype="application/pdf", headers=headers)


def _pages(paper: ToPrint, title: str, pdf: str, picture: str, **where: object) -> str | tuple[str, int]:
    """Painted before the page is sent, so that its pictures are there when it is."""
    if paper.stops:
        return _stopped(paper)
    result = _printed(paper)
    if result.pdf is None:
        return _failed(paper, result.problem)
    try:
        count = len(_shelf().pictures(result.pdf, paper.owner))
    except NoPictures as error:
        return _failed(paper, str(error))
    pictures = [url_for(picture, page=page, **where) for page in range(1, count + 1)]
    return render_template(
        "printing/pages.html", paper=paper, title=title, pdf=url_for(pdf, **where), pictures=pictures
    )


def _picture(paper: ToPrint, page: int) -> Response | tuple[str, int]:
    if paper.stops:
        return _stopped(paper)
    result = _printed(paper)
    if result.pdf is None:
        return _failed(paper, result.problem)
    try:
        pictures = _shelf().pictures(result.pdf, paper.owner)
    except NoPictures as error:
        return _failed(paper, str(error))
    if not 1 <= page <= len(pictures):
        raise NotFound("This plan has no such page.")
    return Response(pictures[page - 1], mimetype="image/png")


def _stopped(paper: ToPrint) -> tuple[str, int]:
    return render_template("printing/stopped.html", paper=paper, stop_sentence=stop_sentence), 409


def _failed(paper: ToPrint, problem: str | None) -> tuple[str, int]:
    return render_template("printing/failed.html", paper=paper, problem=problem), 503

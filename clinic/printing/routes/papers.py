"""All papers of a plan on one page, and the pages of one paper as pictures. Plan number 0 is the draft."""

from uuid import UUID

from flask import Response, jsonify, render_template, url_for

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.audit.events import Event
from clinic.plans.stops import stop_sentence
from clinic.printing import actions, queries
from clinic.printing.cards import card_of, groups, left_out
from clinic.printing.desk import Desk
from clinic.printing.routes.blueprint import blueprint, the_desk, the_paper, the_queue, the_shelf
from clinic.printing.shelf import picture_file
from clinic.web.answers import see_other
from clinic.web.forms import check_button
from clinic.web.work import current_session, current_viewer

PLAN = "/transitions/<uuid:transition_id>/plans/<int:number>"


@blueprint.get(f"{PLAN}/papers")
@permits(Permission.PRINT_PLAN, reads=Event.PLAN_VIEWED)
def papers(transition_id: UUID, number: int) -> str:
    """Every paper by reader: who it is for, how far it is, what is missing."""
    found = the_desk(transition_id, number)
    return render_template(
        "printing/papers.html",
        plan=found.plan,
        groups=groups(found),
        left_out=left_out(found),
        ready=len(found.ready),
        coming=len(found.coming),
        printer=queries.printer(current_session()),
        stop_sentence=stop_sentence,
    )


@blueprint.get(f"{PLAN}/papers/progress")
@permits(Permission.PRINT_PLAN)
def progress(transition_id: UUID, number: int) -> Response:
    """How far they are, for a page that waits: states alone, nothing of anybody."""
    return _progress(the_desk(transition_id, number))


@blueprint.get(f"{PLAN}/papers/<key>/progress")
@permits(Permission.PRINT_PLAN)
def paper_progress(transition_id: UUID, number: int, key: str) -> Response:
    """How far one paper is."""
    return _progress(the_paper(transition_id, number, key))


def _progress(found: Desk) -> Response:
    owner = found.plan.owner.id
    seen = [
        the_shelf().has(owner, picture_file(one.order.name, 1))
        for one in found.papers
        if one.order is not None
    ]
    return jsonify(states=[one.state for one in found.papers], seen=seen, coming=len(found.coming))


@blueprint.get(f"{PLAN}/papers/<key>")
@permits(Permission.PRINT_PLAN, reads=Event.PLAN_VIEWED)
def paper(transition_id: UUID, number: int, key: str) -> str | tuple[str, int]:
    """Every page as a picture, as they come."""
    return paper_page(the_paper(transition_id, number, key))


def paper_page(found: Desk) -> str | tuple[str, int]:
    """The page of one paper."""
    (one,) = found.papers
    card = card_of(found, one)
    page = {"plan": found.plan, "card": card, "stop_sentence": stop_sentence}
    if card.stops:
        return render_template("printing/stopped.html", **page), 409
    if card.state == "failed":
        return render_template("printing/failed.html", **page), 503
    return render_template(
        "printing/pages.html", pictures=_pictures(found), printer=queries.printer(current_session()), **page
    )


def _pictures(found: Desk) -> list[int]:
    """Numbers of the pages whose pictures are there."""
    (one,) = found.papers
    name, most = (one.order.name if one.order else ""), (one.job.pages if one.job else 0)
    owner = found.plan.owner.id
    return [page for page in range(1, max(most, 1) + 1) if the_shelf().has(owner, picture_file(name, page))]


@blueprint.post(f"{PLAN}/papers/<key>/again")
@permits(Permission.PRINT_PLAN)
def again(transition_id: UUID, number: int, key: str) -> Response:
    """Try once more to make a paper that failed."""
    check_button()
    (one,) = the_paper(transition_id, number, key, ask=False).papers
    if one.order is not None and one.job is not None and one.state == "failed":
        job_id = actions.try_again(current_session(), by=current_viewer(), order=one.order)
        the_queue().put_after_commit(current_session(), [job_id])
    return see_other(url_for("printing.paper", transition_id=transition_id, number=number, key=key))

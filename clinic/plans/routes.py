"""Pages of the plan: check it, make it, read it; page 1 as a plain page when printing is down."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Flask, Response, current_app, render_template, url_for

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.audit.events import Event
from clinic.caseload.panels import EXTENSION
from clinic.checklist.panels import FIRST_PAGE
from clinic.checklist.read_back import read_back
from clinic.plans import actions, queries
from clinic.plans.compare import what_changed
from clinic.plans.content import PlanContent
from clinic.plans.drawings.support_map import support_map
from clinic.plans.drawings.week import week_grid
from clinic.plans.forms import AcceptForm, MakeForm
from clinic.plans.gaps import sentence
from clinic.plans.in_language import in_language
from clinic.plans.page_one import page_one
from clinic.plans.panels import first_page_maker, panel_maker
from clinic.plans.paper_languages import spoken_on_paper
from clinic.plans.stops import stop_sentence
from clinic.plans.stored import canonical_hash
from clinic.plans.wording import wording_for
from clinic.web.answers import see_other
from clinic.web.forms import check_button
from clinic.web.notices import say_next
from clinic.web.work import about_client, current_session, current_viewer

blueprint = Blueprint("plans", __name__)

# The printing room puts its own here: (content) -> characters that no font of ours can print;
# and what else is done, in the same transaction, when a plan was made: (session, viewer, transition id,
# number).
UNPRINTABLE = "unprintable"
AFTER_MAKING = "after_making"


def install(app: Flask) -> None:
    """Let the plan show on the client's page, and page 1 beside the question of who it names."""
    app.extensions.setdefault(EXTENSION, []).append(panel_maker(unprintable))
    app.extensions.setdefault(FIRST_PAGE, []).append(first_page_maker(unprintable))


def unprintable(content: PlanContent) -> frozenset[str]:
    """The characters of a plan that can't be printed."""
    found: frozenset[str] = current_app.extensions[UNPRINTABLE](content)
    return found


@blueprint.get("/transitions/<uuid:transition_id>/check")
@permits(Permission.WALK, reads=Event.PLAN_VIEWED)
def check(transition_id: UUID) -> str:
    """What stops it, what is still open, every answer; then: make this the plan."""
    return _check_page(transition_id, MakeForm(), AcceptForm())


def _reviewed(transition_id: UUID) -> queries.Review:
    reviewed = queries.review(current_session(), current_viewer(), transition_id, unprintable)
    about_client(reviewed.walk.transition.client_id)
    return reviewed


def _check_page(transition_id: UUID, form: MakeForm, accept_form: AcceptForm) -> str:
    session, viewer = current_session(), current_viewer()
    reviewed = _reviewed(transition_id)
    form.seen.data = canonical_hash(reviewed.content)
    accept_form.reason.id = f"reason-{accept_form.key.data}".replace(":", "-")
    return render_template(
        "plans/check.html",
        review=reviewed,
        transition=reviewed.walk.transition,
        form=form if form.errors else None,
        make_form=form,
        accept_form=accept_form,
        sections=[(step, read_back(reviewed.walk, step)) for step in reviewed.walk.pathway.steps],
        versions=queries.versions_of(session, viewer, transition_id),
        sentence=sentence,
        stop_sentence=stop_sentence,
        **_pictures(reviewed.content, reviewed),
    )


def _pictures(content: PlanContent, reviewed: queries.Review) -> dict[str, Any]:
    day, wording = reviewed.context.today, wording_for(reviewed.context.region)
    return {
        "page": page_one(queries.client_copy(content, reviewed.context), day, wording),
        "map": support_map(content, day, wording),
        "week": week_grid(content, wording),
    }


@blueprint.post("/transitions/<uuid:transition_id>/plan")
@permits(Permission.MAKE_PLAN, reads=Event.PLAN_VIEWED)
def make(transition_id: UUID) -> Response | tuple[str, int]:
    """Make this the plan."""
    form = MakeForm()
    if not form.validate():
        return _check_page(transition_id, form, AcceptForm()), 422
    number = actions.make_plan(
        current_session(),
        by=current_viewer(),
        transition_id=transition_id,
        unprintable=unprintable,
        seen=form.seen.data,
        correction=form.correction.data,
    )
    for then in current_app.extensions.get(AFTER_MAKING, ()):
        then(current_session(), current_viewer(), transition_id, number)
    say_next(f"Plan {number} is made. Read it aloud together before it leaves the building.")
    return see_other(url_for("plans.show", transition_id=transition_id, number=number))


@blueprint.post("/transitions/<uuid:transition_id>/accept")
@permits(Permission.MAKE_PLAN, reads=Event.PLAN_VIEWED)
def accept(transition_id: UUID) -> Response | tuple[str, int]:
    """Answer a stop with a reason: "this is somebody else of the same name"."""
    form = AcceptForm()
    who = {"by": current_viewer(), "transition_id": transition_id, "unprintable": unprintable}
    if not form.validate():
        actions.check_open(current_session(), key=form.key.data, **who)
        return _check_page(transition_id, MakeForm(formdata=None), form), 422
    actions.accept(current_session(), key=form.key.data, reason=form.reason.data, **who)
    back = url_for("plans.take_back", transition_id=transition_id, key=form.key.data)
    say_next("Settled, with your reason.", undo=back)
    return see_other(url_for("plans.check", transition_id=transition_id))


@blueprint.post("/transitions/<uuid:transition_id>/accept/<path:key>/take-back")
@permits(Permission.MAKE_PLAN)
def take_back(transition_id: UUID, key: str) -> Response:
    """Undo an answer to a stop."""
    check_button()
    who = {"by": current_viewer(), "transition_id": transition_id, "unprintable": unprintable}
    actions.take_back(current_session(), key=key, **who)
    return see_other(url_for("plans.check", transition_id=transition_id))


@blueprint.get("/transitions/<uuid:transition_id>/plans/<int:number>")
@permits(Permission.WALK, reads=Event.PLAN_VIEWED)
def show(transition_id: UUID, number: int) -> str:
    """One made plan: its papers, what changed, the map and the week, and every version."""
    session, viewer = current_session(), current_viewer()
    made = queries.version(session, viewer, transition_id, number)
    versions = queries.versions_of(session, viewer, transition_id)
    reviewed = _reviewed(transition_id)
    return render_template(
        "plans/show.html",
        made=made,
        transition=reviewed.walk.transition,
        versions=versions,
        changes=_changes(versions, number),
        has_moved_on=_has_moved_on(made.content, reviewed),
        **_pictures(made.content, reviewed),
    )


def _changes(versions: tuple[queries.VersionView, ...], number: int) -> Any:
    by_number = {one.number: one.content for one in versions}
    before = by_number.get(number - 1)
    return what_changed(before, by_number[number]) if before else ()


def _has_moved_on(made: PlanContent, reviewed: queries.Review) -> bool:
    """Whether something was answered or changed after this plan was made."""
    return bool(what_changed(made, reviewed.content))


@blueprint.get("/transitions/<uuid:transition_id>/page-1")
@permits(Permission.PRINT_PLAN, reads=Event.PLAN_PRINTED)
def plain_page_one(transition_id: UUID) -> str:
    """Page 1 as a plain page, for when printing is down: the plan in force, else the draft."""
    session, viewer = current_session(), current_viewer()
    reviewed = _reviewed(transition_id)
    newest = queries.latest_version(session, viewer, transition_id)
    content = newest.content if newest else reviewed.content
    # What the client takes home speaks the client's language, whatever it is made with.
    wording = wording_for(reviewed.context.region, spoken_on_paper(content.client.language))
    copy = in_language(queries.client_copy(content, reviewed.context), wording)
    return render_template(
        "plans/page_one.html",
        page=page_one(copy, reviewed.context.today, wording),
        wording=wording,
        transition=reviewed.walk.transition,
        stops=queries.stops_of_plain_page(content, reviewed.context) if newest else reviewed.stops,
        stop_sentence=stop_sentence,
        edition=content.edition,
        client=content.client,
    )

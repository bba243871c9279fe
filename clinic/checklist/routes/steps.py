"""One view for every step of the walk."""

from typing import Any
from uuid import UUID

from flask import current_app, render_template, request, url_for

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.audit.events import Event
from clinic.caseload.panels import PagePanel
from clinic.checklist import actions, queries
from clinic.checklist.items import Step
from clinic.checklist.page_form import PageForm, page_form
from clinic.checklist.panels import FIRST_PAGE
from clinic.checklist.progress import next_step
from clinic.checklist.routes.blueprint import blueprint, site_dir, the_walk_for_forms
from clinic.checklist.routes.next_client import next_client
from clinic.checklist.routes.pages import Answer, serve_page
from clinic.web.work import current_session, current_viewer

CHECK = "check"
NAMES_FIRST = "point_person"


@blueprint.route("/transitions/<uuid:transition_id>/steps/<step_key>", methods=["GET", "POST"])
@permits(Permission.WALK, reads=Event.TRANSITION_VIEWED)
def step(transition_id: UUID, step_key: str) -> Answer:
    """The questions of one step: shown, saved, or its lists made longer and shorter."""
    walk = the_walk_for_forms(transition_id)
    asked = walk.step(step_key)
    page = actions.Page(step_key, asked.items)
    return serve_page(
        walk,
        page,
        make=lambda sent: page_form(walk, page, formdata=sent, site_dir=site_dir()),
        show=lambda form, **state: _shown(walk, asked, form, **state),
        save=lambda form: _save(walk, asked, form),
        go_on=lambda: _next_page(walk, asked),
    )


def _save(walk: queries.Walk, asked: Step, form: PageForm) -> None:
    actions.save_step(
        current_session(),
        by=current_viewer(),
        transition_id=walk.transition.id,
        step_key=asked.key,
        entries=form.entries(request.form),
        opened_version=form.base.version,
        not_needed=form.base.not_needed.data,
        asked_alone=form.base.asked_alone.data,
    )


def _next_page(walk: queries.Walk, asked: Step) -> str:
    """The same step of the next client, the check page for who came from there, or the next step."""
    here = walk.transition.id
    following = next_client(walk) if "same_step" in request.form else None
    if following is not None:
        return url_for("checklist.step", transition_id=following.transition_id, step_key=asked.key)
    if request.args.get("back") == CHECK:
        return url_for("plans.check", transition_id=here, _anchor=asked.key)
    after = next_step(walk.pathway, asked.key)
    if after is None:
        return url_for("plans.check", transition_id=here)
    return url_for("checklist.step", transition_id=here, step_key=after.key)


def _shown(walk: queries.Walk, asked: Step, form: PageForm, **state: Any) -> str:
    return render_template(
        "checklist/step.html",
        walk=walk,
        facts=walk.facts,
        step=asked,
        page_key=asked.key,
        form=form.base,
        parts=form.parts,
        may_be_left_out=not any(one.level == "required" for one in asked.items),
        back_to_check=request.args.get("back") == CHECK,
        next_client=next_client(walk),
        first_page=_first_page(walk, asked),
        **{"draft": None, "stored": {}, "problems": [], **state},
    )


def _first_page(walk: queries.Walk, asked: Step) -> list[PagePanel]:
    """Page 1 beside the question of who it names; nothing beside the others."""
    if NAMES_FIRST not in {one.item.key for one in asked.items}:
        return []
    session, viewer = current_session(), current_viewer()
    return [make(session, viewer, walk.transition.id) for make in current_app.extensions.get(FIRST_PAGE, ())]

"""The task list: at the start, and at every return."""

from uuid import UUID

from flask import Response, render_template, request, url_for

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.audit.events import Event
from clinic.checklist import actions
from clinic.checklist.routes.blueprint import blueprint, the_walk
from clinic.checklist.task_list import task_list
from clinic.web.answers import see_other
from clinic.web.fields import Words
from clinic.web.forms import BaseForm
from clinic.web.notices import say_next
from clinic.web.work import current_session, current_viewer


class StopForm(BaseForm):
    """Why a walk is closed before it is done."""

    reason = Words("Why is this checklist no longer needed?", rows=3, longest=1000)


@blueprint.get("/transitions/<uuid:transition_id>")
@permits(Permission.WALK, reads=Event.TRANSITION_VIEWED)
def tasks(transition_id: UUID) -> str:
    """Steps in groups, and beside them what is open before leaving."""
    walk = the_walk(transition_id)
    only_open = request.args.get("show") == "open"
    return render_template(
        "checklist/task_list.html",
        walk=walk,
        facts=walk.facts,
        tasks=task_list(walk, only_open=only_open),
        only_open=only_open,
    )


@blueprint.route("/transitions/<uuid:transition_id>/stop", methods=["GET", "POST"])
@permits(Permission.WALK, reads=Event.TRANSITION_VIEWED)
def stop(transition_id: UUID) -> str | Response | tuple[str, int]:
    """Close a walk that is no longer needed; what was written stays."""
    walk, form = the_walk(transition_id), StopForm()
    page = {"walk": walk, "facts": walk.facts, "form": form}
    if request.method == "GET":
        return render_template("checklist/stop.html", **page)
    if not form.validate():
        return render_template("checklist/stop.html", **page), 422
    actions.stop_transition(
        current_session(), by=current_viewer(), transition_id=transition_id, reason=form.reason.data
    )
    say_next("This checklist is closed. What was written stays.")
    return see_other(url_for("caseload.client", client_id=walk.transition.client_id))

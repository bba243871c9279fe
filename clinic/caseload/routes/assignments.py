"""Who works with a client. Everybody on the team sees it; supervisors of the client’s team decide it."""

from typing import Any
from uuid import UUID

from flask import Response, render_template, url_for

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.accounts.queries import workers_of_teams
from clinic.audit.events import Event
from clinic.caseload import actions, queries
from clinic.caseload.choices import choices
from clinic.caseload.forms.assignments import NOBODY, AssignForm
from clinic.caseload.routes.blueprint import blueprint, check_button, short_name, the_client
from clinic.foundation.errors import NotAllowed
from clinic.web.answers import see_other
from clinic.web.fields import Option
from clinic.web.notices import say_next
from clinic.web.work import current_session, current_viewer


@blueprint.get("/clients/<uuid:client_id>/workers")
@permits(Permission.SEE_CLIENTS, reads=Event.CLIENT_VIEWED)
def workers(client_id: UUID) -> str:
    """Who works, worked and will work with the client; supervisors see the form for a line more."""
    shown = the_client(client_id)
    return _page(shown, _assign_form(shown))


@blueprint.post("/clients/<uuid:client_id>/workers")
@permits(Permission.ASSIGN_CLIENTS, reads=Event.CLIENT_VIEWED)
def assign_worker(client_id: UUID) -> Response | tuple[str, int]:
    """A supervisor of their team adds a line."""
    shown = the_client(client_id)
    form = _assign_form(shown)
    if form is None:
        raise NotAllowed(actions.OTHER_TEAM)
    if form.validate() and form.saves(lambda: _assign(client_id, form), blame="worker"):
        return _back(client_id, "Saved.")
    return _page(shown, form), 422


def _page(shown: Any, form: AssignForm | None) -> str:
    return render_template(
        "caseload/workers.html",
        form=form,
        client=shown,
        lines=queries.assignments_of(current_session(), current_viewer(), shown.id),
        roles={one.key: one.label for one in choices("role")},
    )


def _assign_form(shown: Any) -> AssignForm | None:
    """None for who doesn't decide it."""
    viewer = current_viewer()
    if not queries.decides_who_works(viewer, shown):
        return None
    teams = viewer.teams | viewer.supervises | {shown.team_id}
    form = AssignForm().named(short_name(shown))
    offered = workers_of_teams(current_session(), viewer, teams)
    form.worker.options = (
        NOBODY,
        *(Option(str(one.id), f"{one.name}, {one.job}" if one.job else one.name) for one in offered),
    )
    return form


def _assign(client_id: UUID, form: AssignForm) -> None:
    actions.assign(
        current_session(),
        by=current_viewer(),
        client_id=client_id,
        user_id=form.worker_id,
        role=form.role.data,
        from_on=form.from_on.data,
        until_on=form.until_on.data,
        reason=form.reason.data,
    )


def _back(client_id: UUID, words: str) -> Response:
    say_next(words)
    return see_other(url_for("caseload.workers", client_id=client_id))


@blueprint.post("/clients/<uuid:client_id>/workers/<uuid:assignment_id>/end")
@permits(Permission.ASSIGN_CLIENTS)
def end_assignment(client_id: UUID, assignment_id: UUID) -> Response:
    """Today is this worker's last day with the client."""
    check_button()
    actions.end_assignment(
        current_session(), by=current_viewer(), client_id=client_id, assignment_id=assignment_id
    )
    return _back(client_id, "Today is the last day.")

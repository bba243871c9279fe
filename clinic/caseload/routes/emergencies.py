"""Opening a client without being on the team, and the supervisor's word that it was seen."""

from uuid import UUID

from flask import Response, render_template, request, url_for
from flask.blueprints import BlueprintSetupState

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.accounts.panels import EXTENSION
from clinic.caseload import actions, queries
from clinic.caseload.forms.covers import EmergencyForm
from clinic.caseload.people_panels import people_panels
from clinic.caseload.routes.blueprint import blueprint, check_button, to_client
from clinic.foundation.errors import Refused
from clinic.web.answers import see_other
from clinic.web.notices import say_next
from clinic.web.work import also_write, current_session, current_viewer


@blueprint.route("/clients/emergency", methods=["GET", "POST"])
@permits(Permission.OPEN_IN_EMERGENCY)
def emergency() -> str | Response | tuple[str, int]:
    """Open a client of the clinic outside the viewer's scope, with a reason."""
    form = EmergencyForm().named()
    if request.method == "GET":
        return render_template("caseload/emergency.html", form=form)
    client_id = _open(form) if form.validate() else None
    if client_id is None:
        return render_template("caseload/emergency.html", form=form), 422
    return to_client(client_id, f"Open for four hours. {_who_is_told(client_id)}")


@blueprint.record_once
def _show_to_administrators(state: BlueprintSetupState) -> None:
    state.app.extensions.setdefault(EXTENSION, []).append(people_panels)


def _who_is_told(client_id: UUID) -> str:
    has_supervisor = queries.has_supervisor(current_session(), current_viewer(), client_id)
    return "Their supervisor is told." if has_supervisor else "An administrator is told."


def _open(form: EmergencyForm) -> UUID | None:
    session, viewer = current_session(), current_viewer()
    try:
        return actions.open_in_emergency(
            session, by=viewer, name=form.name.data, born_on=form.born_on.data, reason=form.reason.data
        )
    except Refused as refusal:
        form.name.errors = [refusal.words]
        also_write(lambda second: actions.note_not_found(second, by=viewer))
    return None


@blueprint.post("/emergencies/<uuid:emergency_id>/seen")
@permits(Permission.SEE_TEAM)
def emergency_seen(emergency_id: UUID) -> Response:
    """A supervisor has seen it."""
    check_button()
    actions.mark_emergency_seen(current_session(), by=current_viewer(), emergency_id=emergency_id)
    say_next("Noted: you have seen it. It stays in the trail.")
    return see_other(url_for("today.page"))

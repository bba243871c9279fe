"""Ring now, and write down what they said while the phone is still warm."""

from uuid import UUID

from flask import Response, render_template, request

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.audit.events import Event
from clinic.caseload import actions, queries
from clinic.caseload.forms.askings import AskForm
from clinic.caseload.routes.blueprint import blueprint, short_name, the_client, the_person, to_person
from clinic.web.work import current_session, current_viewer


@blueprint.route("/clients/<uuid:client_id>/people/<uuid:person_id>/ask", methods=["GET", "POST"])
@permits(Permission.EDIT_CLIENTS, reads=Event.CLIENT_VIEWED)
def ask(client_id: UUID, person_id: UUID) -> str | Response | tuple[str, int]:
    """Their number to ring, and the answers under it."""
    person, shown = the_person(client_id, person_id), the_client(client_id)
    form = AskForm().named(short_name(shown))
    clashes = queries.never_ring_clashes(current_session(), current_viewer(), client_id, [person])
    page = {"form": form, "client": shown, "person": person, "clash": clashes.get(person_id)}
    if request.method == "GET":
        return render_template("caseload/ask.html", **page)
    if form.validate() and form.saves(lambda: _record(person_id, form), blame="outcome"):
        return to_person(client_id, person_id, "Written down. Thank you for asking.")
    return render_template("caseload/ask.html", **page), 422


def _record(person_id: UUID, form: AskForm) -> None:
    actions.record_asking(current_session(), by=current_viewer(), person_id=person_id, **form.asking())

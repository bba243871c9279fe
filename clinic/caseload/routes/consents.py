"""Who may know what: for one client at a glance, and asked for one person at a time."""

from uuid import UUID

from flask import Response, render_template, request

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.audit.events import Event
from clinic.caseload import actions, queries
from clinic.caseload.forms.consents import ConsentForm
from clinic.caseload.people_catalogue import catalogue
from clinic.caseload.routes.blueprint import (
    blueprint,
    check_button,
    short_name,
    the_client,
    the_person,
    to_person,
)
from clinic.web.work import current_session, current_viewer


@blueprint.get("/clients/<uuid:client_id>/consents")
@permits(Permission.SEE_CLIENTS, reads=Event.CLIENT_VIEWED)
def consents(client_id: UUID) -> str:
    """Everybody, and what each may have today."""
    session, viewer = current_session(), current_viewer()
    standing = queries.consents_of(session, viewer, client_id)
    return render_template(
        "caseload/consents.html",
        client=the_client(client_id),
        people=queries.people_around(session, viewer, client_id),
        standing={(one.person_id, one.kind): one for one in standing},
        kinds=catalogue().consents,
    )


@blueprint.route("/clients/<uuid:client_id>/people/<uuid:person_id>/consents", methods=["GET", "POST"])
@permits(Permission.EDIT_CLIENTS, reads=Event.CLIENT_VIEWED)
def person_consents(client_id: UUID, person_id: UUID) -> str | Response | tuple[str, int]:
    """What this person may have, and a new answer of the client's."""
    person, shown = the_person(client_id, person_id), the_client(client_id)
    form = ConsentForm().named(short_name(shown))
    standing = queries.consents_of(current_session(), current_viewer(), client_id)
    page = {
        "form": form,
        "client": shown,
        "person": person,
        "kinds": catalogue().consents,
        "standing": {one.kind: one for one in standing if one.person_id == person_id},
    }
    if request.method == "GET":
        return render_template("caseload/person_consents.html", **page)
    if form.validate() and form.saves(lambda: _record(person_id, form), blame="how"):
        return to_person(client_id, person_id, f"Written down what {short_name(shown)} said.")
    return render_template("caseload/person_consents.html", **page), 422


def _record(person_id: UUID, form: ConsentForm) -> None:
    for kind in form.kinds.data:
        actions.record_consent(
            current_session(), by=current_viewer(), person_id=person_id, kind=kind, **form.consent()
        )


@blueprint.post("/clients/<uuid:client_id>/people/<uuid:person_id>/consents/<kind>/withdraw")
@permits(Permission.EDIT_CLIENTS)
def withdraw_consent(client_id: UUID, person_id: UUID, kind: str) -> Response:
    """The client takes it back."""
    check_button()
    the_person(client_id, person_id)
    actions.withdraw_consent(current_session(), by=current_viewer(), person_id=person_id, kind=kind)
    return to_person(
        client_id, person_id, f"{short_name(the_client(client_id))} took it back. It counts from now."
    )

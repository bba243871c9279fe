"""Who must never be rung or told. Asked alone, and seen by the client's workers only."""

from uuid import UUID

from flask import Response, render_template, request, url_for

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.audit.events import Event
from clinic.caseload import actions, queries
from clinic.caseload.forms.never_ring import NeverRingForm
from clinic.caseload.routes.blueprint import blueprint, check_button, short_name, the_client
from clinic.web.answers import see_other
from clinic.web.notices import say_next
from clinic.web.work import current_session, current_viewer


@blueprint.route("/clients/<uuid:client_id>/never-ring", methods=["GET", "POST"])
@permits(Permission.EDIT_CLIENTS, reads=Event.CLIENT_VIEWED)
def never_ring(client_id: UUID) -> str | Response | tuple[str, int]:
    """Everybody on it, and one more."""
    shown = the_client(client_id)
    form = NeverRingForm().named(short_name(shown))
    page = {
        "form": form,
        "client": shown,
        "entries": queries.never_ring_of(current_session(), current_viewer(), client_id),
    }
    if request.method == "GET":
        return render_template("caseload/never_ring.html", **page)
    if form.validate() and form.saves(lambda: _add(client_id, form), blame="name"):
        return _back(client_id, f"Nobody rings or tells {form.name.data}.")
    return render_template("caseload/never_ring.html", **page), 422


def _add(client_id: UUID, form: NeverRingForm) -> None:
    actions.add_never_ring(current_session(), by=current_viewer(), client_id=client_id, **form.entry())


def _back(client_id: UUID, words: str, *, undo: str = "") -> Response:
    say_next(words, undo=undo)
    return see_other(url_for("caseload.never_ring", client_id=client_id))


@blueprint.post("/clients/<uuid:client_id>/never-ring/<uuid:never_ring_id>/remove")
@permits(Permission.EDIT_CLIENTS)
def remove_never_ring(client_id: UUID, never_ring_id: UUID) -> Response:
    """Take an entry off."""
    check_button()
    actions.remove_never_ring(
        current_session(), by=current_viewer(), client_id=client_id, never_ring_id=never_ring_id
    )
    undo = url_for("caseload.restore_never_ring", client_id=client_id, never_ring_id=never_ring_id)
    return _back(client_id, "Taken off the list.", undo=undo)


@blueprint.post("/clients/<uuid:client_id>/never-ring/<uuid:never_ring_id>/restore")
@permits(Permission.EDIT_CLIENTS)
def restore_never_ring(client_id: UUID, never_ring_id: UUID) -> Response:
    """Undo."""
    check_button()
    actions.restore_never_ring(
        current_session(), by=current_viewer(), client_id=client_id, never_ring_id=never_ring_id
    )
    return _back(client_id, "Back on the list.")

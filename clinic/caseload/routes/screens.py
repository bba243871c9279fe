"""Turning "Someone is here" on and off."""

from uuid import UUID

from flask import Response, render_template, url_for
from flask import session as cookie

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.accounts.passwords import token_hash
from clinic.accounts.sign_in import current_token
from clinic.audit.events import Event
from clinic.caseload import actions
from clinic.caseload.queries.screens import clients_to_share_with
from clinic.caseload.routes.blueprint import blueprint, check_button
from clinic.web.answers import see_other
from clinic.web.notices import KEY, say_next
from clinic.web.work import current_session, current_viewer


@blueprint.get("/screen")
@permits(Permission.SEE_CLIENTS, reads=Event.LISTS_VIEWED)
def screen() -> str:
    """Who is here? Chosen while the screen is still turned away."""
    clients = clients_to_share_with(current_session(), current_viewer())
    return render_template("caseload/screen.html", clients=clients)


@blueprint.post("/screen/<uuid:client_id>")
@permits(Permission.SEE_CLIENTS)
def share_screen(client_id: UUID) -> Response:
    """Somebody is here: this client, or somebody with them."""
    check_button()
    hashed = token_hash(current_token())
    actions.share_screen(current_session(), by=current_viewer(), token_hash=hashed, client_id=client_id)
    cookie.pop(KEY, None)  # what was still to be said may name somebody else
    return see_other(url_for("caseload.client", client_id=client_id))


@blueprint.post("/screen")
@permits(Permission.SEE_CLIENTS)
def own_screen() -> Response:
    """Alone again."""
    check_button()
    viewer = current_viewer()
    actions.own_screen_again(current_session(), by=viewer, token_hash=token_hash(current_token()))
    say_next("Everything is open to you again.")
    if viewer.someone_here is None:
        return see_other(url_for("caseload.clients"))
    return see_other(url_for("caseload.client", client_id=viewer.someone_here))

"""Where you're signed in: every browser, and ending each."""

from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from clinic.access.gate import permits
from clinic.accounts import sign_in as this_browser
from clinic.accounts.actions import sessions
from clinic.accounts.queries.own_sessions import own_sessions
from clinic.accounts.routes.blueprint import blueprint
from clinic.web.answers import see_other
from clinic.web.forms import check_button
from clinic.web.notices import say_next
from clinic.web.work import current_session, current_viewer


@blueprint.get("/account/sign-ins")
@permits(None)
def sign_ins() -> ResponseReturnValue:
    """Every browser in which the viewer is signed in now."""
    found = own_sessions(
        current_session(),
        current_viewer(),
        limits=this_browser.limits(),
        token=this_browser.current_token(),
    )
    return render_template(
        "accounts/sign_ins.html", found=found, session_hours=this_browser.settings().session_hours
    )


@blueprint.post("/account/sign-ins/<uuid:session_id>/end")
@permits(None)
def end_sign_in(session_id: UUID) -> ResponseReturnValue:
    """Sign one browser out."""
    check_button()
    sessions.end_own_session(current_session(), by=current_viewer(), session_id=session_id)
    say_next("That browser is signed out.")
    return see_other(url_for("accounts.sign_ins"))


@blueprint.post("/account/sign-ins/end-others")
@permits(None)
def end_other_sign_ins() -> ResponseReturnValue:
    """Sign out every browser but this one."""
    check_button()
    token = this_browser.current_token()
    sessions.end_other_sessions(current_session(), by=current_viewer(), keep_token=token)
    say_next("Every other browser of yours is signed out.")
    return see_other(url_for("accounts.sign_ins"))

"""Your own account: what it includes, and your password."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from clinic.access.gate import permits
from clinic.accounts import sign_in as this_browser
from clinic.accounts.actions import change_password
from clinic.accounts.forms import ChangePasswordForm
from clinic.accounts.queries import own_account, teams
from clinic.accounts.role_words import ROLE_WORDS
from clinic.accounts.routes.blueprint import blueprint
from clinic.web.answers import see_other
from clinic.web.notices import say_next
from clinic.web.work import current_session, current_viewer

WRONG_PASSWORD = "That is not the password you have now. Try again."


@blueprint.get("/account")
@permits(None)
def account() -> ResponseReturnValue:
    """What the viewer's account includes."""
    session, viewer = current_session(), current_viewer()
    return render_template(
        "accounts/account.html",
        account=own_account(session, viewer),
        team_names=dict(teams(session, viewer)),
        role_words=ROLE_WORDS,
    )


@blueprint.get("/account/password")
@permits(None)
def password() -> ResponseReturnValue:
    """The form for a new password."""
    return render_template("accounts/password.html", form=ChangePasswordForm())


@blueprint.post("/account/password")
@permits(None)
def change() -> ResponseReturnValue:
    """Change the viewer's password, and sign out their other browsers."""
    session, viewer = current_session(), current_viewer()
    own = own_account(session, viewer)
    form = ChangePasswordForm()
    form.about = (own.name, own.email, viewer.clinic_name)
    is_valid = form.validate()
    if is_valid and not this_browser.is_own_password(form.password.data):
        form.password.errors = [WRONG_PASSWORD]
        is_valid = False
    if not is_valid:
        return render_template("accounts/password.html", form=form), 422
    hashed = this_browser.hasher().hash(form.new_password.data)
    change_password(session, by=viewer, password_hash=hashed, keep_token=this_browser.current_token())
    say_next("Your password is changed. Every other browser of yours is signed out.")
    return see_other(url_for("accounts.account"))

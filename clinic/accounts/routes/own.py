"""Your own account: what it includes, and your password."""

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from clinic.access.gate import permits
from clinic.accounts import sign_in as this_browser
from clinic.accounts import tries
from clinic.accounts.actions import change_password
from clinic.accounts.forms import ChangePasswordForm
from clinic.accounts.passwords import shortest_for
from clinic.accounts.queries import own_account, teams
from clinic.accounts.queries.second_factors import second_factors
from clinic.accounts.role_words import ROLE_WORDS
from clinic.accounts.routes.blueprint import blueprint
from clinic.web.answers import see_other
from clinic.web.notices import say_next
from clinic.web.work import current_session, current_viewer


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
        factors=second_factors(session, viewer.id),
        provider=this_browser.settings().provider,
    )


@blueprint.get("/account/password")
@permits(None)
def password() -> ResponseReturnValue:
    """The form for a new password."""
    return render_template("accounts/password.html", form=_form())


@blueprint.post("/account/password")
@permits(None)
def change() -> ResponseReturnValue:
    """Change the viewer's password, and sign out their other browsers."""
    form = _form()
    is_valid = form.validate()
    problem = tries.own_password_problem(form.password.data) if is_valid else ""
    if problem:
        form.password.errors = [problem]
    if problem or not is_valid:
        return render_template("accounts/password.html", form=form), 422
    hashed, token = this_browser.hasher().hash(form.new_password.data), this_browser.current_token()
    change_password(current_session(), by=current_viewer(), password_hash=hashed, keep_token=token)
    say_next("Your password is changed. Every other browser of yours is signed out.")
    return see_other(url_for("accounts.account"))


def _form() -> ChangePasswordForm:
    session, viewer = current_session(), current_viewer()
    own, form = own_account(session, viewer), ChangePasswordForm()
    has_second = second_factors(session, viewer.id).has_any
    form.fit_to(own.name, own.email, viewer.clinic_name, shortest=shortest_for(has_second))
    return form

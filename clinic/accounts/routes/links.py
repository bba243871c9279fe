"""Choosing a password with a link that an administrator handed over. Opening it uses nothing up."""

from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from clinic.access.gate import open_to_all
from clinic.accounts import sign_in as this_browser
from clinic.accounts.actions import set_password_by_link
from clinic.accounts.forms import NewPasswordForm
from clinic.accounts.passwords import shortest_for
from clinic.accounts.queries import person_of_link
from clinic.accounts.queries.second_factors import second_factors
from clinic.accounts.routes.blueprint import blueprint
from clinic.web.answers import see_other
from clinic.web.notices import say_next
from clinic.web.work import current_session


@blueprint.get("/welcome/<token>")
@open_to_all
def welcome(token: str) -> ResponseReturnValue:
    """The form, while the link lives."""
    person = person_of_link(current_session(), token)
    return render_template("accounts/welcome.html", form=_form(person), name=person.name)


@blueprint.post("/welcome/<token>")
@open_to_all
def set_password(token: str) -> ResponseReturnValue:
    """Set the password; the link is dead from now on."""
    person = person_of_link(current_session(), token)
    form = _form(person)
    if not form.validate():
        return render_template("accounts/welcome.html", form=form, name=person.name), 422
    hashed = this_browser.hasher().hash(form.new_password.data)
    set_password_by_link(current_session(), token=token, password_hash=hashed)
    say_next("Your password is set. Sign in with it now.")
    return see_other(url_for("accounts.front"))


def _form(person: Any) -> NewPasswordForm:
    form = NewPasswordForm()
    has_second = second_factors(current_session(), person.id).has_any
    form.fit_to(person.name, person.email, person.clinic.name, shortest=shortest_for(has_second))
    return form

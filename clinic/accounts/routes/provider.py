"""Signing in with the organization's own sign-in, where the site has set one up."""

from flask import request, url_for
from flask import session as cookie
from flask.typing import ResponseReturnValue

from clinic.access.gate import open_to_all
from clinic.accounts import sign_in as this_browser
from clinic.accounts.actions.provider import bind_provider, note_refused
from clinic.accounts.arrivals import after_password, arrive, inside
from clinic.accounts.forms import SignInForm
from clinic.accounts.provider import ProviderTrouble, claims_that_came_back, leave_for_provider
from clinic.accounts.queries.provider import person_of_provider
from clinic.accounts.routes.blueprint import blueprint
from clinic.accounts.routes.door import sign_in_page
from clinic.accounts.session_rules import PROVIDER
from clinic.foundation.errors import NotFound
from clinic.web.work import also_write, current_session, finish_reading, viewer_or_none

NEXT = "provider_next"
TROUBLE = "Signing in with {name} did not work just now. Try again, or use your password."
UNKNOWN = "{name} knows you, but you have no account here. Ask your administrator for one."


@blueprint.get("/sign-in/provider")
@open_to_all
def leave() -> ResponseReturnValue:
    """Off to the provider. Nothing is written; where to go afterwards travels in the cookie.

    Whoever is signed in here was asked to show once more that it is them.
    """
    name, again = _name(), viewer_or_none() is not None
    cookie[NEXT] = inside(request.args.get("next", ""))
    finish_reading()
    try:
        return leave_for_provider(url_for("accounts.come_back", _external=True), again=again)
    except ProviderTrouble:
        return sign_in_page(SignInForm(), TROUBLE.format(name=name)), 502


@blueprint.get("/sign-in/provider/back")
@open_to_all
def come_back() -> ResponseReturnValue:
    """Back from the provider: whoever it names signs in, if they have an account that is open."""
    name, next_page = _name(), cookie.get(NEXT, "")
    finish_reading()
    try:
        claims = claims_that_came_back(url_for("accounts.front", _external=True))
    except ProviderTrouble:
        return sign_in_page(SignInForm(), TROUBLE.format(name=name)), 422
    person = person_of_provider(current_session(), subject=claims.subject, email=claims.email)
    if person is None:
        also_write(note_refused)
        return sign_in_page(SignInForm(), UNKNOWN.format(name=name)), 422
    user_id = person.id
    if person.provider_subject is None:
        also_write(lambda second: bind_provider(second, user_id, claims.subject))
    if claims.asked_twice:
        return arrive(person, PROVIDER, next_page, proved_at=claims.proved_at, provider_exit=claims.exit)
    return after_password(person, next_page, provider_exit=claims.exit)


def _name() -> str:
    provider = this_browser.settings().provider
    if provider is None:
        raise NotFound
    return provider.name

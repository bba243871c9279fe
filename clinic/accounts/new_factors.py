"""Setting up a second step: the parts that are the same at the door and on one's own page."""

from flask import session as cookie

from clinic.accounts import passkeys, tries
from clinic.accounts import sign_in as this_browser
from clinic.accounts.actions import second_factors as actions
from clinic.accounts.actions import sessions
from clinic.accounts.forms import CodeForm, NewPasskeyForm
from clinic.accounts.models import User
from clinic.accounts.one_time_codes import counter_of, in_groups, new_secret, square_of
from clinic.accounts.queries.second_factors import known_passkeys, second_factors
from clinic.foundation.database import now
from clinic.foundation.errors import SignInNeeded
from clinic.web.work import current_session

APP_KEY = "app_key"  # in the signed cookie: shown to this browser anyway, and stored when a code proves it
WRONG_CODE = "That is not the code that goes with this square. Check your phone’s clock and try again."
NOT_MADE = "The passkey was not made. Try again."
KNOWN = "This passkey is set up already."


def newcomer() -> User:
    """Who gave the right password and has no second step yet. Raises SignInNeeded for everybody else."""
    person = this_browser.person_half_way()
    if second_factors(current_session(), person.id).has_any:
        raise SignInNeeded
    return person


def person_here() -> User:
    """Who is signed in on this browser."""
    user = this_browser.load_user(current_session())
    if user is None:
        raise SignInNeeded
    return user


def app_page_values(user: User) -> dict[str, object]:
    """The square and the key for the app, the same until it is set up."""
    if not isinstance(cookie.get(APP_KEY), str):
        cookie[APP_KEY] = new_secret()
    secret = cookie[APP_KEY]
    return {"square": square_of(secret, user.email), "key": in_groups(secret)}


def set_up_app(user: User, form: CodeForm) -> bool:
    """Store the app's key when the code shows that the app has it; else words at the field."""
    session, secret = current_session(), cookie.get(APP_KEY, "")
    if not form.validate():
        return False
    counter = counter_of(secret, form.code.data, at=now(session)) if secret else None
    if counter is None:
        form.code.errors = [WRONG_CODE]
        return False
    actions.set_code_app(session, user, secret=secret, counter=counter)
    cookie.pop(APP_KEY, None)
    return True


def passkey_page_values(user: User) -> dict[str, object]:
    """What the browser is asked when it makes a passkey."""
    return {
        "options": passkeys.creation_options(
            tries.site(),
            user_id=user.id,
            email=user.email,
            name=user.name,
            known=known_passkeys(current_session(), user.id),
            challenge=tries.new_challenge(),
        )
    }


def set_up_passkey(user: User, form: NewPasskeyForm) -> bool:
    """Store a passkey that was just made; else words at the form."""
    session = current_session()
    asked = sessions.take_challenge(session, this_browser.current_token())
    if not form.validate():
        return False
    try:
        made = passkeys.check_creation(tries.site(), form.credential.data, challenge=asked or b"")
    except passkeys.BadPasskey:
        form.name.errors = [NOT_MADE]
        return False
    if any(one.credential_id == made.credential_id for one in known_passkeys(session, user.id)):
        form.name.errors = [KNOWN]
        return False
    actions.add_passkey(session, user, made, name=form.name.data)
    return True


def first_recovery_codes(user: User) -> list[str]:
    """Recovery codes for whoever has none left; none for everybody else."""
    session = current_session()
    if second_factors(session, user.id).recovery_left:
        return []
    return actions.make_recovery_codes(session, user)

"""Tries at proving who one is: each is bounded, counted and left in the trail when it is wrong.

Each answers with words, "" when the try was right (and its code used up).
"""

from datetime import timedelta
from ipaddress import ip_address
from math import ceil
from secrets import token_bytes

from flask import request

from clinic.accounts import passkeys
from clinic.accounts import sign_in as this_browser
from clinic.accounts.actions import entry, guessing, sessions
from clinic.accounts.actions.second_factors import use_code, use_passkey, use_recovery_code
from clinic.accounts.browser_marks import known_browser
from clinic.accounts.models import User
from clinic.accounts.one_time_codes import counter_of
from clinic.accounts.queries.second_factors import known_passkeys
from clinic.foundation.database import now
from clinic.foundation.errors import SignInNeeded
from clinic.web.work import also_write, commit_although_refused, current_session

WAIT = "There were too many wrong tries for this address. Wait {minutes}, then try again."
WRONG_PASSWORD = "That is not your password. Try again."
WRONG_CODE = "That is not the code, or it was used before. Wait for the next one and try again."
WRONG_RECOVERY = "That is none of your recovery codes, or it was used before."
WRONG_PASSKEY = "That did not work. Try again, with the passkey that you set up here."


def wait_words(wait: timedelta) -> str:
    """How long to wait."""
    minutes = ceil(wait.total_seconds() / 60)
    return WAIT.format(minutes="a minute" if minutes == 1 else f"{minutes} minutes")


def note_wrong(email: str, what: str) -> None:
    """Count a wrong try, in the very transaction in which it was checked."""
    entry.note_failed(current_session(), email=email, browser=known_browser(email), what=what)
    commit_although_refused()


def own_password_problem(typed: str) -> str:
    """Whether this is the password of the person signed in here."""
    session = current_session()
    user = this_browser.load_user(session)
    if user is None:
        raise SignInNeeded
    hasher, browser = this_browser.hasher(), known_browser(user.email)
    tried = entry.try_password(session, hasher, email=user.email, password=typed, browser=browser)
    if tried.wait:
        return wait_words(tried.wait)
    if tried.user is None:
        note_wrong(user.email, "password")
        return WRONG_PASSWORD
    return ""


def code_problem(user: User, typed: str) -> str:
    """A code of the app on the person's phone."""
    session, wait = current_session(), _wait(user)
    if wait:
        return wait_words(wait)
    counter = counter_of(user.code_secret, typed, at=now(session)) if user.code_secret else None
    if counter is not None and use_code(session, user, counter):
        return ""
    note_wrong(user.email, "code")
    return WRONG_CODE


def recovery_problem(user: User, typed: str) -> str:
    """One of the person's recovery codes."""
    wait = _wait(user)
    if wait:
        return wait_words(wait)
    if use_recovery_code(current_session(), user, typed):
        return ""
    note_wrong(user.email, "recovery")
    return WRONG_RECOVERY


def passkey_problem(user: User, answer: str) -> str:
    """The answer of one of the person's passkeys to what this browser was asked."""
    session = current_session()
    asked = sessions.take_challenge(session, this_browser.current_token())
    known = known_passkeys(session, user.id)
    try:
        used, count = passkeys.check_answer(site(), answer, known=known, challenge=asked or token_bytes(32))
        if use_passkey(session, used.id, count=count):
            return ""
    except passkeys.BadPasskey:
        pass
    note_wrong(user.email, "passkey")
    return WRONG_PASSKEY


def new_challenge() -> bytes:
    """What the next passkey answer from this browser must sign."""
    token, challenge = this_browser.current_token(), token_bytes(32)
    also_write(lambda second: sessions.ask_challenge(second, token, challenge))
    return challenge


def site() -> passkeys.Site:
    """Whom passkeys of this installation are for. The host was checked against the settings."""
    scheme = "https" if this_browser.settings().https else request.scheme
    return passkeys.Site(request.host.rsplit(":", 1)[0], f"{scheme}://{request.host}")


def can_use_passkeys() -> bool:
    """Browsers offer passkeys for names, not for addresses like 127.0.0.1, and over https or on localhost."""
    where = site()
    try:
        ip_address(where.host.strip("[]"))
    except ValueError:
        return where.host == "localhost" or where.origin.startswith("https:")
    return False


def _wait(user: User) -> timedelta:
    return guessing.wait_before_try(current_session(), email=user.email, browser=known_browser(user.email))

"""Who is signed in on this browser: the hook of the unit of work, and the two ends of a session.

The cookie holds a random token; the row behind it decides. Flask-Login's `current_user` follows that row.
"""

from datetime import timedelta
from hashlib import sha256
from secrets import token_urlsafe

from flask import Response, current_app, g, request
from flask import session as cookie
from flask_security.utils import login_user, logout_user
from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.actions import entry, sessions
from clinic.accounts.actions.sessions import SessionLimits
from clinic.accounts.addresses import fold_email
from clinic.accounts.models import User
from clinic.accounts.passwords import Hasher
from clinic.accounts.queries import viewer_for
from clinic.accounts.queries.people import only_clinic
from clinic.foundation.errors import SignInNeeded
from clinic.web.place import Door
from clinic.web.work import also_write, current_session
from config import Settings

TOKEN = "sign_in"
BROWSER_COOKIE = "handoff-browser"
A_YEAR = 365 * 24 * 3600


def settings() -> Settings:
    """This app's settings."""
    made: Settings = current_app.extensions["settings"]
    return made


def limits() -> SessionLimits:
    """How long sessions last here."""
    these = settings()
    return SessionLimits(
        idle=timedelta(minutes=these.idle_minutes),
        whole=timedelta(hours=these.session_hours),
        fresh=timedelta(minutes=these.fresh_minutes),
    )


def signed_in_viewer(session: Session) -> Viewer | None:
    """The person signed in on this browser, or None. A stranger learns at most the only clinic's name."""
    g.pop("_login_user", None)  # what Flask-Login kept from before this unit of work, or from an earlier try
    user = load_user(session)
    if user is None:
        g.door = Door(*only_clinic(session))
        return None
    return viewer_for(user)


def load_user(session: Session) -> User | None:
    """The person behind the token in the cookie, while its row lives."""
    token = current_token()
    found = sessions.live_session(session, token, limits()) if token else None
    if found is None:
        return None
    row, user = found
    if sessions.is_due(session, row):
        also_write(lambda second: sessions.note_seen(second, token))
    return user


def current_token() -> str:
    """The token in this browser's cookie, "" without one."""
    token = cookie.get(TOKEN, "")
    return token if isinstance(token, str) else ""


def start(user: User, *, browser: str) -> None:
    """Sign a person in on this browser. Nothing of an earlier session survives, its id and token least."""
    cookie.clear()
    g.pop("csrf_token", None)
    device = request.user_agent.string
    cookie[TOKEN] = entry.sign_in(current_session(), user, device=device, browser=browser)
    login_user(user, remember=False, authn_via=["password"])


def finish() -> None:
    """Sign this browser out."""
    user = load_user(current_session())
    if user is not None:
        entry.sign_out(current_session(), user, current_token())
    logout_user()
    cookie.clear()


def hasher() -> Hasher:
    """How passwords are hashed here."""
    made: Hasher = current_app.extensions["hasher"]
    return made


def is_own_password(password: str) -> bool:
    """Whether this is the password of the person signed in here."""
    user = load_user(current_session())
    return user is not None and hasher().matches(user.password, password)


def has_fresh_password() -> bool:
    """Whether the password was given in the last minutes, as sensitive acts ask."""
    found = sessions.live_session(current_session(), current_token(), limits())
    if found is None:
        raise SignInNeeded
    return sessions.is_fresh(current_session(), found[0], limits())


def known_browser(email: str) -> str:
    """The mark of a browser in which the owner of this address signed in before, "" for any other."""
    try:
        kept = _signer().loads(request.cookies.get(BROWSER_COOKIE, ""))
    except BadSignature:
        return ""
    fits = isinstance(kept, list) and len(kept) == 2 and kept[0] == _address_mark(email)
    return str(kept[1]) if fits else ""


def remember_browser(response: Response, email: str) -> Response:
    """Mark this browser as one of the owner's. The mark opens nothing: it only counts failures apart."""
    value = _signer().dumps([_address_mark(email), token_urlsafe(16)])
    response.set_cookie(
        BROWSER_COOKIE,
        str(value),
        max_age=A_YEAR,
        secure=settings().https,
        httponly=True,
        samesite="Lax",
    )
    return response


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(settings().secret_key, salt="known-browser")


def _address_mark(email: str) -> str:
    return sha256(fold_email(email).encode("utf-8", "replace")).hexdigest()

"""Who is signed in on this browser: the hook of the unit of work, and the steps from the door to a session.

The cookie holds a random token; the row behind it decides. Flask-Login's `current_user` follows that row.
A new token at each step: after the password (half-way, it opens nothing) and after the second step.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from flask import current_app, g, request
from flask import session as cookie
from flask_security.utils import login_user, logout_user
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.actions import entry, sessions
from clinic.accounts.browser_marks import known_browser
from clinic.accounts.models import SignInSession, User
from clinic.accounts.passwords import Hasher, new_token
from clinic.accounts.queries import viewer_for
from clinic.accounts.queries.people import only_clinic
from clinic.accounts.session_rules import HALF_WAY, PASSWORD_ALONE, SessionLimits
from clinic.foundation.errors import SignInNeeded
from clinic.web.place import Door
from clinic.web.work import SAFE_METHODS, Write, also_write, current_session
from config import Settings

TOKEN = "sign_in"
STAY = "accounts.stay"  # a press of "Yes, keep it open"


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
    found = _live(session, _is_whole)
    if found is None:
        g.door = Door(*only_clinic(session))
        return None
    row, user = found
    _note_seen(session, row)
    g.session_seconds = int(sessions.left_of(session, row, limits()).total_seconds())
    return replace(viewer_for(user), is_fresh=sessions.is_fresh(session, row, limits()))


def load_user(session: Session) -> User | None:
    """The person behind the token in the cookie, while its row lives and opens pages."""
    found = _live(session, _is_whole)
    return found[1] if found else None


def person_half_way() -> User:
    """Who gave the right password in this browser and has a second step to do. Raises SignInNeeded."""
    found = _live(current_session(), lambda row: not _is_whole(row))
    if found is None:
        raise SignInNeeded
    return found[1]


def is_half_way() -> bool:
    """Whether somebody is between the password and the second step here."""
    return _live(current_session(), lambda row: not _is_whole(row)) is not None


def current_token() -> str:
    """The token in this browser's cookie, "" without one."""
    token = cookie.get(TOKEN, "")
    return token if isinstance(token, str) else ""


def begin(user: User, *, provider_exit: str = "") -> None:
    """Half-way: the password was right. Nothing that was in the cookie before is kept.

    `provider_exit`: where to sign out at the provider whose word stood for the password.
    """
    token, device = _new_cookie(), request.user_agent.string

    def write(session: Session, person: User) -> None:
        sessions.open_session(
            session, person, device=device, proof=HALF_WAY, token=token, provider_exit=provider_exit
        )

    _write(user.id, write)


def enter(user: User, *, proof: str, proved_at: datetime | None = None, provider_exit: str = "") -> None:
    """Sign a person in on this browser, with a token of its own. `proof`: how they proved who they are.

    `proved_at`: when, if that was before now; `provider_exit`: where to sign out at their provider.
    """
    browser, device, half_way = known_browser(user.email), request.user_agent.string, current_token()
    token = _new_cookie()

    def write(session: Session, person: User) -> None:
        leave_by = provider_exit or sessions.provider_exit_of(session, half_way)
        sessions.end_session(session, half_way)
        entry.sign_in(
            session,
            person,
            device=device,
            browser=browser,
            proof=proof,
            token=token,
            proved_at=proved_at,
            provider_exit=leave_by,
        )

    _write(user.id, write)
    login_user(user, remember=False, authn_via=[proof])


def finish() -> str:
    """Sign this browser out; the address at which it is signed out at its provider too, "" without one."""
    session, token = current_session(), current_token()
    user, leave_by = load_user(session), sessions.provider_exit_of(session, token)
    if user is not None:
        entry.sign_out(session, user, token)
    logout_user()
    cookie.clear()
    return leave_by


def hasher() -> Hasher:
    """How passwords are hashed here."""
    made: Hasher = current_app.extensions["hasher"]
    return made


def needs_second_factor() -> bool:
    """Whether everybody must have a second step: everywhere but in the demo."""
    return not settings().demo


def _is_whole(row: SignInSession) -> bool:
    return row.proof != HALF_WAY and (row.proof != PASSWORD_ALONE or not needs_second_factor())


def _live(session: Session, fits: Callable[[SignInSession], bool]) -> tuple[SignInSession, User] | None:
    token = current_token()
    found = sessions.live_session(session, token, limits()) if token else None
    return found if found is not None and fits(found[0]) else None


def _note_seen(session: Session, row: SignInSession) -> None:
    token = current_token()
    if sessions.is_due(session, row) and not _asks_by_itself():
        also_write(lambda second: sessions.note_seen(second, token), droppable=True)


def _asks_by_itself() -> bool:
    """Whether a page asks and no person: pictures, looking whether a paper is ready, reloading by the clock.

    A browser says so (Fetch Metadata): only what a person did carries Sec-Fetch-User. Saving always counts.
    """
    is_stay = request.endpoint == STAY
    says = "Sec-Fetch-Mode" in request.headers and request.headers.get("Sec-Fetch-User") != "?1"
    return request.method in SAFE_METHODS and says and not is_stay


def _new_cookie() -> str:
    """Nothing of an earlier session survives, its id and form token included; the new token."""
    cookie.clear()
    g.pop("csrf_token", None)
    token = new_token()
    cookie[TOKEN] = token
    return token


def _write(user_id: UUID, write: Callable[[Session, User], object]) -> None:
    """A GET (the way back from a provider) only reads: there the row is written in the second transaction."""

    def for_person(session: Session) -> None:
        write(session, session.get_one(User, user_id))

    ask: Callable[[Write], None] = also_write if request.method in SAFE_METHODS else _now
    ask(for_person)


def _now(write: Write) -> None:
    write(current_session())

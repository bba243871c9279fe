"""The unit of work around every view.

GET reads in a transaction that the database itself keeps from writing, and ends it before the answer
leaves; a successful POST commits once. Read events, denials and last-seen go in a second short
transaction; a POST that answers with a page was a look at it, too. Views never open, commit or roll back a
session.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from flask import Flask, Response, current_app, g, make_response, request
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from clinic.foundation.database import Database
from clinic.foundation.errors import (
    Conflict,
    MaybeSaved,
    NotAllowed,
    NotFound,
    NotSaved,
    NotShown,
    SignInNeeded,
)
from clinic.web.answers import see_other
from clinic.web.once import earlier_answer, remember_answer
from clinic.web.trouble import Trouble, is_retryable, trouble_of
from clinic.web.words import LOOKING_TROUBLE, MAYBE_SAVED, SAVING_TROUBLE

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
TRIES = 3
UNCHECKED = "This was not sent from one of our pages, so nothing was saved."

Write = Callable[[Session], None]


@dataclass
class Hooks:
    """What higher rooms give the unit of work. `viewer` is an access.Viewer or None.

    `set_aside`: keeps the read or the denial outside a database that can't be written to, and tells whether
    the answer may leave all the same.
    """

    sign_in: Callable[[Session], Any]
    gate: Callable[[Any, Any], None]
    read: Callable[[Session, Any, Any], None]
    denied: Callable[[Session, Any, str], None]
    set_aside: Callable[[Session, Any, Any, str], bool] = lambda _session, _view, _viewer, _denial: False
    always: list[Write] = field(default_factory=list)


class HandoffApp(Flask):
    """Flask with one unit of work around each view."""

    database: Database
    hooks: Hooks
    outside_work: frozenset[str] = frozenset({"static"})  # endpoints that need no session

    def dispatch_request(self, *context: Any) -> Any:
        """Run the view inside its unit of work; static files and probes need none."""
        if request.endpoint in self.outside_work:
            return super().dispatch_request(*context)
        return _with_retries(lambda: super(HandoffApp, self).dispatch_request(*context))


def current_session() -> Session:
    """The session of this request."""
    session: Session = g.session
    return session


def current_viewer() -> Any:
    """The signed-in access.Viewer; SignInNeeded when nobody is signed in."""
    if viewer_or_none() is None:
        raise SignInNeeded
    return g.viewer


def viewer_or_none() -> Any:
    """The signed-in access.Viewer, or None (error pages and pages open to all)."""
    return g.get("viewer")


def finish_reading() -> None:
    """End the read transaction of a GET early: nothing is held while something slow runs."""
    if request.method in SAFE_METHODS:
        current_session().rollback()


def about_client(client_id: UUID) -> None:
    """Name the client whom this page is about, where its address does not: the read event says so."""
    g.about_client = client_id


def is_noted_already() -> None:
    """Say that this answer belongs to a look whose event is kept: it leaves no second one."""
    g.is_noted = True


def also_write(write: Write, *, droppable: bool = False) -> None:
    """Ask for a write in the second transaction, whatever becomes of the view (a failed sign-in, say).

    `droppable`: the answer may leave without it (when a browser was last seen).
    """
    g.also_write.append(write)
    g.needs_write = g.needs_write or not droppable


def commit_although_refused() -> None:
    """Commit what this POST wrote even though its answer is a refusal: a wrong try has to be counted."""
    g.commits_refusal = True


def _app() -> HandoffApp:
    app: HandoffApp = current_app._get_current_object()  # type: ignore[attr-defined]
    return app


def _with_retries(view: Callable[[], Any]) -> Response:
    for attempt in range(1, TRIES + 1):
        try:
            return _one_try(view)
        except IntegrityError:
            if attempt == TRIES or not request.form.get("form_key"):
                raise
        except DBAPIError as error:
            if attempt == TRIES or not _may_run_again(error):
                raise _in_words(error) from error
    raise AssertionError("unreachable")


def _may_run_again(error: DBAPIError) -> bool:
    """A database that went away forgot what was not committed; and a form's key tells what was."""
    is_safe = not g.is_committing or bool(request.form.get("form_key"))
    return is_retryable(error) or (error.connection_invalidated and is_safe)


def _in_words(error: DBAPIError) -> Exception:
    trouble = _trouble_of(error)
    if trouble is None:
        return error
    if trouble is Trouble.AWAY and g.is_committing:
        return MaybeSaved(MAYBE_SAVED.what)
    if request.method in SAFE_METHODS:
        return NotShown(LOOKING_TROUBLE[trouble])
    return NotSaved(SAVING_TROUBLE[trouble])


def _trouble_of(error: DBAPIError) -> Trouble | None:
    return trouble_of(error, writing=g.is_second or request.method not in SAFE_METHODS)


def _one_try(view: Callable[[], Any]) -> Response:
    g.viewer, g.also_write, g.token_checked = None, [], False
    g.needs_write, g.read_by, g.commits_refusal = False, None, False
    g.is_committing, g.is_second, g.is_noted = False, False, False
    reading = request.method in SAFE_METHODS
    session = _app().database.reader() if reading else _app().database.writer()
    g.session = session
    denial, is_to_note = "", True
    try:
        return _run(view, session, reading=reading)
    except (NotAllowed, NotFound) as error:
        denial = type(error).__name__
        raise
    except DBAPIError:
        is_to_note = False  # nothing was shown and nothing was saved; it may be run again
        raise
    finally:
        g.pop("session")  # an error page that still read with it would hold a write that nobody ends
        _end(session)
        if is_to_note:
            _second_transaction(denial)


def _end(session: Session) -> None:
    """Undo what was not committed, and let go of the connection whatever became of it."""
    try:
        session.rollback()
    finally:
        session.close()


def _run(view: Callable[[], Any], session: Session, *, reading: bool) -> Response:
    hooks, function = _app().hooks, _view_function()
    g.viewer = hooks.sign_in(session)
    if request.routing_exception is not None:
        raise request.routing_exception  # no such page: 404 or 405, for whoever asks
    hooks.gate(function, g.viewer)
    try:
        response = make_response(view()) if reading else _run_once(view, session)
    except Conflict:  # its page tells what somebody else saved
        g.read_by = g.viewer
        raise
    if reading or not 300 <= response.status_code < 400:  # a refused POST shows its page once more
        g.read_by = None if g.is_noted else g.viewer
    return response


def _run_once(view: Callable[[], Any], session: Session) -> Response:
    earlier = earlier_answer(session, g.viewer)
    if earlier is not None:
        return see_other(earlier)
    response = make_response(view())
    if response.status_code < 400 and not g.token_checked:
        raise NotAllowed(UNCHECKED)
    if response.status_code < 400:
        remember_answer(session, g.viewer, response)
        g.is_committing = True
        session.commit()
    elif g.commits_refusal and g.token_checked:
        session.commit()
    return response


def _view_function() -> Any:
    return _app().view_functions.get(request.endpoint or "")


def _second_transaction(denial: str) -> None:
    writes: list[Write] = [*g.also_write, *_app().hooks.always]
    hooks, function, viewer, reader = _app().hooks, _view_function(), g.viewer, g.read_by
    if reader is not None:
        writes.append(lambda second: hooks.read(second, function, reader))
    if denial and viewer is not None:
        writes.append(lambda second: hooks.denied(second, viewer, denial))
    if not writes:
        return
    g.is_committing, g.is_second = False, True  # what fails from here on was no commit of the view's
    try:
        with _app().database.writing() as second:
            for write in writes:
                write(second)
    except DBAPIError as error:
        if g.needs_write or is_retryable(error) or not _trouble_of(error) or not _set_aside(denial):
            raise


def _set_aside(denial: str) -> bool:
    """The database can't be written to: whether the event is safe elsewhere, so that the answer may leave."""
    by = g.viewer if denial else g.read_by
    if by is None:
        return not denial
    with _app().database.reader() as third:
        return _app().hooks.set_aside(third, _view_function(), by, denial)

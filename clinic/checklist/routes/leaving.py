""" "Your leaving": once for each worker who leaves, and true for all of their clients."""

from typing import Any
from uuid import UUID

from flask import Response, render_template, request, url_for

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.accounts.queries import workers_of_teams
from clinic.audit.events import Event
from clinic.caseload.departure_actions import LeavingFacts, save_leaving
from clinic.caseload.departure_queries import departure_of, leaving_worker
from clinic.caseload.queries import ListWish, client_page
from clinic.checklist import queries
from clinic.checklist.leaving_page import LeavingPage, leaving_page
from clinic.checklist.routes.blueprint import blueprint, site_dir
from clinic.foundation.errors import Conflict, NotFound
from clinic.web.answers import see_other
from clinic.web.notices import say_next
from clinic.web.work import current_session, current_viewer

SAVED = "The leaving is saved. Next: start with each client."
MOST_CLIENTS = 100


@blueprint.route("/leaving", methods=["GET", "POST"])
@permits(Permission.PLAN_LEAVING, reads=Event.DEPARTURE_VIEWED)
def leaving() -> str | Response | tuple[str, int]:
    """Dates, what to say, who covers, what is done for almost everyone. `worker`: whose, for supervisors."""
    session, viewer = current_session(), current_viewer()
    worker_id = _asked_for() or viewer.id
    sent = request.form if request.method == "POST" else None
    page = leaving_page(queries.leaving_facts(session, viewer, worker_id), sent, site_dir())
    if request.method == "GET":
        return _shown(page, worker_id)
    if not page.validate():
        return _shown(page, worker_id, problems=page.summary()), 422
    _save(page, worker_id)
    say_next(SAVED)
    return see_other(url_for("checklist.leaving", worker=_asked_for()))


def _asked_for() -> UUID | None:
    asked = request.args.get("worker", "")
    try:
        return UUID(asked) if asked else None
    except ValueError as error:
        raise NotFound from error


def _save(page: LeavingPage, worker_id: UUID) -> None:
    try:
        save_leaving(
            current_session(),
            by=current_viewer(),
            leaving=LeavingFacts(**page.columns()),
            opened_version=page.base.version or 0,
            user_id=worker_id,
        )
    except Conflict as conflict:
        raise Conflict(conflict.words, page.stored_words()) from conflict


def _shown(page: LeavingPage, worker_id: UUID, **more: Any) -> str:
    session, viewer = current_session(), current_viewer()
    departure = departure_of(session, viewer, worker_id)
    started = queries.departure_transitions(session, viewer, departure.id) if departure else ()
    whose = "mine" if worker_id == viewer.id else "all"
    return render_template(
        "checklist/leaving.html",
        form=page.base,
        parts=page.parts,
        departure=departure,
        started={one.client_id: one for one in started},
        clients=client_page(session, viewer, ListWish(whose=whose), size=MOST_CLIENTS),
        leaver=leaving_worker(session, viewer, worker_id),
        is_own=worker_id == viewer.id,
        supervised=workers_of_teams(session, viewer, viewer.supervises) if viewer.supervises else (),
        **{"problems": [], **more},
    )

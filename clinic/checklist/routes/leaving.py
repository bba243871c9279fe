""" "Your leaving": once for each worker who leaves, and true for all of their clients."""

from typing import Any

from flask import Response, render_template, request, url_for

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.audit.events import Event
from clinic.caseload.departure_actions import LeavingFacts, save_leaving
from clinic.caseload.departure_queries import own_departure
from clinic.caseload.queries import ListWish, client_page
from clinic.checklist import queries
from clinic.checklist.leaving_page import LeavingPage, leaving_page
from clinic.checklist.routes.blueprint import blueprint, site_dir
from clinic.foundation.errors import Conflict
from clinic.web.answers import see_other
from clinic.web.notices import say_next
from clinic.web.work import current_session, current_viewer

SAVED = "Your leaving is saved. Next: start with each client."
MOST_CLIENTS = 100


@blueprint.route("/leaving", methods=["GET", "POST"])
@permits(Permission.PLAN_LEAVING, reads=Event.DEPARTURE_VIEWED)
def leaving() -> str | Response | tuple[str, int]:
    """Dates, what to say, who covers, and what is done for almost everyone."""
    session, viewer = current_session(), current_viewer()
    page = leaving_page(
        queries.leaving_facts(session, viewer), request.form if request.method == "POST" else None, site_dir()
    )
    if request.method == "GET":
        return _page(page)
    if not page.validate():
        return _page(page, problems=page.summary()), 422
    try:
        save_leaving(
            session, by=viewer, leaving=LeavingFacts(**page.columns()), opened_version=page.base.version or 0
        )
    except Conflict as conflict:
        raise Conflict(conflict.words, page.stored_words()) from conflict
    say_next(SAVED)
    return see_other(url_for("checklist.leaving"))


def _page(page: LeavingPage, **more: Any) -> str:
    session, viewer = current_session(), current_viewer()
    departure = own_departure(session, viewer)
    started = queries.departure_transitions(session, viewer, departure.id) if departure else ()
    mine = client_page(session, viewer, ListWish(whose="mine"), size=MOST_CLIENTS)
    return render_template(
        "checklist/leaving.html",
        form=page.base,
        parts=page.parts,
        departure=departure,
        started={one.client_id: one for one in started},
        clients=mine,
        **{"problems": [], **more},
    )

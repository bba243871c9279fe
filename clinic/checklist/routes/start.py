"""Starting a client's walk."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Response, render_template, request, url_for

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.audit.events import Event
from clinic.caseload.departure_queries import DepartureView, departures_around, own_departure
from clinic.caseload.queries import client
from clinic.caseload.wording import short_name
from clinic.checklist import actions, queries
from clinic.checklist.pathways import resolve
from clinic.checklist.routes.blueprint import blueprint, site_dir
from clinic.foundation.database import today
from clinic.foundation.days import date_words
from clinic.web.answers import see_other
from clinic.web.fields import Choice, DateField, Option, needed
from clinic.web.forms import BaseForm
from clinic.web.place import region_here
from clinic.web.work import current_session, current_viewer

DISCHARGE = "discharge"
CHOOSE = "Choose what is changing."
LONG_AGO = "This day is long past. Check the year."


class StartForm(BaseForm):
    """What is changing, when, and how much time there is."""

    what = Choice("What is changing?", [needed(CHOOSE)])
    leaving_on = DateField("Which day?", hint="Leave it empty if you don’t know yet.")
    pace = Choice(
        "How much time is there?",
        options=[
            Option("whole", "Time for the whole walk", "About 45 minutes, over two or three sittings."),
            Option(
                "short",
                "Short on time",
                "Six screens, twelve answers, about 16 minutes.",
            ),
        ],
    )


@blueprint.route("/clients/<uuid:client_id>/start", methods=["GET", "POST"])
@permits(Permission.WALK, reads=Event.CLIENT_VIEWED)
def start(client_id: UUID) -> str | Response | tuple[str, int]:
    """Leaving a place, or a worker who leaves."""
    session, viewer = current_session(), current_viewer()
    shown = client(session, viewer, client_id)
    departures = departures_around(session, viewer, client_id)
    name = short_name(shown.preferred_name, shown.name_order)
    form = StartForm(data={"pace": "whole", "what": "" if departures else DISCHARGE})
    form.what.options = _options(name, departures)
    page = {
        "client": shown,
        "form": form,
        "running": [one for one in queries.transitions_of(session, viewer, client_id) if one.is_open],
        "may_leave": own_departure(session, viewer) is None,
    }
    if request.method == "GET":
        return render_template("checklist/start.html", **page)
    if not form.validate() or not _is_sound(form):
        return render_template("checklist/start.html", **page), 422
    return see_other(_first_page(_start(client_id, form), form))


def _options(name: str, departures: tuple[DepartureView, ...]) -> tuple[Option, ...]:
    leavings = (
        Option(str(one.id), f"{one.worker} leaves, and somebody else takes over", _last_day(one))
        for one in departures
    )
    return (Option(DISCHARGE, f"{name} leaves a hospital, ward or program"), *leavings)


def _last_day(departure: DepartureView) -> str:
    return f"Last day with clients: {date_words(departure.last_day_with_clients, region_here(), year=True)}"


def _is_sound(form: Any) -> bool:
    day = form.leaving_on.data
    if day is not None and day < today(current_session(), current_viewer().zone) - timedelta(days=366):
        form.leaving_on.errors = [LONG_AGO]
        return False
    return True


def _start(client_id: UUID, form: Any) -> UUID:
    session, viewer = current_session(), current_viewer()
    is_short = form.pace.data == "short"
    if form.what.data != DISCHARGE:
        return actions.start_worker_leaving(
            session,
            by=viewer,
            client_id=client_id,
            checklist=resolve("worker_leaving", site_dir()),
            departure_id=UUID(form.what.data),
            is_short=is_short,
        )
    day = form.leaving_on.data or (today(session, viewer.zone) if is_short else None)
    return actions.start_discharge(
        session,
        by=viewer,
        client_id=client_id,
        checklist=resolve("discharge", site_dir()),
        leaving_on=day,
        is_short=is_short,
    )


def _first_page(transition_id: UUID, form: Any) -> str:
    if form.pace.data == "short":
        return url_for("checklist.short", transition_id=transition_id, number=1)
    return url_for("checklist.tasks", transition_id=transition_id)

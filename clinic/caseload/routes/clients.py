"""The list of clients, a new client, and the client's page."""

from typing import Any
from uuid import UUID

from flask import Response, current_app, render_template, request, url_for

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.accounts.queries import teams_by_id
from clinic.audit.events import Event
from clinic.caseload import actions, queries
from clinic.caseload.forms.clients import CloseForm, NewClientForm
from clinic.caseload.panels import EXTENSION, panels_of
from clinic.caseload.person_view import PersonView
from clinic.caseload.queries.screens import client_for_page, people_for_page
from clinic.caseload.routes.blueprint import (
    blueprint,
    check_button,
    one_of,
    searched,
    short_name,
    the_client,
    to_client,
)
from clinic.web.fields import Option
from clinic.web.work import current_session, current_viewer

STATUSES = ("open", "closed", "all")
SORTS = ("name", "added")
WHOSE = ("all", "mine")


@blueprint.get("/clients")
@permits(Permission.SEE_CLIENTS, reads=Event.LISTS_VIEWED)
def clients() -> str:
    """Every client in sight: searched, filtered, sorted, a page at a time."""
    session, viewer = current_session(), current_viewer()
    wish = queries.ListWish(
        search=searched(),
        status=one_of("status", STATUSES),
        whose=one_of("whose", WHOSE),
        sort=one_of("sort", SORTS),
        place=request.args.get("after", ""),
    )
    page = queries.client_page(session, viewer, wish)
    total = page.total or queries.count_clients(session, viewer)
    return render_template("caseload/clients.html", page=page, wish=wish, has_any=bool(total))


@blueprint.route("/clients/new", methods=["GET", "POST"])
@permits(Permission.EDIT_CLIENTS, reads=Event.LISTS_VIEWED)
def new_client() -> str | Response | tuple[str, int]:
    """A new client: a name is enough."""
    session, viewer = current_session(), current_viewer()
    form = NewClientForm()
    teams = teams_by_id(session, viewer, viewer.teams | viewer.supervises)
    form.team.options = tuple(Option(str(team_id), name) for team_id, name in teams.items())
    if len(teams) == 1:
        form.team.data = form.team.options[0].key
    if request.method == "GET":
        form.language.data = "en"
        return render_template("caseload/new_client.html", form=form, asks_team=len(teams) != 1)
    added: dict[str, Any] = {}
    if form.validate() and form.saves(lambda: added.update(row=_add(form)), blame="preferred_name"):
        row = added["row"]
        return to_client(row.id, f"{row.preferred_name} is on your list. Who is around them?")
    return render_template("caseload/new_client.html", form=form, asks_team=len(teams) != 1), 422


def _add(form: NewClientForm) -> object:
    return actions.add_client(
        current_session(),
        by=current_viewer(),
        team_id=UUID(form.team.data),
        preferred_name=form.preferred_name.data,
        legal_name=form.legal_name.data,
        born_on=form.born_on.data,
        language=form.language.data,
    )


@blueprint.get("/clients/<uuid:client_id>")
@permits(Permission.SEE_CLIENTS, reads=Event.CLIENT_VIEWED)
def client(client_id: UUID) -> str:
    """One client: who helps now, the people around them in equal halves, and what is known."""
    session, viewer = current_session(), current_viewer()
    shown = client_for_page(session, viewer, client_id)
    people, clashes = people_for_page(session, viewer, client_id)
    makers = () if viewer.someone_here else current_app.extensions.get(EXTENSION, ())
    return render_template(
        "caseload/client.html",
        client=shown,
        known=tuple(one for one in people if one.nature != "paid"),
        paid=tuple(one for one in people if one.nature == "paid"),
        people=people,
        contacts=queries.contacts_of_client(session, viewer, client_id),
        workers=queries.assignments_of(session, viewer, client_id),
        clashes=clashes,
        panels=panels_of(makers, session, viewer, client_id),
        first_call=_first_call(people),
        decides_who_works=queries.decides_who_works(viewer, shown),
        may_close=not queries.is_here_for_hours(session, viewer, client_id),
        emergency_until=queries.emergency_until(session, viewer, client_id),
    )


def _first_call(people: tuple[PersonView, ...]) -> PersonView | None:
    """Who is called first: only somebody who said yes, else who stands in and said yes."""
    for hat in ("first_call", "stands_in"):
        for one in people:
            if hat in one.hats and one.answer.said_yes:
                return one
    return None


@blueprint.route("/clients/<uuid:client_id>/close", methods=["GET", "POST"])
@permits(Permission.EDIT_CLIENTS, reads=Event.CLIENT_VIEWED)
def close_client(client_id: UUID) -> str | Response | tuple[str, int]:
    """Close a record, with a reason. Nothing is deleted."""
    shown = the_client(client_id)
    form = CloseForm().named(short_name(shown))
    page = {"form": form, "client": shown}
    if request.method == "GET":
        return render_template("caseload/close_client.html", **page)
    if form.validate() and form.saves(lambda: _close(client_id, form), blame="reason"):
        undo = url_for("caseload.reopen_client", client_id=client_id)
        return to_client(client_id, f"{shown.preferred_name}’s record is closed.", undo=undo)
    return render_template("caseload/close_client.html", **page), 422


def _close(client_id: UUID, form: CloseForm) -> None:
    actions.close_client(current_session(), by=current_viewer(), client_id=client_id, reason=form.reason.data)


@blueprint.post("/clients/<uuid:client_id>/reopen")
@permits(Permission.EDIT_CLIENTS)
def reopen_client(client_id: UUID) -> Response:
    """Open a closed record again."""
    check_button()
    actions.reopen_client(current_session(), by=current_viewer(), client_id=client_id)
    return to_client(client_id, "The record is open again.")

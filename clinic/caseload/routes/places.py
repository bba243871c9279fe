"""The team directory: search, add, change, "rung and right", take off with an undo; pick for a client."""

from typing import Any
from uuid import UUID

from flask import Response, render_template, request, url_for

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.accounts.queries import teams_by_id
from clinic.audit.events import Event
from clinic.caseload import actions, queries
from clinic.caseload.forms.hours import hours_data, offer_as_it_is
from clinic.caseload.forms.kinds import kind_key
from clinic.caseload.forms.places import PlaceForm
from clinic.caseload.people_catalogue import nature_of
from clinic.caseload.routes.blueprint import blueprint, check_button, searched, the_client
from clinic.foundation.errors import NotFound
from clinic.web.answers import see_other
from clinic.web.fields import Option
from clinic.web.notices import say_next
from clinic.web.work import current_session, current_viewer

Answer = str | Response | tuple[str, int]


@blueprint.get("/places")
@permits(Permission.SEE_CLIENTS, reads=Event.LISTS_VIEWED)
def places() -> str:
    """The directory; with ?client=<id>, places can be put beside that client."""
    page = queries.place_page(
        current_session(), current_viewer(), search=searched(), place=request.args.get("after", "")
    )
    return render_template("caseload/places.html", page=page, search=searched(), client=_picking_for())


def _picking_for() -> Any:
    asked = request.args.get("client", "")
    if not asked:
        return None
    try:
        return the_client(UUID(asked))
    except ValueError as error:
        raise NotFound from error


@blueprint.route("/places/new", methods=["GET", "POST"])
@permits(Permission.EDIT_DIRECTORY, reads=Event.LISTS_VIEWED)
def new_place() -> Answer:
    """A new place."""
    form, asks_team = _form()
    page = {"form": form, "asks_team": asks_team, "place": None}
    if request.method == "GET":
        return render_template("caseload/place.html", **page)
    if form.validate() and form.saves(lambda: _add(form), blame="name"):
        return _back(f"{form.name.data} is in the directory.")
    return render_template("caseload/place.html", **page), 422


def _form(**given: Any) -> tuple[PlaceForm, bool]:
    viewer = current_viewer()
    teams = teams_by_id(current_session(), viewer, viewer.teams | viewer.supervises)
    form = PlaceForm(**given).named()
    form.team.options = tuple(Option(str(team_id), name) for team_id, name in teams.items())
    if len(teams) == 1:
        form.team.data = form.team.options[0].key
    return form, len(teams) != 1


def _add(form: PlaceForm) -> None:
    actions.add_place(current_session(), by=current_viewer(), team_id=UUID(form.team.data), **form.place())


@blueprint.route("/places/<uuid:place_id>", methods=["GET", "POST"])
@permits(Permission.EDIT_DIRECTORY, reads=Event.LISTS_VIEWED)
def place(place_id: UUID) -> Answer:
    """One place, to be changed."""
    shown = queries.place(current_session(), current_viewer(), place_id)
    data = {"kind": kind_key(nature_of(shown.type), shown.type), **hours_data(shown.hours)}
    form, _ = _form(obj=shown, data=data)
    form.team.data = str(shown.team_id)
    offer_as_it_is(form, shown.hours)
    page = {"form": form, "asks_team": False, "place": shown}
    if request.method == "GET":
        form.opened_version.data = str(shown.version)
        return render_template("caseload/place.html", **page)
    if form.validate() and form.saves(lambda: _change(shown, form), blame="name"):
        return _back("Saved.")
    return render_template("caseload/place.html", **page), 422


def _change(shown: Any, form: PlaceForm) -> None:
    actions.change_place(
        current_session(),
        by=current_viewer(),
        place_id=shown.id,
        opened_version=form.version,
        **form.place(shown.hours),
    )


def _back(words: str, *, undo: str = "") -> Response:
    say_next(words, undo=undo)
    return see_other(url_for("caseload.places"))


@blueprint.post("/places/<uuid:place_id>/right")
@permits(Permission.EDIT_DIRECTORY)
def confirm_place(place_id: UUID) -> Response:
    """Rung today, and everything is right."""
    check_button()
    actions.confirm_place(current_session(), by=current_viewer(), place_id=place_id)
    return _back("Noted: right today.")


@blueprint.post("/places/<uuid:place_id>/remove")
@permits(Permission.EDIT_DIRECTORY)
def remove_place(place_id: UUID) -> Response:
    """Take a place out of the directory."""
    check_button()
    removed = actions.remove_place(current_session(), by=current_viewer(), place_id=place_id)
    undo = url_for("caseload.restore_place", place_id=place_id)
    return _back(f"{removed.name} was taken out.", undo=undo)


@blueprint.post("/places/<uuid:place_id>/restore")
@permits(Permission.EDIT_DIRECTORY)
def restore_place(place_id: UUID) -> Response:
    """Undo."""
    check_button()
    restored = actions.restore_place(current_session(), by=current_viewer(), place_id=place_id)
    return _back(f"{restored.name} is back.")

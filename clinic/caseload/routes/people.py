"""People around a client: added, shown, changed, taken off with an undo."""

from typing import Any
from uuid import UUID

from flask import Response, render_template, request, url_for

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.audit.events import Event
from clinic.caseload import actions, queries
from clinic.caseload.answers import join_keys
from clinic.caseload.forms.contacts import ReachForm, contact_facts, filled_rows
from clinic.caseload.forms.kinds import kind_key
from clinic.caseload.forms.named import NamedForm
from clinic.caseload.forms.people import HatsForm, NewPersonForm, TogetherForm, WhoForm
from clinic.caseload.routes.blueprint import (
    blueprint,
    check_button,
    short_name,
    the_client,
    the_person,
    to_client,
    to_person,
)
from clinic.caseload.routes.contact_rows import reach_form
from clinic.web.work import current_session, current_viewer

Answer = str | Response | tuple[str, int]
TOGETHER = tuple(
    "doing_words frequency meets first_visit_on first_visit_with from_on until_on how_is_it gives_back "
    "client_asks_not needs".split()
)


@blueprint.route("/clients/<uuid:client_id>/people/new", methods=["GET", "POST"])
@permits(Permission.EDIT_CLIENTS, reads=Event.CLIENT_VIEWED)
def new_person(client_id: UUID) -> Answer:
    """Somebody new: who they are, one way to reach them, what they do. People already known are offered."""
    shown = the_client(client_id)
    form = NewPersonForm().named(short_name(shown))
    known = queries.known_people(current_session(), current_viewer(), client_id)
    page = {"form": form, "client": shown, "workers": [one for one in known if one.key.startswith("worker:")]}
    if request.method == "GET":
        return render_template("caseload/new_person.html", **page)
    made: dict[str, Any] = {}
    if form.validate() and form.saves(lambda: made.update(row=_add(client_id, form)), blame="name"):
        return to_person(client_id, made["row"].id, f"{form.name.data} is beside {short_name(shown)} now.")
    return render_template("caseload/new_person.html", **page), 422


def _add(client_id: UUID, form: NewPersonForm) -> Any:
    session, viewer = current_session(), current_viewer()
    row = actions.add_person(
        session, by=viewer, client_id=client_id, doings=join_keys(form.doings.data), **form.who()
    )
    if form.value.data:
        contact = actions.Contact(**contact_facts(form))
        actions.set_contacts(session, by=viewer, client_id=client_id, person_id=row.id, contacts=[contact])
    return row


@blueprint.post("/clients/<uuid:client_id>/people/pick")
@permits(Permission.EDIT_CLIENTS)
def pick_person(client_id: UUID) -> Response:
    """Put a worker or a place that is known already beside the client."""
    check_button()
    person_id = actions.person_from_known(
        current_session(), by=current_viewer(), client_id=client_id, key=request.form.get("key", "")
    )
    picked = the_person(client_id, person_id)
    return to_person(
        client_id, person_id, f"{picked.name} is beside {short_name(the_client(client_id))} now."
    )


@blueprint.get("/clients/<uuid:client_id>/people/<uuid:person_id>")
@permits(Permission.SEE_CLIENTS, reads=Event.CLIENT_VIEWED)
def person(client_id: UUID, person_id: UUID) -> str:
    """Everything about one person."""
    session, viewer = current_session(), current_viewer()
    shown = the_person(client_id, person_id)
    consents = [one for one in queries.consents_of(session, viewer, client_id) if one.person_id == person_id]
    return render_template(
        "caseload/person.html",
        client=the_client(client_id),
        person=shown,
        consents={one.kind: one for one in consents},
        clash=queries.never_ring_clashes(session, viewer, client_id, [shown]).get(person_id),
    )


@blueprint.route("/clients/<uuid:client_id>/people/<uuid:person_id>/who", methods=["GET", "POST"])
@permits(Permission.EDIT_CLIENTS, reads=Event.CLIENT_VIEWED)
def person_who(client_id: UUID, person_id: UUID) -> Answer:
    """Who they are."""
    person = the_person(client_id, person_id)
    form = WhoForm(obj=person, person_type=kind_key(person.nature, person.type))
    return _person_page("person_who", client_id, person, form, lambda: form.who(), blame="name")


@blueprint.route("/clients/<uuid:client_id>/people/<uuid:person_id>/together", methods=["GET", "POST"])
@permits(Permission.EDIT_CLIENTS, reads=Event.CLIENT_VIEWED)
def person_together(client_id: UUID, person_id: UUID) -> Answer:
    """What they do, how often, and what the client gives and asks."""
    person = the_person(client_id, person_id)
    form = TogetherForm(data=_together_data(person))
    return _person_page("person_together", client_id, person, form, lambda: _together(form), blame="doings")


def _together_data(person: Any) -> dict[str, Any]:
    data = {field: getattr(person, field) for field in TOGETHER}
    return data | {"doings": person.doings, "doing_words": "\n".join(person.doing_words)}


def _together(form: TogetherForm) -> dict[str, Any]:
    return {field: form[field].data for field in TOGETHER} | {"doings": join_keys(form.doings.data)}


def _person_page(
    view: str, client_id: UUID, person: Any, form: NamedForm, facts: Any, *, blame: str
) -> Answer:
    shown = the_client(client_id)
    form.named(short_name(shown))
    page = {"form": form, "client": shown, "person": person}
    if request.method == "GET":
        form.opened_version.data = str(person.version)
        return render_template(f"caseload/{view}.html", **page)
    if form.validate() and form.saves(lambda: _change(person.id, form, facts()), blame=blame):
        return to_person(client_id, person.id, "Saved.")
    return render_template(f"caseload/{view}.html", **page), 422


def _change(person_id: UUID, form: NamedForm, facts: dict[str, Any]) -> None:
    actions.change_person(
        current_session(), by=current_viewer(), person_id=person_id, opened_version=form.version, **facts
    )


@blueprint.route("/clients/<uuid:client_id>/people/<uuid:person_id>/reach", methods=["GET", "POST"])
@permits(Permission.EDIT_CLIENTS, reads=Event.CLIENT_VIEWED)
def person_reach(client_id: UUID, person_id: UUID) -> Answer:
    """Every way to reach them."""
    person = the_person(client_id, person_id)
    shown = the_client(client_id)
    form, is_ready = reach_form(ReachForm, person.contacts)
    form.named(short_name(shown))
    page = {"form": form, "client": shown, "person": person, "whom": person.name}
    if not is_ready:
        return render_template("caseload/reach.html", **page)
    if form.validate() and form.saves(lambda: _set_contacts(client_id, person, form), blame="contacts"):
        return to_person(client_id, person_id, "Saved.")
    return render_template("caseload/reach.html", **page), 422


def _set_contacts(client_id: UUID, person: Any, form: ReachForm) -> None:
    contacts = [actions.Contact(**contact_facts(row, person.contacts)) for row in filled_rows(form)]
    actions.set_contacts(
        current_session(), by=current_viewer(), client_id=client_id, person_id=person.id, contacts=contacts
    )


@blueprint.route("/clients/<uuid:client_id>/people/<uuid:person_id>/hats", methods=["GET", "POST"])
@permits(Permission.EDIT_CLIENTS, reads=Event.CLIENT_VIEWED)
def person_hats(client_id: UUID, person_id: UUID) -> Answer:
    """What they are to the client."""
    person, shown = the_person(client_id, person_id), the_client(client_id)
    form = HatsForm(data={"hats": person.hats}).named(short_name(shown))
    page = {"form": form, "client": shown, "person": person}
    if request.method == "GET":
        return render_template("caseload/person_hats.html", **page)
    if form.validate() and form.saves(lambda: _set_hats(person_id, form), blame="hats"):
        return to_person(client_id, person_id, "Saved.")
    return render_template("caseload/person_hats.html", **page), 422


def _set_hats(person_id: UUID, form: HatsForm) -> None:
    actions.set_hats(
        current_session(), by=current_viewer(), person_id=person_id, hats=frozenset(form.hats.data)
    )


@blueprint.post("/clients/<uuid:client_id>/people/<uuid:person_id>/tried/<uuid:contact_id>")
@permits(Permission.EDIT_CLIENTS)
def number_tried(client_id: UUID, person_id: UUID, contact_id: UUID) -> Response:
    """Somebody rang this number today, and it was right."""
    check_button()
    the_person(client_id, person_id)
    actions.mark_number_tried(current_session(), by=current_viewer(), contact_id=contact_id)
    return to_person(client_id, person_id, "Noted: the number is right.")


@blueprint.post("/clients/<uuid:client_id>/people/<uuid:person_id>/remove")
@permits(Permission.EDIT_CLIENTS)
def remove_person(client_id: UUID, person_id: UUID) -> Response:
    """Take off somebody who was put in by mistake."""
    check_button()
    removed = the_person(client_id, person_id)
    actions.remove_person(current_session(), by=current_viewer(), person_id=person_id)
    undo = url_for("caseload.restore_person", client_id=client_id, person_id=person_id)
    return to_client(client_id, f"{removed.name} was taken off.", undo=undo)


@blueprint.post("/clients/<uuid:client_id>/people/<uuid:person_id>/restore")
@permits(Permission.EDIT_CLIENTS)
def restore_person(client_id: UUID, person_id: UUID) -> Response:
    """Undo."""
    check_button()
    restored = actions.restore_person(current_session(), by=current_viewer(), person_id=person_id)
    return to_client(restored.client_id, f"{restored.name} is back.")

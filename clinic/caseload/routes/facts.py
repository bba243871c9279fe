"""What is known of a client, a page for each kind of fact."""

from collections.abc import Callable
from uuid import UUID

from flask import Response, render_template, request

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.audit.events import Event
from clinic.caseload import actions, queries
from clinic.caseload.forms.clients import AboutForm, AddressForm, LanguageForm, SafeForm
from clinic.caseload.forms.contacts import ClientReachForm, contact_facts, filled_rows
from clinic.caseload.forms.named import NamedForm
from clinic.caseload.person_view import ContactView
from clinic.caseload.routes.blueprint import blueprint, check_button, short_name, the_client, to_client
from clinic.caseload.routes.contact_rows import reach_form
from clinic.web.work import current_session, current_viewer

Answer = str | Response | tuple[str, int]
ABOUT = ("preferred_name", "legal_name", "name_order", "pronouns", "born_on", "code", "print_as")
LANGUAGE = ("language", "interpreter", "interpreter_note", "reading_format", "reading_note")
ADDRESS = ("address_kind", "address")


@blueprint.route("/clients/<uuid:client_id>/about", methods=["GET", "POST"])
@permits(Permission.EDIT_CLIENTS, reads=Event.CLIENT_VIEWED)
def about(client_id: UUID) -> Answer:
    """Names, pronouns, birth, and what stands on paper."""
    return _fact_page("about", client_id, AboutForm, ABOUT, blame="preferred_name")


@blueprint.route("/clients/<uuid:client_id>/language", methods=["GET", "POST"])
@permits(Permission.EDIT_CLIENTS, reads=Event.CLIENT_VIEWED)
def language(client_id: UUID) -> Answer:
    """Language, interpreter, reading."""
    return _fact_page("language", client_id, LanguageForm, LANGUAGE, blame="interpreter")


@blueprint.route("/clients/<uuid:client_id>/address", methods=["GET", "POST"])
@permits(Permission.EDIT_CLIENTS, reads=Event.CLIENT_VIEWED)
def address(client_id: UUID) -> Answer:
    """Where the client stays."""
    return _fact_page("address", client_id, AddressForm, ADDRESS, blame="address")


def _fact_page(
    view: str, client_id: UUID, form_class: Callable[..., NamedForm], fields: tuple[str, ...], *, blame: str
) -> Answer:
    shown = the_client(client_id)
    form = form_class(obj=shown).named(short_name(shown))
    template = f"caseload/{view}.html"
    if request.method == "GET":
        form.opened_version.data = str(shown.version)
        return render_template(template, form=form, client=shown)
    if form.validate() and form.saves(lambda: _change(client_id, form, fields), blame=blame):
        return to_client(client_id, "Saved.")
    return render_template(template, form=form, client=shown), 422


def _change(client_id: UUID, form: NamedForm, fields: tuple[str, ...]) -> None:
    actions.change_client(
        current_session(),
        by=current_viewer(),
        client_id=client_id,
        opened_version=form.version,
        **{field: form[field].data for field in fields},
    )


@blueprint.route("/clients/<uuid:client_id>/safe", methods=["GET", "POST"])
@permits(Permission.EDIT_CLIENTS, reads=Event.CLIENT_VIEWED)
def safe(client_id: UUID) -> Answer:
    """Safe to keep paper, safe to ring: asked alone, each with its own date, never filled in ahead."""
    shown = the_client(client_id)
    form = SafeForm().named(short_name(shown))
    if request.method == "GET":
        form.safe_note.data = shown.safe_note
        return render_template("caseload/safe.html", form=form, client=shown)
    if form.validate() and form.saves(lambda: _record_safety(client_id, form), blame="safe_paper"):
        return to_client(client_id, "Saved.")
    return render_template("caseload/safe.html", form=form, client=shown), 422


def _record_safety(client_id: UUID, form: SafeForm) -> None:
    actions.record_safety(
        current_session(),
        by=current_viewer(),
        client_id=client_id,
        safe_paper=form.safe_paper.data or None,
        safe_ring=form.safe_ring.data or None,
        note=form.safe_note.data,
    )


@blueprint.post("/clients/<uuid:client_id>/still-right")
@permits(Permission.EDIT_CLIENTS)
def still_right(client_id: UUID) -> Response:
    """Name, language and format were read out and are right."""
    check_button()
    actions.confirm_record(current_session(), by=current_viewer(), client_id=client_id)
    return to_client(client_id, "Noted: still right today.")


@blueprint.route("/clients/<uuid:client_id>/reach", methods=["GET", "POST"])
@permits(Permission.EDIT_CLIENTS, reads=Event.CLIENT_VIEWED)
def reach(client_id: UUID) -> Answer:
    """Every way to reach the client; there may be none."""
    shown = the_client(client_id)
    stored = queries.contacts_of_client(current_session(), current_viewer(), client_id)
    form, is_ready = reach_form(ClientReachForm, stored, no_way=any(one.kind == "none" for one in stored))
    form.named(short_name(shown))
    page = {"form": form, "client": shown, "whom": shown.preferred_name}
    if not is_ready:
        return render_template("caseload/reach.html", **page)
    if form.validate() and form.saves(lambda: _set_contacts(client_id, form, stored), blame="contacts"):
        return to_client(client_id, "Saved.")
    return render_template("caseload/reach.html", **page), 422


def _set_contacts(client_id: UUID, form: ClientReachForm, stored: tuple[ContactView, ...]) -> None:
    contacts = [actions.Contact(**contact_facts(row, stored)) for row in filled_rows(form)]
    if form.no_way.data and not contacts:
        none = next((one.id for one in stored if one.kind == "none"), None)
        contacts = [actions.Contact(kind="none", id=none)]
    actions.set_contacts(current_session(), by=current_viewer(), client_id=client_id, contacts=contacts)

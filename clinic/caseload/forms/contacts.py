"""Ways to reach a client or a person: rows of a kind, a number or address, how, and when."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from wtforms import Form

from clinic.caseload.forms.hours import HoursFields, check_hours, hours_data, hours_from, offer_as_it_is
from clinic.caseload.forms.named import NamedForm, options
from clinic.caseload.person_view import ContactView
from clinic.foundation.contact_points import BadEmail, BadPhone, tidy_email, tidy_phone
from clinic.foundation.errors import NotFound
from clinic.foundation.limits import LIMITS
from clinic.web.fields import Choice, Line, RowForm, Rows, Tick, Ticks
from clinic.web.place import region_here

WHICH_KIND = "Choose what it is: a phone, an e-mail address, or in person."
WRITE_VALUE = {
    "phone": "Write the number, or take this row away.",
    "email": "Write the e-mail address, or take this row away.",
    "place": "Write where to find them, or take this row away.",
}
LOST_ROW = "We can’t find one of these rows. Open the page again."
HOW = "Tick how to use this number. Some people only text."


class ContactFields(HoursFields):
    """One way to reach somebody."""

    kind = Choice("What is it?", options=options("contact_kind"))
    value = Line("Number, address or place", hint="For “in person”: where, like “the bench by the library”.")
    ways = Ticks("How?", options=options("ways"))
    hours_note = Line("Anything else about when", hint="For example: not during her shift.")
    safe_message = Choice("Is it safe to leave a message?", options=options("safe_message"))


def check_contact(form: Any) -> bool:
    """Note what is wrong with one way to reach somebody; True when nothing is, or nothing was typed."""
    if not form.value.data and not form.value.errors:
        return _nothing_typed(form)
    if not form.kind.data:
        form.kind.errors = [*form.kind.errors, WHICH_KIND]
    elif not form.value.errors:
        _check_value(form)
    if form.kind.data == "phone" and not form.ways.data:
        form.ways.errors = [*form.ways.errors, HOW]
    return check_hours(form) and not (form.kind.errors or form.value.errors or form.ways.errors)


def _nothing_typed(form: Any) -> bool:
    if form.kind.data:
        form.value.errors = [WRITE_VALUE.get(form.kind.data, WHICH_KIND)]
    return not form.kind.data


def _check_value(form: Any) -> None:
    tidy = {"phone": lambda text: tidy_phone(text, region_here().phone_region), "email": tidy_email}
    try:
        tidy.get(form.kind.data, str)(form.value.data)
    except (BadPhone, BadEmail) as problem:
        form.value.errors = [str(problem)]


class ContactRow(RowForm, ContactFields):
    """A row of the list."""

    def validate(self, extra_validators: Any = None) -> bool:
        """The fields' own checks, then what they mean together."""
        is_valid = super().validate(extra_validators)
        return check_contact(self) and is_valid


class ReachForm(NamedForm):
    """Every way to reach one person."""

    contacts = Rows(ContactRow, "Ways to reach them", most=LIMITS.rows.reach_ways)


class ClientReachForm(ReachForm):
    """The client may have none: then the paper and the walk know that nobody can ring."""

    no_way = Tick("{name} has no phone, no e-mail and no fixed place right now")


def contact_data(contact: ContactView) -> Mapping[str, Any]:
    """A stored contact as data of a row."""
    return {
        "row_id": str(contact.id),
        "kind": contact.kind,
        "value": contact.value,
        "ways": contact.ways,
        "hours_note": contact.hours_note,
        "safe_message": contact.safe_message,
        **hours_data(contact.hours),
    }


def offer_stored_hours(form: ReachForm, stored: Iterable[ContactView]) -> None:
    """Let rows keep hours that the form can't draw."""
    by_id = {str(contact.id): contact for contact in stored}
    for entry in form.contacts.entries:
        contact = by_id.get(entry.form.row_id.data)
        if contact is not None:
            offer_as_it_is(entry.form, contact.hours)


def contact_facts(form: Form, stored: Iterable[ContactView] = ()) -> dict[str, Any]:
    """One filled row as keywords of actions.Contact. Raises NotFound for a row id that is no id."""
    row_id = form["row_id"].data if "row_id" in form else ""
    known = next((contact for contact in stored if str(contact.id) == row_id), None)
    return {
        "id": _as_id(row_id),
        "kind": form["kind"].data,
        "value": form["value"].data,
        "ways": tuple(form["ways"].data),
        "hours": hours_from(form, known.hours if known else ()),
        "hours_note": form["hours_note"].data,
        "safe_message": form["safe_message"].data,
    }


def _as_id(row_id: str) -> UUID | None:
    try:
        return UUID(row_id) if row_id else None
    except ValueError as error:
        raise NotFound(LOST_ROW) from error


def filled_rows(form: ReachForm) -> list[Form]:
    """The rows in which something was written."""
    return [entry.form for entry in form.contacts.entries if entry.form.value.data]

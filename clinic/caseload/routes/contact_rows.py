"""The list of ways to reach somebody, with rows added and taken away without a script."""

import re
from collections.abc import Sequence
from typing import Any

from flask import request
from werkzeug.datastructures import MultiDict

from clinic.caseload.forms.contacts import ReachForm, contact_data, offer_stored_hours
from clinic.caseload.person_view import ContactView
from clinic.caseload.routes.blueprint import check_button
from clinic.web.fields import posted_row_button

LIST = "contacts"


def reach_form(
    form_class: type[ReachForm], stored: Sequence[ContactView], **data: Any
) -> tuple[ReachForm, bool]:
    """The form, and whether it was sent to be saved (not shown first, and no row button pressed)."""
    if request.method == "GET":
        rows = [contact_data(one) for one in stored if one.kind != "none"]
        form = form_class(None, data={LIST: rows or [{}], **data})
        offer_stored_hours(form, stored)
        return form, False
    button, row = posted_row_button(request.form, LIST)
    if button:
        check_button()
    form = form_class(without_row(request.form, row) if button == "remove" else request.form)
    if button == "add" and len(form.contacts.entries) < form.contacts.most:
        form.contacts.append_entry()
    offer_stored_hours(form, stored)
    return form, not button


def without_row(sent: MultiDict[str, str], row: int) -> MultiDict[str, str]:
    """What was sent, as if this row had not been there: the rows after it move up."""
    kept: MultiDict[str, str] = MultiDict()
    for key, value in sent.items(multi=True):
        found = re.fullmatch(rf"{LIST}-(\d{{1,4}})-(.+)", key, re.ASCII)
        if found is None:
            kept.add(key, value)
        elif int(found[1]) != row:
            index = int(found[1]) - (int(found[1]) > row)
            kept.add(f"{LIST}-{index}-{found[2]}", value)
    return kept

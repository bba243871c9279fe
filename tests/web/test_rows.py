"""Rows that repeat: read in order, counted, refused in words when their shape is wrong."""

import pytest

from clinic.web.fields import Line, RowForm, Rows, needed, posted_row_button
from clinic.web.fields.rows import GAPPED
from clinic.web.forms import BaseForm
from tests.web.conftest import Posting


class ContactRow(RowForm):
    name = Line("Name", [needed("Write a name.")])


class RowsForm(BaseForm):
    people = Rows(ContactRow, "People", most=3)


def rows(*names: str, start: int = 0) -> dict[str, str]:
    return {f"people-{place}-name": name for place, name in enumerate(names, start)}


def test_rows_are_read_in_order(posted: Posting) -> None:
    with posted(RowsForm, {**rows("Rosa", "Bo"), "people-1-row_id": "b"}) as form:
        assert form.validate()
        assert form.people.data == [{"row_id": "", "name": "Rosa"}, {"row_id": "b", "name": "Bo"}]


def test_rows_over_the_limit_are_refused_not_dropped(posted: Posting) -> None:
    with posted(RowsForm, rows("a", "b", "c", "d")) as form:
        assert not form.validate()
        problems = [(one.message, one.field_id) for one in form.summary()]
        assert problems == [("Keep this list to 3 rows. 4 rows came.", "people")]


@pytest.mark.parametrize("sent", [rows("Rosa", start=1), {"people-0-name": "a", "people-2-name": "b"}])
def test_rows_with_gaps_are_refused(posted: Posting, sent: dict[str, str]) -> None:
    with posted(RowsForm, sent) as form:
        assert not form.validate()
        assert [one.message for one in form.summary()] == [GAPPED]


def test_rows_with_gaps_say_that_alone(posted: Posting) -> None:
    with posted(RowsForm, {"people-0-name": "a", "people-2-name": ""}) as form:
        assert not form.validate()
        assert [one.message for one in form.summary()] == [GAPPED]
        assert not any(entry.form.name.errors for entry in form.people)


@pytest.mark.parametrize("index", ["\u00b2", "9" * 5000, "-1", "x", "\u0661"])
def test_rows_with_made_up_indices_are_nobodys_rows(posted: Posting, index: str) -> None:
    with posted(RowsForm, {f"people-{index}-name": "Rosa"}) as form:
        assert form.validate()
        assert form.people.data == []


def test_rows_lead_to_the_wrong_input(posted: Posting) -> None:
    with posted(RowsForm, rows("Rosa", "")) as form:
        assert not form.validate()
        assert [(one.message, one.field_id) for one in form.summary()] == [("Write a name.", "people-1-name")]


def test_rows_can_be_added_and_taken_away(posted: Posting) -> None:
    with posted(RowsForm, rows("Rosa", "Bo")) as form:
        form.people.append_entry()
        form.people.pop_entry(0)
        assert [entry.form.name.name for entry in form.people] == ["people-0-name", "people-1-name"]
        assert form.people[0].form.name.data == "Bo"


@pytest.mark.parametrize(
    ("sent", "pressed"),
    [
        ({"people-add": "yes"}, ("add", 0)),
        ({"people-remove": "2"}, ("remove", 2)),
        ({"people-remove": "two"}, ("", 0)),
        ({}, ("", 0)),
    ],
)
def test_row_button_is_known(sent: dict[str, str], pressed: tuple[str, int]) -> None:
    assert posted_row_button(sent, "people") == pressed

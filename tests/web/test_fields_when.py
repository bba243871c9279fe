"""Dates in three inputs, times as people write them."""

from datetime import date, time

import pytest
from lxml.html import fragment_fromstring

from clinic.web.fields import DateField, TimeField, needed
from clinic.web.fields.clock_times import clock_words, read_time
from clinic.web.forms import BaseForm
from tests.web.conftest import Posting


class WhenForm(BaseForm):
    on = DateField("When does he leave?", [needed("Write the day he leaves.")])
    at = TimeField("At what time?")


def in_three(day: str, month: str, year: str) -> dict[str, str]:
    return {"on-day": day, "on-month": month, "on-year": year}


@pytest.mark.parametrize("month", ["3", "03", "March", "mar", "MAR."])
def test_date_is_read(posted: Posting, month: str) -> None:
    with posted(WhenForm, in_three("13", month, "2026")) as form:
        assert form.validate()
        assert form.on.data == date(2026, 3, 13)


@pytest.mark.parametrize(
    ("sent", "words", "focus"),
    [
        ({}, "Write the day he leaves.", "on-month"),
        (in_three("", "3", "2026"), "Write the day as a number, like 14.", "on-day"),
        (in_three("13", "", "2026"), "Write the month as a number or a name, like 3 or March.", "on-month"),
        (in_three("13", "3", "26"), "Write the year in four digits, like 2026.", "on-year"),
        (in_three("30", "2", "2026"), "There is no such day. Check the day and the month.", "on-day"),
        (in_three("1", "13", "2026"), "There is no such day. Check the day and the month.", "on-day"),
        (in_three("1", "3", "0000"), "There is no such day. Check the day and the month.", "on-day"),
        (in_three("\u0661", "3", "2026"), "Write the day as a number, like 14.", "on-day"),
        (in_three("\u00b2", "3", "2026"), "Write the day as a number, like 14.", "on-day"),
        (in_three("9" * 5000, "3", "2026"), "Write the day as a number, like 14.", "on-day"),
        ({"on": "2026-03-13"}, "Write the day, the month and the year.", "on-month"),
        (in_three("1", "3", "2026") | {"on": "x"}, "Write the day, the month and the year.", "on-month"),
        (
            {**in_three("1", "3", "2026"), "on-day": ["1", "2"]},
            "This answer came twice. Write it once.",
            "on-month",
        ),
    ],
)
def test_date_refused_leads_to_the_wrong_part(
    posted: Posting, sent: dict[str, str], words: str, focus: str
) -> None:
    with posted(WhenForm, sent) as form:
        assert not form.validate()
        assert [(one.message, one.field_id) for one in form.summary()] == [(words, focus)]
        assert f'id="{focus}"' in form.on()


def test_date_refused_is_kept_as_typed(posted: Posting) -> None:
    with posted(WhenForm, in_three("30", "Febr", "2026")) as form:
        form.validate()
        drawn = fragment_fromstring(form.on())
    assert drawn.xpath("//input/@value") == ["Febr", "30", "2026"]


def test_date_has_the_order_of_its_region(posted: Posting) -> None:
    with posted(WhenForm, {}, region="us") as form:
        assert fragment_fromstring(form.on()).xpath("//input/@id") == ["on-month", "on-day", "on-year"]
    with posted(WhenForm, {}, region="uk") as form:
        assert fragment_fromstring(form.on()).xpath("//input/@id") == ["on-day", "on-month", "on-year"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("7 am", time(7)),
        ("7:30 pm", time(19, 30)),
        ("7.30PM", time(19, 30)),
        ("7 p.m.", time(19)),
        ("07:30", time(7, 30)),
        ("19:30", time(19, 30)),
        ("0:15", time(0, 15)),
        ("12 am", time(0)),
        ("12 pm", time(12)),
        ("noon", time(12)),
        ("12 noon", time(12)),
        ("12 midnight", time(0)),
    ],
)
def test_time_is_read(typed: str, meant: time) -> None:
    assert read_time(typed) == meant


@pytest.mark.parametrize(
    "typed", ["7", "7:30", "12", "25:00", "7:60 am", "13 am", "9 noon", "soon", "7 pam", "٧"]
)
def test_time_that_could_be_two_or_none_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        read_time(typed)


@pytest.mark.parametrize("hour", range(24))
def test_time_reads_back_what_it_shows(hour: int) -> None:
    assert read_time(clock_words(time(hour, 5))) == time(hour, 5)
    assert read_time(clock_words(time(hour))) == time(hour)


def test_time_is_drawn(posted: Posting) -> None:
    with posted(WhenForm, {"at": "7"}) as form:
        assert not form.validate()
        drawn = fragment_fromstring(form.at())
    assert drawn.xpath("//input/@value") == ["7"]
    assert drawn.xpath("//label/@for") == ["at"]


def test_midnight_is_an_answer(posted: Posting) -> None:
    with posted(WhenForm, {**in_three("1", "3", "2026"), "at": "12 midnight"}) as form:
        assert form.validate()
        assert form.at.is_answered

"""The demo's files, without a database: they make sense on any day of the week, and keep every limit."""

import re
from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from fontTools.ttLib import TTFont

from clinic.caseload.choices import label_of
from clinic.caseload.languages import languages
from clinic.caseload.people_catalogue import catalogue
from clinic.checklist.catalogue import core_items
from clinic.checklist.items import Item
from clinic.checklist.pathways import resolve
from clinic.cli.demo.calendar import Calendar
from clinic.cli.demo.files import DATA, client_files, clinic_file, place_files
from clinic.cli.demo.hours import hours_of
from clinic.cli.demo.values import entry_of
from clinic.foundation.days import Hours
from clinic.foundation.limits import LIMITS
from clinic.foundation.regions import load_region
from clinic.foundation.text import fold, tidy_words
from config import HERE

MONDAY = date(2026, 3, 9)
WEEK = [MONDAY + timedelta(days=step) for step in range(7)]
US = load_region("us")
FICTION = re.compile(r"\(\d{3}\) 555-01\d\d")
ANY_NUMBER = re.compile(r"\(\d{3}\)[^\"]{0,12}|\d{3}-\d{4}")
SHORTEST_NAME = 4  # shorter ones are also words


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2026, 3, 10)),
        ("+3 days", date(2026, 3, 13)),
        ("-2 days", date(2026, 3, 8)),
        ("next friday", date(2026, 3, 13)),
        ("next tuesday", date(2026, 3, 17)),
        ("last tuesday", date(2026, 3, 3)),
        ("next friday +14 days", date(2026, 3, 27)),
        ("leaving -1 days", date(2026, 3, 11)),
        ("home", None),
        ("", None),
    ],
)
def test_calendar_day(text, day) -> None:
    assert Calendar(date(2026, 3, 10), US, leaving=date(2026, 3, 12)).day(text) == day


def test_calendar_filled() -> None:
    calendar = Calendar(date(2026, 3, 10), US, leaving=date(2026, 3, 12))
    assert calendar.filled("After {leaving} nobody answers.") == "After Thursday, March 12 nobody answers."
    with pytest.raises(ValueError):
        calendar.filled("After {some day}")


def test_hours_of() -> None:
    assert hours_of("always") == (Hours(tuple(range(7))),)
    assert hours_of("mon-fri 8:30-16; sat 9-24") == (
        Hours((0, 1, 2, 3, 4), time(8, 30), time(16)),
        Hours((5,), time(9), None),
    )
    assert hours_of("sun-tue 22-6")[0].days == (0, 1, 6)


@pytest.mark.parametrize("today", WEEK, ids=lambda day: f"{day:%A}")
def test_demo_days_make_sense(today) -> None:
    for client in client_files():
        leaving = Calendar(today, US).needed(client.walk.leaving_on) if client.walk else None
        calendar = Calendar(today, US, leaving)
        for person in client.people:
            told = [row["on"] for row in person.asked] + [
                row["tried"] for row in person.reach if "tried" in row
            ]
            assert all(calendar.needed(day) <= today for day in told), (client.key, person.key)
        answers = _answers(client, calendar)
        for key in ("told_on", "note_given_on", "first_call", "safety_plan_on", "medicines_list_on"):
            assert answers.get(key, {}).get("date", "") <= today.isoformat(), (client.key, key)
        if leaving and "appointments" in answers:
            first = min(row["on"] for row in answers["appointments"]["rows"])
            assert leaving.isoformat() < first, client.key


def _answers(client, calendar: Calendar) -> dict[str, Any]:
    people = {person.key: uuid4() for person in client.people}
    corrected = client.corrected.answers if client.corrected else {}
    given = {**client.answers, **corrected}
    return {key: entry_of(core_items()[key], value, people, calendar).value for key, value in given.items()}


def test_demo_texts_within_limits() -> None:
    for client in client_files():
        calendar = Calendar(MONDAY, US, MONDAY + timedelta(days=3))
        for key, value in _answers(client, calendar).items():
            item = core_items()[key]
            most = LIMITS.length("line") if item.kind != "words" else LIMITS.length("words")
            assert all(len(text) <= most for text in _texts(value)), (client.key, key)
            if item.kind == "rows":
                assert len(value.get("rows", ())) <= LIMITS.row_count(item.limit), (client.key, key)
        for person in client.people:
            assert all(len(text) <= LIMITS.length("line") for text in _texts(person.fields)), person.key
        assert len(client.people) <= LIMITS.row_count("people")


def test_demo_rows_hold_known_columns() -> None:
    for client in client_files():
        for key, value in _answers(client, Calendar(MONDAY, US, MONDAY)).items():
            item = core_items()[key]
            if item.kind == "rows":
                columns = {column.key for column in item.columns}
                assert all(set(row) <= columns for row in value.get("rows", ())), (client.key, key)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _texts(one)


def _raw_texts() -> Iterator[tuple[str, str]]:
    for file in sorted(DATA.rglob("*.toml")):
        yield file.name, file.read_text("utf-8")


def test_demo_numbers_kept_for_fiction() -> None:
    found = [(name, number) for name, text in _raw_texts() for number in ANY_NUMBER.findall(text)]
    odd = [(name, number) for name, number in found if not FICTION.match(number) and "555-01" not in number]
    assert odd == []
    assert len(found) > 150


def test_demo_numbers_belong_to_one() -> None:
    """A number is one person's: twins share theirs, and what the town has, many clients have."""
    shared = {place.phone for place in place_files()} | {worker.phone for worker in clinic_file().workers}
    whose: dict[str, set[str]] = {}
    for client in client_files():
        rows = [(f"{client.key}", row) for row in client.client["reach"]]
        rows += [(str(one.fields.get("name", one.key)), row) for one in client.people for row in one.reach]
        for name, row in rows:
            if "phone" in row and row["phone"] not in shared:
                whose.setdefault(row["phone"], set()).add(name)
    doubled = {number: names for number, names in whose.items() if len(names) > 1}
    assert doubled == {
        "(585) 555-0162": {"Percival Nwosu", "Anita Rowe"},  # the desk of Canal View
        "(585) 555-0172": {"flo", "frankie", "Frances Whitfield", "Florence Whitfield"},
    }


def test_demo_addresses_at_example_org() -> None:
    found = [address for _, text in _raw_texts() for address in re.findall(r"[\w.-]+@[\w.-]+", text)]
    assert found
    assert all(address.endswith("@example.org") for address in found)


def test_demo_texts_are_tidy() -> None:
    assert not re.search(r"\w'\w", (DATA / "clinic.toml").read_text("utf-8"))
    for client in client_files():
        for text in _texts([client.client, client.answers, [one.fields for one in client.people]]):
            assert tidy_words(text) == text, client.key
            assert "'" not in text, (client.key, text)  # typographic marks, as on all our paper


def test_demo_names_no_other_client() -> None:
    names = {client.key: _name_words(client) for client in client_files()}
    for client in client_files():
        said = set(fold(" ".join(_texts([client.answers, [one.fields for one in client.people]]))).split())
        others = {word for key, words in names.items() if key != client.key for word in words}
        assert said & (others - names[client.key]) <= _twin_names(client.key), client.key


def _name_words(client) -> set[str]:
    return {word for word in fold(client.client["preferred_name"]).split() if len(word) >= SHORTEST_NAME}


def _twin_names(key: str) -> set[str]:
    return {"flo", "frankie"} if key in ("flo", "frankie") else set()


def test_demo_letters_in_our_fonts() -> None:
    letters = {char for _, text in _raw_texts() for char in text if char.isprintable()}
    printed: set[str] = set()
    for file in (HERE / "pdf_templates" / "_assets" / "fonts").glob("*-400.ttf"):
        with TTFont(file) as font:
            printed |= {chr(code) for code in font.getBestCmap()}
    assert letters - printed == set()


def test_demo_answers_are_those_that_are_offered() -> None:
    for client in client_files():
        if client.walk is None:
            continue
        asked = {one.item.key for step in resolve(client.walk.pathway).steps for one in step.items}
        answers = _answers(client, Calendar(MONDAY, US, MONDAY))
        assert set(answers) <= asked, client.key
        for key, value in answers.items():
            assert set(_unknown_choices(core_items()[key], value)) == set(), (client.key, key)


def _unknown_choices(item: Item, value: dict[str, Any]) -> Iterator[str]:
    offered = {option.key for option in item.options}
    if item.kind in ("choice", "safe", "ticks"):
        yield from {*value.get("ticks", ()), value.get("choice", "")} - offered - {""}
    for column in item.columns:
        options = {option.key for option in column.options}
        if column.kind == "choice":
            yield from {row.get(column.key, "") for row in value.get("rows", ())} - options - {""}
        if column.kind == "tick":
            yield from {row.get(column.key, "") for row in value.get("rows", ())} - {"yes", ""}


def test_demo_people_are_of_known_kinds() -> None:
    known = catalogue()
    for client in client_files():
        for person in client.people:
            doings = person.fields.get("doings", ())
            assert all(known.doing(key) for key in doings), person.key
            assert person.fields.get("language", "en") in languages(), person.key
            assert all(
                set(row) <= {"outcome", "on", "agreed", "words", "limits", "ask_who", "ask_by"}
                for row in person.asked
            )


def test_demo_client_facts_are_known() -> None:
    lists = ("interpreter", "reading_format", "address_kind", "name_order")
    for client in client_files():
        for name in lists:
            label_of(name, client.client.get(name, ""))
        assert client.client["language"] in languages(), client.key

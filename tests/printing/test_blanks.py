"""Papers without a plan: what they ask, in which order, and with how much room to write."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from clinic.checklist.catalogue import core_items
from clinic.checklist.pathways import resolve
from clinic.checklist.presets import preset_rows
from clinic.foundation.regions import load_region, region_keys
from clinic.plans.wording import wording_for
from clinic.printing.blanks.filling import Filling
from clinic.printing.blanks.registry import BLANKS
from clinic.printing.blanks.rooms_of_kinds import ROOMS, rooms_of
from clinic.printing.blanks.site import Opening, Site
from tests.printing.blank_papers import WORKBOOKS, blank_payload, questions_of, site_with

each_workbook = pytest.mark.parametrize(("key", "pathway"), WORKBOOKS.items())
FILLING = Filling(wording_for(load_region("us")))


@pytest.mark.parametrize("key", BLANKS)
@pytest.mark.parametrize("region", region_keys())
def test_blank_is_plain_values_and_names_nobody(key: str, region: str) -> None:
    payload = blank_payload(key, region)
    text = json.dumps(payload)
    assert json.loads(text) == payload
    assert payload["numbers"] == [] or key == "emergency_page"
    assert re.search(r"\{\w+\}", text) is None, "a place for a name was left open"


@each_workbook
def test_workbook_asks_what_the_walk_asks_in_its_order(key: str, pathway: str) -> None:
    walk, payload = resolve(pathway), blank_payload(key)
    assert list(questions_of(payload)) == [one.item.key for step in walk.steps for one in step.items]
    assert [group["key"] for group in payload["groups"]] == [group.key for group in walk.groups]
    steps = [page["key"] for group in payload["groups"] for page in group["pages"]]
    assert steps == [step.key for step in walk.steps]


@each_workbook
def test_workbook_marks_what_needs_an_answer_and_when(key: str, pathway: str) -> None:
    asked = {one.item.key: one for step in resolve(pathway).steps for one in step.items}
    for item, question in questions_of(blank_payload(key)).items():
        assert question["needed"] == (asked[item].level == "required")
        assert bool(question["when"]) == (asked[item].moment != "before")


@each_workbook
def test_workbook_says_which_steps_are_asked_alone(key: str, pathway: str) -> None:
    pages = [page for group in blank_payload(key)["groups"] for page in group["pages"]]
    alone = {page["key"] for page in pages if page["alone"]}
    assert alone == {step.key for step in resolve(pathway).steps if step.alone} != set()


@each_workbook
def test_workbook_offers_every_honest_way_out(key: str, pathway: str) -> None:
    asked = {one.item.key: one.item for step in resolve(pathway).steps for one in step.items}
    for item, question in questions_of(blank_payload(key)).items():
        assert len(question["ways_out"]) == len(asked[item].ways_out), item


@each_workbook
def test_workbook_has_a_box_for_every_choice(key: str, pathway: str) -> None:
    questions = questions_of(blank_payload(key))
    for step in resolve(pathway).steps:
        for place in step.items:
            text = json.dumps(questions[place.item.key]["rooms"], ensure_ascii=False)
            for option in place.item.options:
                assert json.dumps(FILLING.fill(option.label), ensure_ascii=False)[1:-1] in text


@pytest.mark.parametrize("kind", sorted({item.kind for item in core_items().values()} - {"colleague"}))
def test_every_kind_of_question_has_room_to_write(kind: str) -> None:
    item = next(one for one in core_items().values() if one.kind == kind)
    assert kind in ROOMS
    assert rooms_of(item, FILLING, Opening())


def test_words_get_more_lines_where_an_answer_is_needed() -> None:
    item = core_items()["matters_most"]
    usual, needed = (rooms_of(item, FILLING, Opening(needed=yes))[0] for yes in (False, True))
    assert needed.count > usual.count > 1  # type: ignore[union-attr]


def test_list_opens_with_the_rows_of_this_kind_of_place(tmp_path: Path) -> None:
    for setting in ("ward", "residence"):
        payload = blank_payload("workbook_discharge", site=Site(None, setting))
        cards = json.dumps(questions_of(payload)["changes"]["rooms"])
        assert all(row["what"] in cards for row in preset_rows("cover", setting))
    (tmp_path / "presets.toml").write_text('[[cover.ward]]\nwhat = "A cat to talk to"\n', "utf-8")
    payload = blank_payload("workbook_discharge", site=Site(tmp_path))
    cards = json.dumps(questions_of(payload)["changes"]["rooms"])
    assert "A cat to talk to" in cards
    assert "A locked door" not in cards


def test_question_that_hangs_on_another_says_on_which_answer() -> None:
    questions = questions_of(blank_payload("workbook_discharge"))
    assert questions["not_agreed"]["only_if"] == (
        "Only if “Agreement” is answered: The client agrees with a part of it / The client doesn’t agree"
    )
    assert questions["agreement"]["only_if"] == ""


def test_workbook_takes_the_words_and_questions_of_the_site(tmp_path: Path) -> None:
    site = site_with(
        tmp_path,
        """
[[reword]]
item = "matters_most"
label = "What does {name} want most of all?"

[[add]]
key = "site_bus_pass"
kind = "line"
label = "Where is the bus pass?"
read_back = "Bus pass"
step = "first_days"
pathways = ["discharge"]
level = "warns"
moment = "before"
source = "This house"
on_paper = true
""",
    )
    questions = questions_of(blank_payload("workbook_discharge", site=site))
    assert questions["matters_most"]["label"] == "What does the client want most of all?"
    assert questions["site_bus_pass"]["label"] == "Where is the bus pass?"


@each_workbook
def test_workbook_ends_with_what_may_still_be_open(key: str, pathway: str) -> None:
    looks = blank_payload(key)["look"]
    leaver = "the client’s worker" if pathway == "worker_leaving" else "the client"
    assert [one["title"] for one in looks][0] == f"Before {leaver} leaves"
    said = [words for one in looks for words in one["boxes"]]
    assert any("Nobody is named on line 1." in words for words in said)
    assert len(said) > 8
    assert not any("{" in words for words in said)


def test_never_ring_asks_for_no_reason_on_paper() -> None:
    rooms = questions_of(blank_payload("workbook_discharge"))["never_ring"]["rooms"]
    assert "Write no reason on this paper." in json.dumps(rooms)
    assert "Why?" not in json.dumps(rooms)


@pytest.mark.parametrize("region", region_keys())
def test_emergency_page_has_the_numbers_of_the_region(region: str) -> None:
    payload, pack = blank_payload("emergency_page", region), load_region(region)
    assert [line["number"] for line in payload["night"]] == [line.number for line in pack.crisis_lines]
    assert {"text": pack.emergency_number, "kind": "number"} in payload["danger"]


def test_names_of_the_client_start_a_sentence_with_a_capital() -> None:
    assert FILLING.fill("{name} agrees") == "The client agrees"
    assert FILLING.fill("Does {name} agree?") == "Does the client agree?"
    ringing = Filling(replace(FILLING.say, region=load_region("uk")))
    assert ringing.fill("We may {ring} them about {name}") == "We may ring them about the client"

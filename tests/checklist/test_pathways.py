"""The two walks, what is asked once, and the short one: order, minutes, what is required."""

import pytest

from clinic.checklist.catalogue import DATA, BadPack, core_items, read_toml
from clinic.checklist.conditions import applies, level_of
from clinic.checklist.entries import Entry
from clinic.checklist.pathway_files import read_pathway
from clinic.checklist.pathways import (
    PATHWAYS,
    canonical_json,
    checklist_hash,
    core_pathway,
    pathway_from_json,
    resolve,
)
from clinic.checklist.presets import preset_rows, read_presets
from clinic.checklist.short_walk import call_questions, short_walk
from clinic.checklist.wording import starters, words
from tests.checklist import demands

DISCHARGE, LEAVING = resolve("discharge"), resolve("worker_leaving")
# A client who names somebody, has people, and decides: nothing special applies.
USUAL = {
    "point_person": Entry({"person": "rosa"}),
    "people": Entry({"choice": "some"}),
    "can_decide": Entry({"confirmed": "yes"}),
    "going_to": Entry({"choice": "home"}),
    "never_ring": Entry({"choice": "none"}),
    "agreement": Entry({"choice": "agrees"}),
    "medicines_answer": Entry({"choice": "list"}),
}
# Step, minutes, required answers: as the walk was designed.
EXPECTED_DISCHARGE = [
    ("person", 3, 2), ("point_person", 4, 3), ("people", 5, 2), ("week", 2, 0), ("harder_days", 3, 3),
    ("privacy", 2, 3), ("decisions", 2, 2), ("answers", 2, 1), ("changes", 2, 2), ("cover", 4, 1),
    ("first_days", 2, 3), ("appointments", 3, 2), ("goodbye", 1, 1), ("agreement", 5, 3),
]  # fmt: skip


def required(step, answers):
    return [
        one.item for one in step.items if applies(one.item, answers) and level_of(one, answers) == "required"
    ]


def keys_of(pathway):
    return {one.item.key for step in pathway.steps for one in step.items}


def test_discharge_steps_minutes_and_required_answers():
    found = [(step.key, step.minutes, len(required(step, USUAL))) for step in DISCHARGE.steps]
    assert found == EXPECTED_DISCHARGE


def test_discharge_asks_28_required_answers_three_of_them_one_tap():
    asked = [item for step in DISCHARGE.steps for item in required(step, USUAL)]
    assert len(asked) == 28
    assert [item.key for item in asked if item.kind in ("record", "confirm")] == [
        "record",
        "can_decide",
        "said_aloud",
    ]


def test_discharge_takes_42_minutes_with_two_calls():
    per_call = sum(step.minutes for step in DISCHARGE.steps if step.per == "call")
    assert sum(step.minutes for step in DISCHARGE.steps) + per_call == 42
    talk = DISCHARGE.groups[0]
    assert (talk.title, sum(step.minutes for step in talk.steps)) == ("Talk with {name}", 21)


def test_discharge_groups_follow_where_the_work_is_done():
    titles = [group.title for group in DISCHARGE.groups]
    assert titles == ["Talk with {name}", "Ask the people", "At your desk", "Before {name} leaves"]


def test_worker_leaving_takes_28_minutes_for_each_client():
    assert sum(step.minutes for step in LEAVING.steps) == 28


def test_worker_leaving_steps_in_order():
    assert [step.key for step in LEAVING.steps] == [
        "telling", "person", "point_person", "privacy", "knowledge", "cover", "people", "week", "harder_days",
        "decisions", "appointments", "meeting", "goodbye", "agreement",
    ]  # fmt: skip


def test_both_walks_share_what_they_ask_alike():
    shared = {step.key for step in DISCHARGE.steps} & {step.key for step in LEAVING.steps}
    assert shared == {
        "person", "point_person", "people", "week", "harder_days", "privacy", "decisions", "cover",
        "appointments", "goodbye", "agreement",
    }  # fmt: skip
    for key in shared:
        here = {one.item.key for one in DISCHARGE.step(key).items}
        there = {one.item.key for one in LEAVING.step(key).items}
        assert here <= there, f"{key}: a leaving asks less than a discharge"


@pytest.mark.parametrize(
    ("pathway", "asked"), [("discharge", demands.DISCHARGE), ("worker_leaving", demands.WORKER_LEAVING)]
)
def test_walk_asks_every_demand_on_it(pathway, asked):
    missing = {key for keys in asked.values() for key in keys} - keys_of(core_pathway(pathway))
    assert missing == set()


def test_walks_ask_what_the_articles_demand():
    both = keys_of(DISCHARGE) | keys_of(LEAVING)
    assert {key for keys in demands.ARTICLES.values() for key in keys} <= both


def test_your_leaving_is_asked_once():
    once = resolve("leaving_once")
    assert keys_of(once) == {key for keys in demands.LEAVING_ONCE.values() for key in keys}
    assert not keys_of(once) & (keys_of(DISCHARGE) | keys_of(LEAVING))


def test_every_item_stands_in_a_walk():
    placed = set().union(*(keys_of(core_pathway(key)) for key in PATHWAYS))
    assert placed == set(core_items())


def test_first_choice_and_privacy_are_asked_alone():
    assert [step.key for step in DISCHARGE.steps if step.alone] == ["privacy"]
    assert [step.key for step in LEAVING.steps if step.alone] == ["privacy"]
    assert "never_ring" in short_walk().screen[2].alone_for


def test_every_required_question_has_an_honest_way_out():
    no_way_out = {
        item.key
        for pathway in (DISCHARGE, LEAVING)
        for step in pathway.steps
        for item in required(step, USUAL)
        if not item.ways_out
    }
    assert no_way_out == {"record", "can_decide", "said_aloud"}, (
        "only one-tap confirms, which have another answer"
    )
    assert core_items()["can_decide"].other
    assert core_items()["said_aloud"].other


@pytest.mark.parametrize(
    ("item", "answers"),
    [
        ("stand_in", {"point_person": Entry({"person": "none"})}),
        ("begun", {"people": Entry({"choice": "none"})}),
        ("safety_plan", {"risks": Entry({"rows": [{"id": "1", "what": "suicide"}]})}),
        ("check_call_by", {"risks": Entry({"rows": [{"id": "1", "what": "suicide"}]})}),
        ("housing_plan", {"going_to": Entry({"choice": "shelter"})}),
        ("decider", {"can_decide": Entry({"confirmed": "no"})}),
        ("not_agreed", {"agreement": Entry({"choice": "partly"})}),
    ],
)
def test_item_is_required_when_something_makes_it_matter(item, answers):
    [place] = [one for step in DISCHARGE.steps for one in step.items if one.item.key == item]
    assert level_of(place, {}) == "warns"
    assert level_of(place, answers) == "required"
    assert applies(place.item, answers)


# --- the short walk -------------------------------------------------------------------------------------


def test_short_walk_is_six_screens_and_twelve_answers_in_16_minutes():
    walk = short_walk()
    assert [len(screen.answer) for screen in walk.screen] == [2, 3, 4, 1, 1, 1]
    assert sum(screen.minutes for screen in walk.screen) == 16


def test_short_walk_asks_nothing_that_the_whole_walk_does_not():
    assert set(short_walk().items) <= keys_of(DISCHARGE)


def test_short_walk_defaults_the_leaving_date_on_its_first_screen():
    assert short_walk().screen[0].shown == ("leaving_on",)


def test_call_asks_at_most_seven_of_what_is_left():
    assert len(call_questions({})) == 7
    answered = {one.item: Entry({"text": "x"}) for one in short_walk().call.questions[:-2]}
    left = [one.ask for one in short_walk().call.questions[-2:]]
    assert list(call_questions(answered)) == left


def test_call_asks_again_what_was_left_empty():
    assert call_questions({"matters_most": Entry()})[0] == "What matters most to you now?"


def test_call_follows_the_order_of_the_walk():
    order = [one.item.key for step in DISCHARGE.steps for one in step.items]
    places = [order.index(one.item) for one in short_walk().call.questions]
    assert places == sorted(places)


def test_call_leaves_out_what_matters_least_first():
    asked = call_questions({})
    ranks = {one.ask: one.rank for one in short_walk().call.questions}
    assert sorted(ranks[ask] for ask in asked) == [1, 2, 3, 4, 5, 6, 7]


# --- stored text ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", PATHWAYS)
def test_stored_walk_reads_back_the_same(key):
    pathway = resolve(key)
    stored = canonical_json(pathway)
    assert pathway_from_json(stored) == pathway
    assert canonical_json(pathway_from_json(stored)) == stored


def test_hash_tells_walks_apart():
    hashes = {checklist_hash(resolve(key)) for key in PATHWAYS}
    assert len(hashes) == 3
    assert checklist_hash(resolve("discharge")) in hashes


def test_no_such_walk():
    with pytest.raises(KeyError, match="no walk"):
        resolve("holiday")


def test_step_by_key():
    assert DISCHARGE.step("week").title == "{name}’s week, and time alone"
    assert DISCHARGE.step("nothing") is None


# --- files that are wrong -------------------------------------------------------------------------------

WALK = """
key = "one"
title = "One"
[[group]]
key = "g"
title = "G"
[[group.step]]
key = "s"
title = "S"
minutes = 1
in_room = "You"
items = [{items}]
"""
WEEK = 'item = "week", level = "warns", moment = "good"'


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ('{ item = "planets", level = "warns", moment = "good" }', "step s: there is no item 'planets'"),
        ('{ item = "week", level = "blocks", moment = "good" }', "level should be one of"),
        ('{ item = "week", level = "warns" }', "moment is missing"),
        (f"{{ {WEEK} }}, {{ {WEEK} }}", "week is asked twice"),
        (f'{{ {WEEK}, required_when = "planets=yes" }}', "which is no item"),
        (f'{{ {WEEK}, required_when = "proxy=maybe" }}', "can't answer"),
    ],
)  # fmt: skip
def test_bad_walk_is_refused_in_words(tmp_path, items, said):
    file = tmp_path / "one.toml"
    file.write_text(WALK.replace("{items}", items))
    with pytest.raises(BadPack, match=said):
        read_pathway(file, core_items())


# --- presets and words ----------------------------------------------------------------------------------


def test_presets_of_a_ward_hold_what_it_gives_without_anyone_noticing():
    rows = [row["what"] for row in preset_rows("cover", "ward")]
    assert rows[0] == "Someone awake all night"
    assert len(rows) == 7


@pytest.mark.parametrize("setting", ["ward", "community", "residence"])
def test_every_setting_opens_with_rows(setting):
    for name in {item.presets for item in core_items().values() if item.presets}:
        assert preset_rows(name, setting), name


def test_presets_of_a_site_take_the_place_of_the_shipped(tmp_path):
    (tmp_path / "presets.toml").write_text('[[cover.ward]]\nwhat = "The garden"\n', "utf-8")
    assert preset_rows("cover", "ward", tmp_path) == ({"what": "The garden"},)
    assert len(preset_rows("cover", "residence", tmp_path)) == 7
    assert preset_rows("needs", "ward", tmp_path)


def test_preset_with_a_column_that_is_not_there_is_refused(tmp_path):
    file = tmp_path / "presets.toml"
    file.write_text('[[cover.ward]]\nplanet = "Mars"\n')
    with pytest.raises(BadPack, match=r"cover\.ward: a row holds words, in columns among: after, before"):
        read_presets(file)


def test_words_of_statuses():
    assert words("step.waiting") == "Waiting for an answer"
    assert "Completed" not in read_toml(DATA / "statuses.toml")["step"].values()
    with pytest.raises(KeyError):
        words("step.completed")


def test_starters_are_five_and_hint_softly():
    assert len(starters().starters) == 5
    assert starters().found_in("She can be difficult, and refuses help.") == ("difficult", "refuses")
    assert starters().found_in("The difficulty was the bus.") == ()

"""What the client's folder says, as plain values before anything is printed."""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from clinic.plans.content import Agreement, Change, ClientFacts, Decisions, Goodbye, PlanContent, SmallTrouble
from clinic.printing.documents import MAY_MOVE
from tests.factories.contents import CONTENTS, ON
from tests.factories.plan_examples.marisol import FIRST_DAY, LAST_DAY
from tests.printing.papers import payload_of

DAY = timedelta(days=1)
SAM, HEADINGS = CONTENTS["sam"], [
    "What is changing, and what I have instead", "My people", "Small troubles, and who I ask", "My week",
    "Time on my own", "My appointments", "My medicines", "When things get harder", "If this is too soon",
    "Words I can use", "What I do myself, and what I give", "If I can’t decide", "Saying goodbye",
    "What I take with me", "About this plan and me", "What I want to ask",
]  # fmt: skip


def _section(content: PlanContent, key: str, on: date = ON) -> str:
    """All words of one section, in order."""
    sections = {one["key"]: one for one in payload_of(content, on)["sections"]}
    return _words(sections[key]) if key in sections else ""


def _words(value: Any) -> str:
    found: list[str] = []
    _gather(value, found)
    return " ".join(found).replace("\u00a0", " ")


def _gather(value: Any, found: list[str]) -> None:
    if isinstance(value, str):
        found.append(value)
    elif (
        isinstance(value, list)
        and value
        and all(isinstance(one, dict) and set(one) == {"text", "kind"} for one in value)
    ):
        found.append("".join(one["text"] for one in value))
    elif isinstance(value, (list, dict)):
        for one in value.values() if isinstance(value, dict) else value:
            _gather(one, found)


def test_client_plan_has_every_heading_in_order() -> None:
    assert [one["title"] for one in payload_of(SAM)["sections"]] == HEADINGS


@pytest.mark.parametrize("name", CONTENTS)
def test_client_plan_is_plain_values(name: str) -> None:
    payload = payload_of(CONTENTS[name])
    assert json.loads(json.dumps(payload)) == payload
    assert payload["may_move"] == list(MAY_MOVE)


def test_client_plan_keys_of_helpers_are_not_in_it() -> None:
    assert '"halloran"' not in json.dumps(
        payload_of(replace(SAM, client=replace(SAM.client, wants_map=False)))
    )


def test_changes_tell_what_there_is_instead() -> None:
    said = _section(SAM, "changes")
    assert "Meals three a day until March 13 you cook You have cooked three times with Lena." in said
    assert "Kwame walks with you on the Tuesdays between. From April 7." in said
    assert "Nothing takes its place, and you know." in said


def test_changes_without_a_filler_say_nobody_yet_and_whom_to_ask() -> None:
    said = _section(replace(SAM, changes=(Change("Meals", "three a day"),)), "changes")
    assert "Nobody yet. You can ask: (505) 555-0100." in said
    assert "It stops." in said


def test_changes_quote_only_what_the_client_said() -> None:
    assert "You said: “About time. And I’m scared.”" in _section(SAM, "changes")
    by_worker = replace(SAM, client=replace(SAM.client, matters_said_by="worker"))
    assert "As your worker understood you" in _section(by_worker, "changes")


def test_changes_quote_the_worker_who_leaves() -> None:
    said = _section(CONTENTS["marisol"], "changes")
    assert "Carol says: “I am retiring after 31 years of work.”" in said


def test_changes_of_an_unknown_worker_still_set_the_reason_apart() -> None:
    marisol = CONTENTS["marisol"]
    move = replace(marisol.move, worker_key="", worker_name="", reason_words="I am ill.")
    assert "“I am ill.”" in _section(replace(marisol, move=move), "changes")


def test_words_in_quotation_marks_get_no_second_pair() -> None:
    way = replace(SAM.way_back, say="“Come sing.” Even if I say no.")
    said = _section(replace(SAM, way_back=way), "way_back")
    assert "“Come sing.” Even if I say no." in said
    assert "““" not in said


def test_people_join_what_was_typed_into_sentences() -> None:
    rosa = replace(
        SAM.helpers[0], nature="paid", frequency="Mondays", doing_words=("Singing. Free.", "Ask for Jo.")
    )
    said = _section(replace(SAM, helpers=(rosa, *SAM.helpers[1:])), "people")
    assert "You see each other Mondays." in said
    assert "Singing. Free, ask for Jo" in said


def test_changes_end_a_sentence_once() -> None:
    sam = replace(SAM, move=replace(SAM.move, going_to="the flat, where you left it."))
    said = _section(sam, "changes")
    assert "the flat, where you left it." in said
    assert ".." not in said


def test_before_a_worker_leaves_what_is_agreed_is_of_whoever_follows() -> None:
    marisol = CONTENTS["marisol"]
    marisol = replace(
        marisol, harder_days=replace(marisol.harder_days, point_person_part="May call the crisis team.")
    )
    page = payload_of(marisol, LAST_DAY)["page_1"]
    assert _words(page["said_yes_title"]) == "What Joy said yes to"
    assert "Checks in with you each week" in page["said_yes"]
    assert "What Joy does then May call the crisis team." in _section(marisol, "harder", LAST_DAY)


def test_week_says_that_days_were_left_out_on_purpose() -> None:
    said = _section(CONTENTS["dee"], "week")
    assert "left out of this paper on purpose" in said
    assert "Nothing is fixed" not in said


def test_who_took_part_is_a_list_without_capitals_but_in_names() -> None:
    took_part = ("A friend", "Iggy", "A worker from here", "Family", "An Nguyen")
    said = _section(replace(SAM, agreement=replace(SAM.agreement, took_part=took_part)), "about_me")
    assert "A friend, Iggy, a worker from here, family, An Nguyen" in said


def test_small_troubles_keep_the_words_beside_the_one_who_is_asked() -> None:
    troubles = (
        SmallTrouble("The heating", "me", "turn the red tap"),
        SmallTrouble("Locked out", "rosa", "she has a key"),
    )
    said = _section(replace(SAM, small_troubles=troubles), "troubles")
    assert "The heating you turn the red tap" in said
    assert said.index("Rosa Okafor") < said.index("she has a key")


def test_people_who_said_no_are_named_without_a_number() -> None:
    said = _section(CONTENTS["ines"], "people")
    assert "Petra Your roommate" in said
    assert "Can’t help with this plan right now." in said
    assert "555-0188" not in said


def test_people_the_client_can_change_them_without_telling_why() -> None:
    said = _section(SAM, "people")
    assert "You can change who is on this plan any day: (505) 555-0100. We don’t tell them why." in said


def test_map_is_drawn_only_when_the_client_wants_it() -> None:
    kinds = [block["kind"] for one in payload_of(SAM)["sections"] for block in one["blocks"]]
    assert "drawing" in kinds
    without = payload_of(replace(SAM, client=replace(SAM.client, wants_map=False)))
    assert "drawing" not in [block["kind"] for one in without["sections"] for block in one["blocks"]]


def test_places_and_times_left_out_stay_out() -> None:
    payload = json.dumps(payload_of(CONTENTS["dee"]))
    for secret in ("Pine Street 9", "Bus 2", "9\\u00a0am", "First Monday"):
        assert secret not in payload
    assert "Pine Street 9" in str(CONTENTS["dee"])  # it was there to be left out


def test_medicines_with_both_follow_the_list_and_tell_the_changes() -> None:
    said = _section(CONTENTS["gary"], "medicines")
    assert "Follow the list of Thursday 5 March from Boots, Mill Road." in said
    assert "What changes" in said
    assert "Changed. Less than on the ward." in said


def test_medicines_slowly_less_says_who_checks_and_when() -> None:
    said = _section(SAM, "medicines")
    assert "Slowly less. You asked to come off it." in said
    assert "Dr. Menon checks it on Tuesday, March 17." in said


def test_harder_days_end_with_the_number_for_day_and_night() -> None:
    said = _section(SAM, "harder")
    who = said[said.index("Who I call") : said.index("Where I go")]
    assert who.index("Rosa Okafor") < who.index("Tolu Adeyemi") < who.index("988")


def test_harder_days_signs_others_see_need_the_clients_yes() -> None:
    assert "He answers in one word." in _section(SAM, "harder")
    silent = replace(SAM, harder_days=replace(SAM.harder_days, others_agreed=False))
    assert "He answers in one word." not in _section(silent, "harder")


def test_harder_days_without_an_order_name_everybody_of_page_1_with_their_days() -> None:
    marisol = CONTENTS["marisol"]
    bare = replace(marisol, harder_days=replace(marisol.harder_days, who_ring=()))
    words = _section(bare, "harder", FIRST_DAY - 5 * DAY)
    carol, joy, teo = (
        words.index(one) for one in ("Carol Whitcomb Until", "Joy Lindqvist From", "Teo Alvarado")
    )
    assert carol < joy < teo
    assert "Carol" not in _section(bare, "harder", FIRST_DAY).partition("Where I go")[0]


def test_small_troubles_name_nobody_who_is_about_to_leave() -> None:
    bare = replace(CONTENTS["marisol"], small_troubles=())
    before, after = (_section(bare, "troubles", on) for on in (LAST_DAY, FIRST_DAY))
    assert "You can ask whoever stands first on page 1 that day." in before
    assert "You can ask Joy Lindqvist." in after


def test_meeting_together_that_is_still_to_come_is_no_past() -> None:
    met = CONTENTS["marisol"].move.met_together_on
    assert "We meet, all together" in _section(CONTENTS["marisol"], "changes", met - DAY)
    assert "We met, all together" in _section(CONTENTS["marisol"], "changes", met)


def test_way_back_has_who_number_until_and_words() -> None:
    said = _section(SAM, "way_back")
    for part in ("Ward 4", "(505) 555-0150", "Monday, April 13", "“I left on March 13 and it is too soon.”"):
        assert part in said


@pytest.mark.parametrize(
    ("proxy", "said"),
    [
        ("wants", "You want to name someone"),
        ("declined", "You can change your mind any day."),
        ("not_offered", "You do it while you are well."),
        ("", "You do it while you are well."),
    ],
)
def test_decisions_without_a_proxy_offer_one(proxy: str, said: str) -> None:
    assert said in _section(replace(SAM, decisions=Decisions(proxy=proxy)), "decisions")


def test_decisions_name_who_was_named_and_not_the_first_call() -> None:
    assert "Pilar Reyes" in _section(CONTENTS["marisol"], "decisions")
    assert "Carol" not in _section(CONTENTS["marisol"], "decisions")


def test_disagreement_only_when_there_is_one() -> None:
    assert _section(SAM, "disagreement") == ""
    said = _section(CONTENTS["ines"], "disagreement")
    assert "I said two weeks more." in said
    assert "Grace Kim (602) 555-0145" in said


def test_disagreement_without_a_reviewer_names_those_of_the_region() -> None:
    said = _section(replace(SAM, agreement=Agreement("no")), "disagreement")
    assert "You said that you don’t agree with this plan." in said
    assert "A patient advocate" in said


def test_goodbye_always_says_what_may_be_felt() -> None:
    for name in CONTENTS:
        assert "All of these are normal." in _section(CONTENTS[name], "goodbye")


def test_goodbye_has_the_leaver_in_words_but_no_number() -> None:
    said = _section(CONTENTS["marisol"], "goodbye")
    assert "Carol told you" in said
    assert "555-0101" not in said
    assert "Instead: Joy Lindqvist, (505) 555-0102." in said


def test_goodbye_with_nothing_to_take_along_prints_no_heading() -> None:
    assert _section(replace(SAM, goodbye=Goodbye()), "takes_with") == ""


def test_questions_end_in_lines_to_write_on() -> None:
    last = payload_of(SAM)["sections"][-1]["blocks"][-1]
    assert (last["kind"], last["label"]) == ("lines", "Write here, or ask someone to write for you:")


def test_nothing_answered_still_says_something_everywhere() -> None:
    bare = PlanContent(client=ClientFacts(printed_name="Noor"))
    for section in payload_of(bare)["sections"]:
        assert len(_words(section["blocks"])) > 20, section["key"]


def test_leaver_may_be_called_until_the_last_day_only() -> None:
    marisol = replace(CONTENTS["marisol"], backup="carol")
    page = payload_of(marisol, LAST_DAY)["page_1"]
    assert [call["name"] for call in page["first"]] == ["Carol Whitcomb", "Joy Lindqvist"]

"""Page 1 in words."""

from dataclasses import replace
from datetime import date

import pytest

from clinic.foundation.regions import load_region
from clinic.plans.content import PlanContent
from clinic.plans.page_one import PageOne, page_one
from clinic.plans.phrases import plain
from clinic.plans.wording import wording_for
from tests.factories.contents import CONTENTS, ON


def _page(content: PlanContent, on: date = ON) -> PageOne:
    return page_one(content, on, wording_for(load_region(content.edition.region)))


def _words(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_page_one_names_who_and_what_they_are_to_me() -> None:
    first = _page(CONTENTS["sam"]).first[0]
    assert (first.name, first.relation, first.contact.number) == (
        "Rosa Okafor",
        "your sister",
        "(505) 555-0142",
    )
    assert first.contact.when == "Every day, 8 in the morning to 10 at night"
    assert plain(first.label) == "Call first"


def test_page_one_switch_has_two_dated_lines() -> None:
    labels = [_words(plain(call.label)) for call in _page(CONTENTS["marisol"]).first]
    assert labels == ["Until Friday, March 27", "From Saturday, March 28"]


def test_page_one_without_a_yes_shows_stand_in_and_says_who_is_asked() -> None:
    first = _page(CONTENTS["desmond"]).first
    assert [call.name for call in first] == ["Mike Delaney"]
    assert _words(plain(first[0].notes[0])) == "We’re asking Loretta. Nadia will ask by Monday, March 9."
    assert _words(plain(first[0].label)) == "For now, until Friday, March 13"


def test_page_one_nobody_at_all_is_the_night_number() -> None:
    first = _page(CONTENTS["bare"]).first[0]
    assert (first.name, first.contact.number) == ("The day and night line", "988")
    assert plain(first.notes[0]) == "There is no one person yet. You can still call."


def test_page_one_backup_says_in_words_that_there_is_none() -> None:
    backup = _page(CONTENTS["joe"]).backup
    assert plain(backup.label) == "If Lou can’t answer"
    assert plain(backup.notes[0]) == "No one yet. Use the day or night number."


@pytest.mark.parametrize("answer", ["asked", "not_asked"])
def test_page_one_backup_without_a_yes_is_not_a_number_to_call(answer: str) -> None:
    sam = CONTENTS["sam"]
    helpers = tuple(replace(one, answer=answer) if one.key == "tolu" else one for one in sam.helpers)
    backup = _page(replace(sam, helpers=helpers)).backup
    assert not backup.contact.number
    assert plain(backup.notes[0]) == "We’re asking Tolu."


def test_page_one_backup_is_never_the_first_call_again() -> None:
    assert _page(replace(CONTENTS["sam"], backup="rosa")).backup.name == ""


def test_page_one_for_somebody_who_texts_says_text() -> None:
    page = _page(CONTENTS["dee"])
    assert plain(page.first[0].label) == "Text first"
    assert page.first[0].contact.ways == "Text"
    said = " ".join(plain(words) for words in (page.tripwire, page.mend, page.danger)) + page.tripwire_title
    assert "Text (206) 555-0100" in said
    assert "Call (" not in said
    assert "called" not in said


def test_page_one_for_somebody_without_a_phone_names_a_place() -> None:
    page = _page(CONTENTS["joe"])
    assert page.first[0].contact.place == "Beacon Center, 40 Main Street, the blue door"
    assert plain(page.tripwire).startswith("Ask at any front desk to call (415) 555-0100.")


def test_page_one_rings_in_the_united_kingdom() -> None:
    page = _page(CONTENTS["gary"])
    assert page.first[0].contact.ways == "Ring or text"
    assert page.tripwire_title == "If nobody has rung me by Monday 9\u00a0March"
    assert "nobody has rung" in plain(page.tripwire)
    assert "call" not in plain(page.tripwire).lower()


def test_page_one_typed_words_are_never_reworded() -> None:
    gary = CONTENTS["gary"]
    helpers = tuple(replace(one, own_words="Call me Ade. I call at six.") for one in gary.helpers)
    assert _page(replace(gary, helpers=helpers)).first[0].quote == "Call me Ade. I call at six."


def test_page_one_plan_so_far_says_who_finishes_it() -> None:
    said = _words(plain(_page(CONTENTS["desmond"]).notice))
    assert said == (
        "This is your plan so far. Tolu Adeyemi will be in touch by Monday, March 9 to finish it with you."
    )
    assert _page(CONTENTS["sam"]).notice == ()


def test_page_one_next_is_in_order_and_ends_with_the_appointment() -> None:
    steps = _page(CONTENTS["sam"]).next
    assert [step.kind for step in steps] == [
        "tonight",
        "in_touch_1",
        "in_touch_2",
        "in_touch_3",
        "appointment",
    ]
    assert _words(plain(steps[-1].when)) == "Tuesday, March 17, 10 am"
    assert [plain(more) for more in steps[-1].more][1:] == [
        "Comes with you: Rosa",
        "After it: Coffee with Rosa",
    ]


def test_page_one_night_without_a_leaving_day_is_not_tonight() -> None:
    sam = CONTENTS["sam"]
    no_day = replace(sam, move=replace(sam.move, leaving_on=None))
    assert plain(_page(no_day).next[0].when) == "The first night"
    today = replace(sam, move=replace(sam.move, leaving_on=ON))
    assert plain(_page(today).next[0].when) == "Tonight"


def test_page_one_medicines_stand_there_when_they_run_out_soon() -> None:
    assert [step.kind for step in _page(CONTENTS["desmond"]).next][-1] == "medicines"


def test_page_one_first_days_are_over_after_three_days() -> None:
    steps = _page(CONTENTS["sam"], date(2026, 3, 17)).next
    assert [step.kind for step in steps] == ["appointment"]


def test_page_one_no_appointment_says_who_gets_one_and_when() -> None:
    step = next(one for one in _page(CONTENTS["desmond"]).next if one.kind == "appointment")
    assert _words(plain(step.what)) == "No date yet. Nadia Rahimi will tell you by Tuesday, March 10."


def test_page_one_what_stands_second_is_the_clients_choice() -> None:
    assert _page(CONTENTS["ines"]).second == "day_and_night"

"""Choosing: what is offered is taken, anything else is refused."""

from typing import Any

import pytest
from lxml.html import fragment_fromstring
from markupsafe import Markup

from clinic.web.fields import Choice, Line, Option, Pick, Tick, Ticks, needed
from clinic.web.forms import BaseForm
from tests.web.conftest import Posting

YES_NO = [Option("yes", "Yes", hint="She said so."), Option("no", "No")]


class ChoiceForm(BaseForm):
    said = Choice("Has she said yes?", [needed("Choose what she said.")], options=YES_NO)
    why = Line("Why not?")
    does = Ticks("What does she do?", options=[Option("rings", "Rings"), Option("cooks", "Cooks")])
    agreed = Tick("We rang it together", hint="From his own phone.")
    day = Pick("Day", options=[Option("", "Choose a day"), Option("mon", "Monday")])


def test_choices_offered_are_taken(posted: Posting) -> None:
    sent = {"said": "yes", "does": ["cooks", "rings", "cooks"], "agreed": "yes", "day": "mon"}
    with posted(ChoiceForm, sent) as form:
        assert form.validate()
        assert (form.said.data, form.does.data, form.agreed.data, form.day.data) == (
            "yes",
            ["rings", "cooks"],
            True,
            "mon",
        )


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"said": "perhaps"}, "said"),
        ({"said": ["yes", "no"]}, "said"),
        ({}, "said"),
        ({"said": "yes", "does": ["rings", "flies"]}, "does"),
        ({"said": "yes", "agreed": "on"}, "agreed"),
        ({"said": "yes", "day": "someday"}, "day"),
    ],
)
def test_choices_not_offered_are_refused(posted: Posting, sent: dict[str, Any], field: str) -> None:
    with posted(ChoiceForm, sent) as form:
        assert not form.validate()
        assert [one.field_id for one in form.summary()] == [field]


def test_choices_may_be_given_to_the_bound_field(posted: Posting) -> None:
    with posted(ChoiceForm, {"said": "later"}) as form:
        form.said.options = (*YES_NO, Option("later", "Later"))
        assert form.validate()


def test_choice_is_drawn_with_question_hint_and_what_it_opens(posted: Posting) -> None:
    with posted(ChoiceForm, {"said": "no", "why": "She is away"}) as form:
        drawn = fragment_fromstring(form.said(opens={"no": form.why}))
    assert " ".join(drawn.xpath("//legend")[0].text_content().split()) == "Has she said yes?"
    assert drawn.xpath("//input[@type='radio']/@id") == ["said", "said-2"]
    assert drawn.xpath("//input[@type='radio' and @checked]/@value") == ["no"]
    assert drawn.xpath("//*[@id='conditional-said-2']//input/@value") == ["She is away"]


def test_choice_is_drawn_as_text(posted: Posting) -> None:
    with posted(ChoiceForm, {}) as form:
        form.said.options = (Option("a", "<b>Rosa</b>"), Option("b", Markup("<b>Bo</b>")))
        drawn = fragment_fromstring(form.said())
    assert [one.text_content().strip() for one in drawn.xpath("//label")] == ["<b>Rosa</b>", "Bo"]


def test_ticks_are_drawn_ticked(posted: Posting) -> None:
    with posted(ChoiceForm, {"does": ["cooks"]}) as form:
        drawn = fragment_fromstring(form.does())
    assert drawn.xpath("//input[@checked]/@value") == ["cooks"]


def test_tick_is_drawn_with_its_sentence(posted: Posting) -> None:
    with posted(ChoiceForm, {}) as form:
        drawn = fragment_fromstring(form.agreed())
    assert drawn.xpath("//label/@for") == ["agreed"]
    assert drawn.xpath("//input/@aria-describedby") == ["agreed-item-hint"]


def test_pick_is_drawn_with_what_is_chosen(posted: Posting) -> None:
    with posted(ChoiceForm, {"day": "mon"}) as form:
        drawn = fragment_fromstring(form.day())
    assert drawn.xpath("//option[@selected]/@value") == ["mon"]

"""10,000 random plans, readers, consents and days: nothing withheld is in a copy, nor leaves it a trace."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from clinic.plans.content import PlanContent
from clinic.plans.copies import NothingToShow, ReaderFacts, copy_for
from clinic.plans.readers import Reader
from tests.plans.copy_oracle import Asking, consents, days, may_have_none, never_entered, readers
from tests.plans.random_plans import DAY, KEYS, marked_texts, plans, texts_in

DRAWS = 10_000


def always_told(asking: Asking) -> set[str]:
    """Words that this reader's copy must hold, or the search for what it must not hold proves nothing."""
    plan, reader = asking.plan, asking.reader
    told = {plan.edition.made_by, plan.client.printed_name}
    if reader.kind is Reader.SUPPORTER:
        own = plan.helper(reader.helper)
        return told | {own.name, own.limits, own.client_asks_not, own.own_words} if own else told
    if reader.kind is Reader.CLIENT:
        return told | {plan.client.matters_most, plan.client.own_note, plan.knowledge.story} - {
            plan.knowledge.story
        }
    return told | {plan.client.legal_name}


@settings(max_examples=DRAWS, deadline=None)
@given(plans(), readers, consents, days)
def test_copy_holds_nothing_withheld_and_no_trace_of_it(
    plan: PlanContent, reader: ReaderFacts, given_kinds: dict[str, frozenset[str]], on: date
):
    asking = Asking(plan, reader, given_kinds, on)
    if may_have_none(asking):
        with pytest.raises(NothingToShow):
            copy_for(plan, reader, given_kinds, on)
        return
    copy, without = copy_for(plan, reader, given_kinds, on), never_entered(asking)
    held, withheld = marked_texts(copy), marked_texts(plan) - marked_texts(without)
    assert always_told(asking) <= held
    assert withheld, "something was there to withhold"
    assert not held & withheld
    again = copy_for(without, reader, given_kinds, on)
    assert again == replace(copy, tells_substance_use=again.tells_substance_use)


@settings(max_examples=200, deadline=None)
@given(plans(), days)
def test_copy_points_at_nobody_who_is_gone(plan: PlanContent, on: date):
    copy = copy_for(plan, ReaderFacts(Reader.WORKER), {}, on)
    gone = set(KEYS) - {one.key for one in copy.helpers}
    assert not gone & set(texts_in(copy))


@settings(max_examples=200, deadline=None)
@given(plans(), consents)
def test_copy_of_a_copy_is_the_same_copy(plan: PlanContent, given_kinds: dict[str, frozenset[str]]):
    once = copy_for(plan, ReaderFacts(Reader.CLIENT), given_kinds, DAY)
    assert copy_for(once, ReaderFacts(Reader.CLIENT), given_kinds, DAY) == once

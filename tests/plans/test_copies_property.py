"""10,000 random plans, readers, consents and days: nothing withheld is in a copy, nor leaves it a trace."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clinic.plans.content import PlanContent
from clinic.plans.copies import NothingToShow, ReaderFacts, copy_for
from clinic.plans.readers import Reader
from tests.plans.copy_oracle import Asking, asking_of, askings, may_have_none, never_entered
from tests.plans.random_consents import KINDS, Said, looked_up, read_anew
from tests.plans.random_plans import KEYS, marked_texts, texts_in

DRAWS = 10_000
# In parts, so that they can be shared out; some at once, for handing out a number costs as much as a copy.
PARTS, AT_ONCE = 4, 10


def copy_of(asking: Asking, plan: PlanContent) -> PlanContent:
    """As the app makes it: the consents read from their rows on the day."""
    return copy_for(plan, asking.reader, looked_up(asking.rows, asking.on), asking.on)


def always_told(asking: Asking) -> set[str]:
    """Words that this reader's copy must hold, or the search for what it must not hold proves nothing."""
    plan, reader = asking.plan, asking.reader
    told = {plan.edition.made_by, plan.client.printed_name}
    if reader.kind is Reader.SUPPORTER:
        own = plan.helper(reader.helper)
        return told | {own.name, own.limits, own.client_asks_not, own.own_words} if own else told
    if reader.kind is Reader.CLIENT:
        return told | {plan.client.matters_most, plan.client.own_note}
    return told | {plan.client.legal_name}


@pytest.mark.parametrize("part", range(PARTS))
@settings(max_examples=DRAWS // PARTS // AT_ONCE, deadline=None)
@given(start=st.integers(0, 2**40))
def test_copy_holds_nothing_withheld_and_no_trace_of_it(part: int, start: int):
    for number in range(AT_ONCE):
        check_copy(asking_of((start * AT_ONCE + number) * PARTS + part))


def check_copy(asking: Asking) -> None:
    if may_have_none(asking):
        with pytest.raises(NothingToShow):
            copy_of(asking, asking.plan)
        return
    copy, without = copy_of(asking, asking.plan), never_entered(asking)
    held, withheld = marked_texts(copy), marked_texts(asking.plan) - marked_texts(without)
    assert always_told(asking) <= held
    assert withheld, "something was there to withhold"
    assert not held & withheld
    again = copy_of(asking, without)
    assert again == replace(copy, tells_substance_use=again.tells_substance_use)
    check_notice(asking, copy, held)


def check_notice(asking: Asking, copy: PlanContent, held: set[str]) -> None:
    """The notice of 42 CFR 2.32 is on a copy if and only if it tells what only a signed paper allows."""
    only_by_paper = set()
    if asking.is_for_others and "substance_use" in asking.given:
        unsigned = replace(asking, rows=(*asking.rows, no_paper_for(asking)))
        only_by_paper = marked_texts(never_entered(asking)) - marked_texts(never_entered(unsigned))
    assert copy.tells_substance_use == bool(held & only_by_paper)


def no_paper_for(asking: Asking) -> Said:
    return Said(len(asking.rows), asking.reader.helper, "substance_use", False, asking.on)


def test_draws_hold_every_kind_and_every_way_of_saying_it():
    """Withdrawals, last days on the day itself, strikes, treatment told: else the rest proves less."""
    askings = [asking_of(number) for number in range(600)]
    rows = [row for asking in askings for row in asking.rows]
    ended = [asking for asking in askings for row in asking.rows if row.until_on == asking.on]
    told = [one for one in askings if not may_have_none(one) and copy_of(one, one.plan).tells_substance_use]
    assert {row.kind for row in rows} == set(KINDS)
    assert min(
        sum(row.withdraws is not None for row in rows), sum(row.strikes is not None for row in rows),
        len(ended), sum(bool(one.plan.marked) for one in askings), len(told) * 10,
    ) >= 80  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(askings())
def test_consents_are_read_from_their_rows_by_the_rules(asking: Asking):
    assert looked_up(asking.rows, asking.on) == read_anew(asking.rows, asking.on)


@settings(max_examples=200, deadline=None)
@given(askings())
def test_copy_points_at_nobody_who_is_gone(asking: Asking):
    copy = copy_for(asking.plan, ReaderFacts(Reader.WORKER), {}, asking.on)
    gone = set(KEYS) - {one.key for one in copy.helpers}
    assert not gone & set(texts_in(copy))


@settings(max_examples=200, deadline=None)
@given(askings())
def test_copy_of_a_copy_is_the_same_copy(asking: Asking):
    once = copy_for(asking.plan, ReaderFacts(Reader.CLIENT), asking.consents, asking.on)
    assert copy_for(once, ReaderFacts(Reader.CLIENT), asking.consents, asking.on) == once

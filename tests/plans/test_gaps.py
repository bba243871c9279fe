"""The plan looks at itself: each rule speaks when it should, keeps still otherwise, and has its sentence."""

import re
import string
from dataclasses import replace
from datetime import date

import pytest

from clinic.plans.content import PlanContent
from clinic.plans.gaps import Gap, GapContext, entries, sentence, split_shown, still_open
from clinic.plans.gaps.rules import RULES, THEMES
from tests.factories.contents import CONTENTS
from tests.plans.gap_cases import CASES, QUIET, SPEAKING, Case
from tests.plans.sound_plans import CONTEXT, DISCHARGE, LEAVING_CONTEXT, LEAVING_PLAN


def gaps_of(case: Case) -> list[Gap]:
    return [gap for gap in still_open(case.plan, case.context) if gap.rule == case.rule]


@pytest.mark.parametrize("case", SPEAKING, ids=lambda case: case.name)
def test_gap_speaks(case: Case):
    found = gaps_of(case)
    assert found, [gap.rule for gap in still_open(case.plan, case.context)]
    assert case.variant in [gap.variant for gap in found]


@pytest.mark.parametrize("case", QUIET, ids=lambda case: case.name)
def test_gap_keeps_still(case: Case):
    assert gaps_of(case) == []


@pytest.mark.parametrize(("plan", "context"), [(DISCHARGE, CONTEXT), (LEAVING_PLAN, LEAVING_CONTEXT)])
def test_gaps_of_a_sound_plan_are_none(plan: PlanContent, context: GapContext):
    assert still_open(plan, context) == ()


def test_every_sentence_has_its_rule_and_every_rule_its_sentence():
    assert set(entries()) == set(RULES)
    assert len(RULES) == sum(len(theme.RULES) for theme in THEMES), "two rules of one name"


def test_every_rule_and_variant_is_tried():
    assert {(case.rule, case.variant) for case in SPEAKING} == {
        (rule, variant) for rule, entry in entries().items() for variant in entry.says
    }


@pytest.mark.parametrize("case", SPEAKING, ids=lambda case: case.name)
def test_gap_sentence_is_filled_from_what_was_found(case: Case):
    for gap in gaps_of(case):
        assert re.fullmatch(r"[^{}]+[.?]", sentence(gap))
        said = entries()[gap.rule].says[gap.variant]
        for _, place, _, _ in string.Formatter().parse(said):
            assert place is None or gap.params[place], f"{place} is empty"


def test_gap_sentences_read_as_they_should():
    case = next(one for one in SPEAKING if one.rule == "medicines_run_out")
    assert sentence(gaps_of(case)[0]) == (
        "Medicines last until Friday, March 20; the first person who can prescribe is on Tuesday, March 24. "
        "Who can bridge those days?"
    )


def test_gap_sentence_may_be_a_sites_own():
    gap = gaps_of(next(one for one in SPEAKING if one.rule == "no_backup"))[0]
    own = {"no_backup": replace(entries()["no_backup"], says={"": "Who is next after {person}?"})}
    assert sentence(gap, own) == "Who is next after Rosa Okafor?"


def test_gap_sentences_never_scold():
    forbidden = re.compile(
        r"\b(must|should|failed|error|incomplete|invalid|score|risk level|forgot)\b", re.IGNORECASE
    )
    for entry in entries().values():
        for said in entry.says.values():
            assert not forbidden.search(said.replace("we must never", "")), said


def test_gaps_come_by_moment_and_importance():
    plan = replace(DISCHARGE, first_calls=(), first_days=type(DISCHARGE.first_days)(), backup="")
    found = still_open(
        replace(plan, medicines=replace(plan.medicines, lasts_until=date(2026, 3, 11))), CONTEXT
    )
    moments = [gap.moment for gap in found]
    assert moments == sorted(moments, key=["before", "checkin", "good"].index)
    rules = [gap.rule for gap in found if gap.moment == "before"]
    assert rules == sorted(rules, key=list(entries()).index)
    assert rules.index("bed_tonight") < rules.index("medicines_run_out")


def test_gaps_before_leaving_show_five_and_fold_the_rest():
    gaps = [Gap(f"rule{n}", "before", "people", "people") for n in range(7)]
    shown = split_shown(
        [*gaps, Gap("later", "checkin", "people", "people"), Gap("nice", "good", "people", "people")]
    )
    assert [gap.rule for gap in shown.before] == ["rule0", "rule1", "rule2", "rule3", "rule4"]
    assert [gap.rule for gap in shown.before_folded] == ["rule5", "rule6"]
    assert [gap.rule for gap in shown.checkin] == ["later"]
    assert [gap.rule for gap in shown.good] == ["nice"]


def test_gap_that_was_looked_at_is_settled():
    case = next(one for one in SPEAKING if one.rule == "never_ring_found")
    gap = gaps_of(case)[0]
    assert gap.accept == "This is somebody else of the same name"
    settled = replace(case.context, accepted=frozenset({gap.key}))
    assert gap not in still_open(case.plan, settled)


@pytest.mark.parametrize("case", SPEAKING, ids=lambda case: case.name)
def test_gap_subject_says_nothing_that_was_typed(case: Case):
    """It is stored in clear and stands in a form: a helper's key, or letters that tell nothing."""
    keys = {"", "988", *(one.key for one in case.plan.helpers)}
    keys |= {"emotional", "practical", "informational", "belonging"}
    for gap in still_open(case.plan, case.context):
        assert gap.subject in keys or re.fullmatch(r"[0-9a-f]{16}", gap.subject)


@pytest.mark.parametrize("rule", ["bed_tonight", "helper_under_18"])
def test_gap_without_that_answer_cant_be_settled(rule: str):
    case = next(one for one in SPEAKING if one.rule == rule)
    gap = gaps_of(case)[0]
    settled = replace(case.context, accepted=frozenset({gap.key}))
    assert gap in still_open(case.plan, settled)


def test_number_we_must_never_ring_cant_be_settled():
    case = next(one for one in SPEAKING if one.rule == "never_ring_found" and one.variant == "number")
    gap = gaps_of(case)[0]
    assert gap.accept == ""
    assert gap in still_open(case.plan, replace(case.context, accepted=frozenset({gap.key})))


@pytest.mark.parametrize("key", CONTENTS)
def test_gaps_of_made_up_plans_have_words(key: str):
    """Whatever is or isn't filled in, every rule can look, and every sentence can be said."""
    for gap in still_open(CONTENTS[key], CONTEXT):
        assert sentence(gap)
    assert len(CASES) > len(RULES)


def test_old_number_says_whose_number_stands_where():
    plan = replace(LEAVING_PLAN, glad="Ann, 505 555 0199")
    (gap,) = [one for one in still_open(plan, LEAVING_CONTEXT) if one.rule == "old_number"]
    assert re.match(r"Ann.*’s number still stands in “.+”\. After ", sentence(gap))

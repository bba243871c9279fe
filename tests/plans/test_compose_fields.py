"""Every field of the plan is produced, and every question reaches the plan and only its own readers."""

from collections.abc import Iterator
from dataclasses import Field, fields, is_dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from clinic.checklist.catalogue import core_items
from clinic.checklist.entries import Entry
from clinic.plans.compose import compose_content
from clinic.plans.content import PlanContent
from clinic.plans.readers import empty_of, readers_of
from clinic.plans.stored import read_plan, write_plan
from tests.plans.compose_samples import (
    NAMED_EVERYWHERE,
    answered,
    discharge,
    left_alone,
    nobody,
    programme_everywhere,
    unanswered,
    worker_leaving,
)

# Set when a draft is made the plan, or when a copy is taken of it, not when it is composed.
SET_WHEN_MADE = {
    "Edition.kind", "Edition.number", "Edition.made_on", "Edition.made_by", "Edition.replaces_on",
    "Edition.plan_word", "PlanContent.schema", "PlanContent.tells_substance_use",
}  # fmt: skip
# Their value lives in the caseload or on the transition; the answer only says that it was asked.
LIVES_ELSEWHERE = {
    "record", "people", "askings", "never_ring", "consents", "client_asks_not", "helper_needs", "leaving_on",
}  # fmt: skip
# `copies` is for whoever prints; `takes_on` prints with the yes to it (test_compose_people).
FOR_COPIES = {"copies", "takes_on"}


def filled(value: Any) -> Iterator[str]:
    """ "Class.field" of every field that does not hold its declared empty value."""
    if isinstance(value, tuple):
        for one in value:
            yield from filled(one)
    elif is_dataclass(value):
        for declared in fields(value):
            held = getattr(value, declared.name)
            if held != empty_of(declared):
                yield f"{type(value).__name__}.{declared.name}"
            yield from filled(held)


def classes(value: Any, found: dict[str, type]) -> dict[str, type]:
    if isinstance(value, tuple):
        for one in value:
            classes(one, found)
    elif is_dataclass(value):
        found[type(value).__name__] = type(value)
        for declared in fields(value):
            classes(getattr(value, declared.name), found)
    return found


with TemporaryDirectory() as folder:
    EXAMPLES = {
        "discharge": discharge(),
        "worker_leaving": worker_leaving(),
        "nobody": nobody(),
        "left_alone": left_alone(Path(folder)),
        "programme_everywhere": programme_everywhere(Path(folder)),
        "programme_at_discharge": discharge(programmes=NAMED_EVERYWHERE),
    }
PLANS = {name: compose_content(sources) for name, sources in EXAMPLES.items()}


def test_every_field_of_the_plan_is_produced():
    kinds: dict[str, type] = {}
    for plan in PLANS.values():
        classes(plan, kinds)
    every = {f"{name}.{declared.name}" for name, kind in kinds.items() for declared in fields(kind)}
    found = {name for plan in PLANS.values() for name in filled(plan)}
    assert every - found == SET_WHEN_MADE


def leaves(value: Any, path: str = "", kind: Any = None) -> Iterator[tuple[str, Any, Any]]:
    """(path, field, value) of every plain value of a plan."""
    if isinstance(value, tuple) and any(is_dataclass(one) for one in value):
        for place, one in enumerate(value):
            yield from leaves(one, f"{path}[{place}]", kind)
    elif is_dataclass(value):
        for declared in fields(value):
            yield from leaves(getattr(value, declared.name), f"{path}.{declared.name}", declared)
    else:
        yield path, kind, value


def changed_fields(before: PlanContent, after: PlanContent) -> list[Field[Any]]:
    """The declared fields in which two plans differ."""
    old = {path: (declared, value) for path, declared, value in leaves(before)}
    new = {path: (declared, value) for path, declared, value in leaves(after)}
    paths = [path for path in {**old, **new} if old.get(path, (0, 0))[1] != new.get(path, (0, 0))[1]]
    return [(old.get(path) or new[path])[0] for path in paths]


def told_by_answer() -> dict[str, set[str]]:
    """By item: every reader of a field that changes when its answer is left out."""
    told: dict[str, set[str]] = {}
    for sources in EXAMPLES.values():
        whole = compose_content(sources)
        for key in sources.answers:
            without = compose_content(unanswered(sources, [key]))
            readers = [readers_of(declared) for declared in changed_fields(whole, without)]
            told.setdefault(key, set()).update(str(reader) for each in readers for reader in each)
    return told


TOLD = told_by_answer()
ON_PAPER = sorted(
    key
    for key, item in core_items().items()
    if item.readers and item.saves != "departure" and key not in LIVES_ELSEWHERE | FOR_COPIES
)


@pytest.mark.parametrize("key", ON_PAPER)
def test_answer_reaches_the_readers_that_its_item_names(key: str):
    assert TOLD[key] == set(core_items()[key].readers)


@pytest.mark.parametrize("key", sorted(key for key, item in core_items().items() if not item.readers))
def test_what_has_no_readers_is_nowhere_in_a_plan(key: str):
    for sources in EXAMPLES.values():
        if key in sources.answers:
            assert compose_content(sources) == compose_content(unanswered(sources, [key]))


def test_private_reason_is_nowhere_in_a_plan():
    sources = worker_leaving()
    told = replace(sources, departure=replace(sources.departure, private_reason="Cancer, stage two"))
    assert "Cancer" not in write_plan(compose_content(told))
    assert "I retire after 31 years." in write_plan(compose_content(told))


def test_reason_of_never_ring_is_nowhere_in_a_plan():
    assert "Hurt Sam" not in write_plan(PLANS["discharge"])
    assert "Dale Pruitt" in write_plan(PLANS["discharge"])


@pytest.mark.parametrize("name", EXAMPLES)
def test_plan_can_be_stored_and_read(name: str):
    assert read_plan(write_plan(PLANS[name])) == PLANS[name]


@pytest.mark.parametrize("way_out", ["rather_not", "not_possible", "nobody_yet", "not_needed"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_plan_of_ways_out_alone_is_whole(name: str, way_out: str):
    sources = EXAMPLES[name]
    out = {key: Entry(way_out=way_out, because="we are moving") for key in sources.answers}
    plan = compose_content(answered(sources, **out))
    words = write_plan(plan)
    assert read_plan(words) == plan
    assert "None" not in words
    assert "{" not in plan.first_days.sleeps


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_plan_of_no_answers_is_whole(name: str):
    sources = EXAMPLES[name]
    empty = replace(sources, answers={}, people=(), never_ring=(), leaving_on=None)
    assert read_plan(write_plan(compose_content(empty))) == compose_content(empty)

"""Every field of the plan says who may read it and what kind of information it is; each has a label."""

import importlib
import re
from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from types import ModuleType
from typing import Any

import pytest

from clinic.plans.code_words import LANGUAGES, LISTS, PEOPLE, QUESTIONS
from clinic.plans.content import PlanContent
from clinic.plans.plan_texts import place_words
from clinic.plans.readers import About, Reader, empty_of, holds_key, readers_of

MODULES = [
    importlib.import_module(f"clinic.plans.{name}") for name in ("content", "content_care", "content_people")
]


def classes(module: ModuleType) -> Iterator[type]:
    for one in vars(module).values():
        if isinstance(one, type) and is_dataclass(one) and one.__module__ == module.__name__:
            yield one


ALL = [one for module in MODULES for one in classes(module)]
each_class = pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)


def failing(kind: type, is_right: Callable[[Field[Any]], bool]) -> list[str]:
    return [one.name for one in fields(kind) if not is_right(one)]


def label_of(kind: type, name: str) -> str:
    words = place_words()
    return (
        words["sections"].get(name, "")
        if kind is PlanContent
        else words["fields"].get(f"{kind.__name__}.{name}", "")
    )


def test_content_has_classes_to_check():
    assert PlanContent in ALL
    assert len(ALL) > 30


@each_class
def test_content_fields_are_told(kind: type):
    """A field that nobody may read has no place in a plan."""
    assert failing(kind, lambda one: readers_of(one) and readers_of(one) <= set(Reader)) == []
    assert failing(kind, lambda one: isinstance(one.metadata.get("about"), About)) == []


@each_class
def test_content_fields_have_an_empty_value(kind: type):
    assert failing(kind, lambda one: empty_of(one) is not MISSING) == []
    assert failing(kind, lambda one: empty_of(one) == getattr(kind(), one.name)) == []


@each_class
def test_content_fields_have_a_label(kind: type):
    """In plan_places.toml: for where a found name stands, and for what changed between two plans."""
    assert failing(kind, lambda one: one.name in ("schema", "key") or label_of(kind, one.name)) == []


def test_content_labels_name_fields_that_exist():
    real = {f"{kind.__name__}.{one.name}" for kind in ALL for one in fields(kind)}
    assert set(place_words()["fields"]) <= real
    assert {*place_words()["codes"], *LISTS, *QUESTIONS, *PEOPLE, *LANGUAGES} <= real
    assert set(place_words()["sections"]) <= {field.name for field in fields(PlanContent)}


@each_class
def test_content_fields_named_for_a_helper_hold_keys(kind: type):
    """A key that isn't declared as one would be searched for names, and left behind when its helper goes."""
    names_one = re.compile(r"(.*_)?(helper|key)|asking|backup|decider|instead|next_by|weekend_cover|who_ring")
    assert failing(kind, lambda one: bool(names_one.fullmatch(one.name)) <= holds_key(one)) == []
    assert failing(kind, lambda one: not holds_key(one) or empty_of(one) in ("", ())) == []


@each_class
def test_content_class_is_frozen(kind: type):
    assert kind.__dataclass_params__.frozen

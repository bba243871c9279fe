"""Each gap leads to a question that exists, on the step where that pathway asks it."""

import tomllib
from importlib.resources import files

import pytest

from clinic.plans.gaps import entries

DATA = files("clinic.checklist") / "data"
PATHWAYS = ("discharge", "worker_leaving")


def items() -> set[str]:
    tables = [tomllib.loads(file.read_text("utf-8")) for file in (DATA / "items").iterdir()]
    return {item["key"] for table in tables for item in table["item"]}


def steps(pathway: str) -> dict[str, set[str]]:
    """Item keys by step key."""
    table = tomllib.loads((DATA / "pathways" / f"{pathway}.toml").read_text("utf-8"))
    return {
        step["key"]: {one["item"] for one in step["items"]}
        for group in table["group"]
        for step in group["step"]
    }


@pytest.mark.parametrize("rule", entries())
def test_gap_leads_to_an_item_that_exists(rule: str):
    assert entries()[rule].item in items()


@pytest.mark.parametrize("pathway", PATHWAYS)
@pytest.mark.parametrize("rule", entries())
def test_gap_leads_to_the_step_that_asks_it(rule: str, pathway: str):
    """An item that a pathway doesn't ask belongs to a rule that keeps still there."""
    entry, asked = entries()[rule], steps(pathway)
    where = {step for step, asks in asked.items() if entry.item in asks}
    assert not where or entry.steps[pathway] in where
    assert entry.steps[pathway] in asked or not where


def test_gap_items_are_asked_somewhere():
    asked = set().union(*(asks for pathway in PATHWAYS for asks in steps(pathway).values()))
    assert {entry.item for entry in entries().values()} <= asked

"""The sentences of the gaps, as data: `checklist/data/gaps.toml`, in the order of importance.

A sentence is a fact, then one thing to do. Its places are named: {name} (the client), {person}, {date} ...
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

from clinic.plans.gaps.context import Gap, Moment

MOMENTS: tuple[Moment, ...] = ("before", "checkin", "good")


@dataclass(frozen=True)
class Entry:
    """What the catalogue says of one rule. `says`: a sentence by variant ("" is the usual one)."""

    rule: str
    moment: Moment
    steps: Mapping[str, str]  # step key by pathway
    item: str
    says: Mapping[str, str]
    accept: Mapping[str, str]  # what settles it as it is, by variant; a variant that isn't here stays open


Entries = Mapping[str, Entry]


@cache
def entries() -> Entries:
    """Every entry by rule, in the order of importance. Raises KeyError or ValueError for a damaged file."""
    table = tomllib.loads((files("clinic.checklist") / "data" / "gaps.toml").read_text("utf-8"))
    return {rule: _entry(rule, one) for rule, one in table["gaps"].items()}


def _entry(rule: str, one: Mapping[str, Any]) -> Entry:
    if one["moment"] not in MOMENTS:
        raise ValueError(f"gaps.toml: {rule} has the moment {one['moment']!r}; it is one of {MOMENTS}.")
    step = one["step"]
    says = {"": one["says"]} if isinstance(one["says"], str) else dict(one["says"])
    accept = one.get("accept", {})
    return Entry(
        rule=rule,
        moment=cast(Moment, one["moment"]),
        steps={"discharge": step, "worker_leaving": one.get("step_worker_leaving", step)},
        item=one["item"],
        says=says,
        accept=dict.fromkeys(says, accept) if isinstance(accept, str) else dict(accept),
    )


def sentence(gap: Gap, words: Entries | None = None) -> str:
    """The gap in words: a fact, then one thing to do. `words`: the catalogue, where a site has its own."""
    says = (words or entries())[gap.rule].says
    return says[gap.variant].format(**gap.params)

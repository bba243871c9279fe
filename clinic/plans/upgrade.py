"""Lifting stored plans: an older one is read for ever, one step of schema at a time.

A lift takes the plain values (as JSON gives them) of one schema number and returns those of the next.
Add one whenever `content.SCHEMA` goes up: renamed or reshaped fields, and every changed declared empty.
"""

from collections.abc import Callable, Mapping
from typing import Any

from clinic.plans.content import SCHEMA

Plain = dict[str, Any]
Lift = Callable[[Plain], Plain]


class UnreadablePlan(ValueError):
    """A stored plan that this version can't read. `str(error)` is a plain sentence, none of its words."""


def _says_who_is_proxy(stored: Plain) -> Plain:
    """In form 2 a helper's own row says that they are the proxy: a page must never tell them they are not."""
    decisions, helpers = stored.get("decisions"), stored.get("helpers")
    if not (isinstance(decisions, dict) and isinstance(helpers, list)) or decisions.get("proxy") != "has":
        return stored
    proxy, paper = decisions.get("proxy_helper") or None, decisions.get("proxy_where", "")
    told = [
        {**one, "is_proxy": True, "proxy_paper": paper}
        if isinstance(one, dict) and one.get("key") == proxy
        else one
        for one in helpers
    ]
    return {**stored, "helpers": told}


LIFTS: Mapping[int, Lift] = {1: _says_who_is_proxy}  # from this schema number to the next


def lift(stored: Plain, lifts: Mapping[int, Lift] = LIFTS, to: int = SCHEMA) -> Plain:
    """The stored plan in the schema of today. Raises UnreadablePlan for a newer or unknown number."""
    number = schema_of(stored)
    if number > to:
        raise UnreadablePlan(
            f"This plan was stored by a newer version of the software (its form is {number}, ours is {to}). "
            "Update the software, then open the plan again."
        )
    for step in range(number, to):
        if step not in lifts:
            raise UnreadablePlan(f"This plan was stored in form {step}, which this version can't read.")
        stored = {**lifts[step](stored), "schema": step + 1}
    return stored


def schema_of(stored: Plain) -> int:
    """The schema number that a stored plan says of itself: 1 or more."""
    number = stored.get("schema")
    if isinstance(number, bool) or not isinstance(number, int) or number < 1:
        raise UnreadablePlan("This stored plan doesn't say in which form it was stored.")
    return number

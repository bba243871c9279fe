"""What the rules are given beside the plan, and what they give back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from clinic.foundation.regions import Region
from clinic.plans.content import NeverRing
from clinic.plans.sweep import Leaver

Moment = Literal["before", "checkin", "good"]


@dataclass(frozen=True)
class GapContext:
    """The day and place, and what the plan itself may not hold.

    `leaver`: who leaves, in a worker's leaving. `others`: names of this worker's other clients, past too.
    `consents`: by helper key, the kinds that the client said yes to, and "not:kind" for a no (see `copies`).
    `accepted`: "rule:subject" of gaps that somebody looked at and answered. `unprintable`: characters for
    which no font is at hand. `never_ring`: who must never be rung or told by now, whenever the plan was made.
    """

    today: date
    region: Region
    holidays: frozenset[date] = frozenset()
    leaver: Leaver | None = None
    others: tuple[str, ...] = ()
    same_printed_name: bool = False
    consents: Mapping[str, frozenset[str]] = field(default_factory=dict)
    accepted: frozenset[str] = frozenset()
    unprintable: frozenset[str] = frozenset()
    never_ring: tuple[NeverRing, ...] = ()


@dataclass(frozen=True)
class Finding:
    """What a rule found. `variant` picks the sentence, `params` fill its places; subject as in Gap."""

    subject: str = ""
    variant: str = ""
    params: Mapping[str, str] = field(default_factory=dict)


def found(subject: str = "", variant: str = "", **params: str) -> Finding:
    """A finding; the client's name is filled in for every sentence."""
    return Finding(subject, variant, params)


@dataclass(frozen=True)
class Gap:
    """Something still open. `moment`: by when it matters. `step` and `item`: the page that closes it.

    `subject`: a helper's key, a stand-in for a row or for what was found; "" for the whole plan.
    """

    rule: str
    moment: Moment
    step: str
    item: str
    subject: str = ""
    variant: str = ""
    params: Mapping[str, str] = field(default_factory=dict)
    accept: str = ""  # label of the answer that settles it without a change, "" where there is none

    @property
    def key(self) -> str:
        """How an acceptance names it."""
        return f"{self.rule}:{self.subject}"

"""Random plans for property tests, drawn from the declarations themselves: a new field joins in by itself.

Each text is unique (`q000017z`), so that where it turns up later can be told, in the bytes of a file too.
Helper keys are k0, k1, k2. A plan is drawn from one number, for speed: 10,000 of them in some seconds.
"""

import re
from collections.abc import Iterator
from dataclasses import Field, fields, replace
from datetime import date, time, timedelta
from functools import cache
from itertools import count
from random import Random
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from clinic.foundation.days import PARTS, Hours
from clinic.plans.content import SCHEMA, PlanContent
from clinic.plans.content_people import Helper
from clinic.plans.readers import empty_of, holds_key
from clinic.plans.shape import is_row
from clinic.plans.substance_marks import fields_of_words

PLAIN = frozenset({str, bool, int, date, time})
KEYS = ("k0", "k1", "k2")
DAY = date(2026, 3, 13)
MARKED_TEXT = "q[0-9]{6}z"
IS_MARKED = re.compile(MARKED_TEXT).fullmatch
FIRST_DAY, DAYS = date(2026, 3, 1), 31
# Fields that hold one of a few codes, never words that somebody typed.
CODES: dict[str, tuple[str, ...]] = {
    "Edition.kind": ("draft", "so_far", "plan", "replaced"),
    "Edition.pathway": ("discharge", "worker_leaving"),
    "Edition.region": ("us", "uk"),
    "ClientFacts.language": ("en", "es", "ar"),
    "ClientFacts.reading_format": ("standard", "large", "short", "audio"),
    "ClientFacts.phone_way": ("call", "text", "relay", "none"),
    "ClientFacts.safe_paper": ("yes", "no", "with_care"),
    "ClientFacts.safe_ring": ("yes", "no", "with_care"),
    "ClientFacts.paper_kept": ("home", "bag", "helper", "service"),
    "ClientFacts.matters_said_by": ("client", "carer", "worker"),
    "ClientFacts.stands_first": ("words", "next", "note"),
    "WeekAnchor.part": PARTS,
    "WeekAnchor.state": ("kept", "new", "lost", "moved"),
    "TimeAlone.choice": ("about_right", "more", "less", "changes"),
    "Agreement.answer": ("agrees", "partly", "no", "could_not_say"),
    "Reach.kind": ("phone", "email", "place"),
    "Reach.ways": ("ring", "text", "relay", "message", "knock"),
    "HelpersCall.ways": ("ring", "text"),
    "Helper.nature": ("paid", "unpaid", "community"),
    "Helper.type": ("friend", "case_manager", "social_club", "sibling"),
    "Helper.grown_up": ("yes", "under_18", "not_known"),
    "Helper.hats": ("first_call", "stands_in", "decides", "carer"),
    "Helper.doings": ("listens", "drives", "medicines"),
    "Helper.functions": ("emotional", "practical", "informational", "belonging"),
    "Helper.answer": ("not_asked", "asked", "yes", "part", "no", "stepped_back"),
    "Helper.asked": ("first_call", "checks_in", "reminds"),
    "Helper.agreed": ("first_call", "checks_in", "reminds"),
    "Helper.how_is_it": ("good", "mixed", "not_said"),
    "Move.going_to_kind": ("home", "shelter"),
    "Move.sooner": ("no", "earlier_than_wished", "sooner_than_suggested"),
    "Change.filler_kind": ("person", "skill", "place", "nothing"),
    "Task.worked": ("yes", "not_yet"),
    "Need.status": ("sorted", "someone", "missing", "not_needed"),
    "Appointment.costs": ("nothing", "amount", "insurance", "not_known"),
    "Appointment.zone": ("America/Denver",),
    "Medicine.change": ("new", "changed", "slowly_less", "stopped", "same"),
    "Medicines.answer": ("list", "rows", "both", "none"),
    "HarderDays.safety_plan": ("yes", "no", "not_needed"),
    "Decisions.can_decide": ("yes", "with_support", "not_now"),
    "Decisions.proxy": ("has", "wants", "declined", "not_offered"),
    "PlanContent.marked": tuple(fields_of_words()),
}


def plans() -> st.SearchStrategy[PlanContent]:
    """A plan with up to two rows of each kind and three helpers, nearly every field filled."""
    return st.integers(0, 2**48).map(plan_of)


def plan_of(number: int) -> PlanContent:
    """The plan that this number stands for, the same each time."""
    return _Drawing(number).plan()


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


class _Drawing:
    def __init__(self, number: int) -> None:
        self.random = Random(number)
        self.numbers = count()

    def plan(self) -> PlanContent:
        content: PlanContent = self.drawn(PlanContent)
        helpers = tuple(replace(self.drawn(Helper), key=key) for key in KEYS)
        return replace(content, schema=SCHEMA, helpers=helpers, tells_substance_use=False)

    def drawn(self, kind: Any) -> Any:
        hints = _hints(kind)
        return kind(
            **{
                one.name: self.keys(one)
                if holds_key(one)
                else self.value(hints[one.name], f"{kind.__name__}.{one.name}")
                for one in fields(kind)
            }
        )

    def keys(self, declared: Field[Any]) -> Any:
        if empty_of(declared) == ():
            return tuple(self.random.sample(KEYS, self.random.randint(0, 2)))
        return self.random.choice(KEYS)

    def value(self, kind: Any, where: str) -> Any:
        if kind in PLAIN:
            return self.single(kind, where)
        if get_origin(kind) is UnionType:
            inner = next(one for one in get_args(kind) if one is not NoneType)
            return self.value(inner, where) if self.flip() else None
        if get_origin(kind) is tuple:
            return self.tuple(get_args(kind), where)
        if kind is Hours:
            return Hours((self.random.randint(0, 6),), time(9), None)
        return self.drawn(kind)

    def tuple(self, kinds: tuple[Any, ...], where: str) -> tuple[Any, ...]:
        if kinds[-1] is Ellipsis:
            drawn = (self.value(kinds[0], where) for _ in range(self.random.randint(0, 2)))
            return tuple(dict.fromkeys(drawn) if where in CODES else drawn)
        return tuple(self.value(one, where) for one in kinds)

    def single(self, kind: type, where: str) -> Any:
        if kind is bool:
            return self.flip()
        if kind is date:
            return FIRST_DAY + timedelta(self.random.randrange(DAYS))
        if kind is time:
            return time(self.random.randint(0, 23), 30)
        if kind is int:
            return self.random.randint(0, 6)
        return self.random.choice(CODES[where]) if where in CODES else f"q{next(self.numbers):06}z"

    def flip(self) -> bool:
        return self.random.random() < 0.5


def texts_in(value: Any) -> Iterator[str]:
    """Every text in a plan or a part of it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_in(one)
    elif is_row(value):
        for held in vars(value).values():
            yield from texts_in(held)


def marked_texts(value: Any) -> set[str]:
    """The texts in a plan, or a part of it, that were drawn, each only once."""
    return {one for one in texts_in(value) if IS_MARKED(one)}


__all__ = [
    "DAY",
    "DAYS",
    "FIRST_DAY",
    "KEYS",
    "MARKED_TEXT",
    "marked_texts",
    "plan_of",
    "plans",
    "texts_in",
]

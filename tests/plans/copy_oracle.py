"""What a reader may not have, written anew from the rules, so that the code under test isn't its own judge.

`never_entered` takes everything withheld out of a plan: the plan as if nobody had ever typed it in.
"""

from collections.abc import Iterator
from dataclasses import Field, dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import Any

from hypothesis import strategies as st

from clinic.foundation.days import Hours
from clinic.plans.content import PlanContent
from clinic.plans.content_people import Helper
from clinic.plans.copies import ReaderFacts
from clinic.plans.readers import Reader
from tests.plans.random_consents import Said, read_anew, said_rows
from tests.plans.random_plans import DAYS, FIRST_DAY, KEYS, plan_of

MOSTLY = 0.8
NOWHERE = {
    "Appointment": {"at", "zone", "where", "way_there"},
    "Helper": {"meets", "frequency", "first_visit_on"},
    "Begun": {"on"},
    "DayContact": {"words"},
    "FirstDays": {"sleeps", "way_home"},
    "Move": {"going_to", "going_to_kind", "housing_plan", "routine_kept"},
    "Goodbye": {"gathering"},
}

READERS = (
    ReaderFacts(Reader.CLIENT),
    ReaderFacts(Reader.WORKER),
    *(ReaderFacts(kind, key) for kind in (Reader.SUPPORTER, Reader.WORKER) for key in KEYS),
)


@dataclass(frozen=True)
class Asking:
    """One reader, and everything that decides what they may have."""

    plan: PlanContent
    reader: ReaderFacts
    rows: tuple[Said, ...]
    on: date

    @cached_property
    def consents(self) -> dict[str, frozenset[str]]:
        """What was said of whom, read anew from the rows."""
        return read_anew(self.rows, self.on)

    @property
    def given(self) -> frozenset[str]:
        return self.consents.get(self.reader.helper, frozenset()) if self.reader.helper else frozenset()

    @property
    def is_for_others(self) -> bool:
        return self.reader.kind is not Reader.CLIENT

    @property
    def hides_treatment(self) -> bool:
        return self.is_for_others and "substance_use" not in self.given

    def gone(self) -> set[str]:
        """Helpers of whom nothing may be said: withheld, not merely over."""
        gone = set()
        for one in self.plan.helpers:
            is_me = one.key == self.reader.helper
            known = "know_others" in self.given and "know_others" in self.consents.get(one.key, ())
            hidden = self.hides_treatment and one.substance
            unknown = self.reader.kind is Reader.SUPPORTER and not known
            refused = self.reader.kind is Reader.WORKER and "not:know_others" in self.given
            if not is_me and (hidden or unknown or refused):
                gone.add(one.key)
        return gone

    def may(self, declared: Field[Any], is_mine: bool) -> bool:
        told = declared.metadata
        if self.reader.kind not in told["readers"]:
            return False
        if self.reader.kind is Reader.SUPPORTER:
            return is_mine or (str(told["about"]) in self.given and not told["is_own"])
        return f"not:{told['about']}" not in self.given


def askings() -> st.SearchStrategy[Asking]:
    """A plan, a reader, what the client said about whom, and a day."""
    return st.integers(0, 2**48).map(asking_of)


def asking_of(number: int, kind: Reader | None = None) -> Asking:
    """The asking that this number stands for, the same each time. `kind`: by this kind of reader."""
    random = Random(number)
    on = FIRST_DAY + timedelta(random.randrange(DAYS))
    reader = random.choice([one for one in READERS if kind in (None, one.kind)])
    has_page = reader.kind is Reader.SUPPORTER and random.random() < MOSTLY
    return Asking(plan_of(number), reader, said_rows(random, on, reader.helper, has_page), on)


def may_have_none(asking: Asking) -> bool:
    """Whether this reader may have no copy at all."""
    reader, own = asking.reader, asking.plan.helper(asking.reader.helper)
    if own and own.until_on and own.until_on < asking.on:
        return True
    if reader.kind is Reader.WORKER:
        return "not:plan" in asking.given
    refuses = own is not None and own.answer in ("no", "stepped_back")
    return reader.kind is Reader.SUPPORTER and ("plan" not in asking.given or refuses)


def never_entered(asking: Asking) -> PlanContent:
    """The plan as if everything that this reader may not have had never been typed in."""
    plan = _without_sections(asking.plan, asking)
    stripped: PlanContent = _row(plan, asking, asking.gone(), is_mine=False)
    week_from = stripped.week_from if stripped.week else None
    stand_in = stripped.stand_in if stripped.stand_in and stripped.stand_in.helper else None
    return replace(stripped, week_from=week_from, stand_in=stand_in, marked=_marks(asking))


def _marks(asking: Asking) -> tuple[str, ...]:
    told = asking.reader.kind is Reader.WORKER and not asking.hides_treatment
    return asking.plan.marked if told else ()


def _without_sections(plan: PlanContent, asking: Asking) -> PlanContent:
    """Rules that speak of one section."""
    signs, supporter = plan.harder_days, asking.reader.kind is Reader.SUPPORTER
    if asking.reader.kind is not Reader.WORKER:
        if not signs.others_agreed:
            signs = replace(signs, others_see=(), others_say="")
        if plan.client.leave_out_places:
            plan = replace(plan, week=(), week_from=None, places_that_know_me="")
        if plan.medicines.answer == "both":
            rows = tuple(one for one in plan.medicines.rows if one.change != "same")
            plan = replace(plan, medicines=replace(plan.medicines, rows=rows))
    if supporter and not _is_first(plan, asking):
        signs = replace(signs, point_person_part="")
    if supporter and not plan.client.shows_organisation:
        plan = replace(plan, organisation="")
    return _without_marked_fields(replace(plan, harder_days=signs), asking)


def _is_first(plan: PlanContent, asking: Asking) -> bool:
    calls = [*plan.first_calls, *([plan.stand_in] if plan.stand_in else [])]
    return any(
        one.helper == asking.reader.helper and not (one.until_on and one.until_on < asking.on)
        for one in calls
    )


def _without_marked_fields(plan: PlanContent, asking: Asking) -> PlanContent:
    for path in plan.marked if asking.hides_treatment else ():
        section, _, name = path.partition(".")
        if not name:
            plan = replace(plan, **{section: _empty(plan, section)})
        else:
            held = getattr(plan, section)
            plan = replace(plan, **{section: replace(held, **{name: _empty(held, name)})})
    return plan


def _empty(row: Any, name: str) -> Any:
    return getattr(type(row)(), name)


def _row(row: Any, asking: Asking, gone: set[str], is_mine: bool) -> Any:
    hidden = _hidden_places(row, asking)
    return replace(
        row,
        **{
            one.name: _field(getattr(row, one.name), one, asking, gone, is_mine)
            if one.name not in hidden and (asking.may(one, is_mine) or _decides(one))
            else _empty(row, one.name)
            for one in fields(row)
        },
    )


def _hidden_places(row: Any, asking: Asking) -> set[str]:
    leaves_out = asking.plan.client.leave_out_places and asking.reader.kind is not Reader.WORKER
    return NOWHERE.get(type(row).__name__, set()) if leaves_out else set()


def _decides(declared: Field[Any]) -> bool:
    """Marks, days and wishes by which others are withheld: without them, the plan would be another plan."""
    return declared.name in {"substance", "leave_out_places", "others_agreed", "until_on", "key", "helpers"}


def _field(value: Any, declared: Field[Any], asking: Asking, gone: set[str], is_mine: bool) -> Any:
    if isinstance(value, tuple) and not declared.metadata["is_key"]:
        return tuple(_rows(value, asking, gone, is_mine))
    if declared.metadata["is_key"] and declared.name != "key":
        return (
            tuple(one for one in value if one not in gone) if isinstance(value, tuple) else _kept(value, gone)
        )
    if is_dataclass(value) and not isinstance(value, Hours):
        return _row(value, asking, gone, is_mine)
    return value


def _kept(key: str, gone: set[str]) -> str:
    return "" if key in gone else key


def _rows(rows: tuple[Any, ...], asking: Asking, gone: set[str], is_mine: bool) -> Iterator[Any]:
    for one in rows:
        if not is_dataclass(one) or isinstance(one, Hours):
            yield one
        elif isinstance(one, Helper):
            if one.key not in gone:
                yield _helper(one, asking, gone)
        elif not (asking.hides_treatment and getattr(one, "substance", False)) and not _mentions(one, gone):
            yield _row(one, asking, gone, is_mine)


def _mentions(row: Any, gone: set[str]) -> bool:
    return any(getattr(row, one.name) in gone for one in fields(row) if one.metadata["is_key"])


def _helper(helper: Helper, asking: Asking, gone: set[str]) -> Helper:
    is_mine = asking.reader.kind is Reader.SUPPORTER and helper.key == asking.reader.helper
    if asking.reader.kind is Reader.SUPPORTER and not is_mine and helper.nature == "unpaid":
        helper = replace(helper, reach=())
    if asking.plan.client.leave_out_places and asking.reader.kind is not Reader.WORKER:
        helper = replace(helper, reach=tuple(one for one in helper.reach if one.kind != "place"))
    stripped: Helper = _row(helper, asking, gone, is_mine)
    return stripped


__all__ = ["Asking", "asking_of", "askings", "may_have_none", "never_entered"]

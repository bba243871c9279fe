"""What is left out of a copy by what the plan itself says: its day, its reader, its owner's wishes."""

from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from typing import Any

from clinic.plans.content import PlanContent
from clinic.plans.content_care import Appointment, DayContact, FirstDays, Goodbye, Move
from clinic.plans.content_people import Begun, Helper
from clinic.plans.lost_keys import without_helpers, without_rows_about
from clinic.plans.readers import Reader, empty_of

SUBSTANCE_USE = "substance_use"
KNOW_OTHERS = "know_others"

# What tells where the client is, and when. Rows of the week tell both at once and go whole.
WHERE_AND_WHEN: dict[type, tuple[str, ...]] = {
    Appointment: ("at", "zone", "where", "way_there"),
    Helper: ("meets", "frequency", "first_visit_on"),
    Begun: ("on",),
    DayContact: ("words",),
    FirstDays: ("sleeps", "way_home"),
    Move: ("going_to", "going_to_kind", "housing_plan"),
    Goodbye: ("gathering",),
}


def by_day(content: PlanContent, on: date) -> PlanContent:
    """What still holds on this day: whoever's time is over is gone."""
    ended = {one.key for one in content.helpers if one.until_on and one.until_on < on}
    stand_in = content.stand_in
    if stand_in and stand_in.until_on and stand_in.until_on < on:
        stand_in = None
    calls = tuple(call for call in content.first_calls if not (call.until_on and call.until_on < on))
    return without_helpers(replace(content, first_calls=calls, stand_in=stand_in), ended)


def by_reader(content: PlanContent, kind: Reader, helper: str, given: AbstractSet[str]) -> PlanContent:
    """What this reader may have of the plan's people and rows (fields are judged by their declaration)."""
    copy = content
    if kind is not Reader.CLIENT and SUBSTANCE_USE not in given:
        copy = _without_substance(copy)
    if kind is Reader.SUPPORTER:
        copy = _without_others(copy, helper, given)
    if kind is Reader.WORKER:
        return copy
    return _with_places_left_out(_with_changed_medicines(_with_agreed_signs(copy)))


def _without_substance(content: PlanContent) -> PlanContent:
    """Marked rows go (42 CFR 2.13), and whatever refers to a person or programme that is marked."""
    marked = {one.key for one in content.helpers if one.substance}
    without = without_rows_about(content, marked)
    medicines = replace(without.medicines, rows=_unmarked(without.medicines.rows))
    return replace(
        without,
        medicines=medicines,
        changes=_unmarked(without.changes),
        week=_unmarked(without.week),
        appointments=_unmarked(without.appointments),
        risks=_unmarked(without.risks),
    )


def _unmarked(rows: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(row for row in rows if not row.substance)


def _without_others(content: PlanContent, reader: str, given: AbstractSet[str]) -> PlanContent:
    """A supporter learns of other helpers only if they, and the client, agreed."""
    others = {
        one.key
        for one in content.helpers
        if one.key != reader and not (one.may_know_others and KNOW_OTHERS in given)
    }
    return without_rows_about(content, others)


def _with_agreed_signs(content: PlanContent) -> PlanContent:
    if content.harder_days.others_agreed:
        return content
    return replace(content, harder_days=replace(content.harder_days, others_see=(), others_say=""))


def _with_changed_medicines(content: PlanContent) -> PlanContent:
    """With the pharmacy's list at hand, rows that repeat it could disagree with it: only the changes stay."""
    if content.medicines.answer != "both":
        return content
    changed = tuple(row for row in content.medicines.rows if row.change != "same")
    return replace(content, medicines=replace(content.medicines, rows=changed))


def _with_places_left_out(content: PlanContent) -> PlanContent:
    if not content.client.leave_out_places:
        return content
    return replace(
        content,
        week=(),
        week_from=None,
        places_that_know_me="",
        helpers=tuple(_nowhere(_without_meeting_places(one)) for one in content.helpers),
        appointments=tuple(_nowhere(one) for one in content.appointments),
        begun=tuple(_nowhere(one) for one in content.begun),
        move=_nowhere(content.move),
        goodbye=_nowhere(content.goodbye),
        first_days=replace(
            _nowhere(content.first_days), contacts=tuple(_nowhere(one) for one in content.first_days.contacts)
        ),
    )


def _nowhere(row: Any) -> Any:
    hidden = WHERE_AND_WHEN[type(row)]
    return replace(row, **{name: empty_of(type(row).__dataclass_fields__[name]) for name in hidden})


def _without_meeting_places(helper: Helper) -> Helper:
    return replace(helper, reach=tuple(one for one in helper.reach if one.kind != "place"))

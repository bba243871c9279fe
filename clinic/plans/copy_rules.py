"""What is left out of a copy by what the plan itself says: its day, its reader, its owner's wishes.

Each rule takes the plan and who asks, and gives the plan without what this reader may not have.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from clinic.plans.content import PlanContent
from clinic.plans.content_care import Appointment, DayContact, FirstDays, Goodbye, Move
from clinic.plans.content_people import Begun, Helper
from clinic.plans.lost_keys import without_helpers, without_rows_about
from clinic.plans.readers import Reader, empty_of
from clinic.plans.substance_marks import without_marked

SUBSTANCE_USE = "substance_use"
KNOW_OTHERS = "know_others"
# Before the name of a kind: the client was asked, and said no, or took a yes back.
REFUSED = "not:"

# What tells where the client is, and when. Rows of the week tell both at once and go whole.
WHERE_AND_WHEN: dict[type, tuple[str, ...]] = {
    Appointment: ("at", "zone", "where", "way_there"),
    Helper: ("meets", "frequency", "first_visit_on"),
    Begun: ("on",),
    DayContact: ("words",),
    FirstDays: ("sleeps", "way_home"),
    Move: ("going_to", "going_to_kind", "housing_plan", "routine_kept"),
    Goodbye: ("gathering",),
}


@dataclass(frozen=True)
class Asker:
    """Who asks for a copy. `given`: their consents. `known`: keys of whom the others may know about."""

    kind: Reader
    helper: str
    given: frozenset[str]
    known: frozenset[str]
    on: date


Rule = Callable[[PlanContent, Asker], PlanContent]


def by_day(content: PlanContent, asker: Asker) -> PlanContent:
    """What still holds on this day: whoever's time is over is gone."""
    on = asker.on
    ended = {one.key for one in content.helpers if one.until_on and one.until_on < on}
    stand_in = content.stand_in
    if stand_in and stand_in.until_on and stand_in.until_on < on:
        stand_in = None
    calls = tuple(one for one in content.first_calls if not _is_over(one.until_on, on))
    for_helpers = tuple(one for one in content.helpers_call if not _is_over(one.until_on, on))
    return without_helpers(
        replace(content, first_calls=calls, helpers_call=for_helpers, stand_in=stand_in), ended
    )


def _is_over(until: date | None, on: date) -> bool:
    return until is not None and until < on


def by_substance_use(content: PlanContent, asker: Asker) -> PlanContent:
    """Treatment for alcohol or drugs is told to nobody without a yes that names them (42 CFR 2.13, 2.31)."""
    if asker.kind is Reader.CLIENT or SUBSTANCE_USE in asker.given:
        return content
    return without_marked(content, besides=asker.helper)


def by_others(content: PlanContent, asker: Asker) -> PlanContent:
    """A supporter learns of other helpers only if both were agreed to; a worker unless the client said no."""
    if asker.kind is Reader.SUPPORTER:
        known = asker.known if KNOW_OTHERS in asker.given else frozenset()
        unknown = {one.key for one in content.helpers if one.key not in known | {asker.helper}}
        return without_rows_about(content, unknown)
    if REFUSED + KNOW_OTHERS in asker.given:
        return without_rows_about(content, {one.key for one in content.helpers if one.key != asker.helper})
    return content


def by_agreed_signs(content: PlanContent, asker: Asker) -> PlanContent:
    """Signs that others see, and what to say then, only where the client agreed to them."""
    if asker.kind is Reader.WORKER or content.harder_days.others_agreed:
        return content
    return replace(content, harder_days=replace(content.harder_days, others_see=(), others_say=""))


def by_own_part(content: PlanContent, asker: Asker) -> PlanContent:
    """Of the supporters, only the point person and who stands in are told the point person's part."""
    called = {one.helper for one in content.first_calls}
    standing_in = {content.stand_in.helper} if content.stand_in else set()
    if asker.kind is not Reader.SUPPORTER or asker.helper in called | standing_in:
        return content
    return replace(content, harder_days=replace(content.harder_days, point_person_part=""))


def by_private_numbers(content: PlanContent, asker: Asker) -> PlanContent:
    """A helper who may know of the others is told no private person's number or address."""
    if asker.kind is not Reader.SUPPORTER:
        return content
    return replace(content, helpers=tuple(_without_own_number(one, asker) for one in content.helpers))


def _without_own_number(helper: Helper, asker: Asker) -> Helper:
    is_private = helper.nature == "unpaid" and helper.key != asker.helper
    return replace(helper, reach=()) if is_private else helper


def by_pharmacy_list(content: PlanContent, asker: Asker) -> PlanContent:
    """With the pharmacy's list at hand, rows that repeat it could disagree with it: only the changes stay."""
    if asker.kind is Reader.WORKER or content.medicines.answer != "both":
        return content
    changed = tuple(row for row in content.medicines.rows if row.change != "same")
    return replace(content, medicines=replace(content.medicines, rows=changed))


def by_organisation(content: PlanContent, asker: Asker) -> PlanContent:
    """The clinic's name tells of treatment: it is on a supporter's page only if the client wants it to be."""
    if asker.kind is not Reader.SUPPORTER or content.client.shows_organisation:
        return content
    return replace(content, organisation="")


def by_places(content: PlanContent, asker: Asker) -> PlanContent:
    """Where the client is, and when, is left out of what is carried about when the client wishes so."""
    if asker.kind is Reader.WORKER or not content.client.leave_out_places:
        return content
    return replace(
        content,
        week=(),
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


def by_empty_week(content: PlanContent, asker: Asker) -> PlanContent:
    """The day from which the week holds would tell that there was one."""
    return content if content.week else replace(content, week_from=None)


# Rows about somebody go with them before whoever's time is over is forgotten: a row that has lost its key
# would not be known for theirs any more.
RULES: tuple[Rule, ...] = (
    by_substance_use,
    by_others,
    by_day,
    by_agreed_signs,
    by_own_part,
    by_private_numbers,
    by_pharmacy_list,
    by_organisation,
    by_places,
    by_empty_week,
)

"""Rules about numbers: tried, with a way and hours, and somebody there in the evening and on Sunday."""

from collections.abc import Iterator

from clinic.foundation.days import PARTS, Hours, Part, covers
from clinic.plans.content import DayAndNight, Helper
from clinic.plans.content_people import Reach
from clinic.plans.gaps.context import Finding, found
from clinic.plans.gaps.look import Look, name_of

WEEKEND = (5, 6)
ALL_WEEK = range(7)
BY_DAY: tuple[Part, ...] = PARTS[:3]


def phones(helper: Helper) -> tuple[Reach, ...]:
    """Ways to reach somebody that are a number."""
    return tuple(one for one in helper.reach if one.kind == "phone" and one.value)


def number_not_tried(look: Look) -> Iterator[Finding]:
    """Nobody rang a number of page 1. "We rang it together" proves the number of line 1."""
    if look.content.knowledge.numbers_tried_on:
        return
    for helper in _called_after(look):
        rang = look.point is helper and look.content.agreement.rang_together_on
        if phones(helper) and not rang and not any(one.tried_on for one in phones(helper)):
            yield found(helper.key, person=name_of(helper))


def no_way_to_reach(look: Look) -> Iterator[Finding]:
    for helper in _called_after(look):
        if not any(one.value for one in helper.reach):
            yield found(helper.key, person=name_of(helper))


def _called_after(look: Look) -> list[Helper]:
    """Everybody on page 1 but the worker who leaves: the client has their number."""
    return [one for one in look.page_one if one.key != look.leaver_key]


def number_without_way_or_hours(look: Look) -> Iterator[Finding]:
    for helper in look.circle:
        if any(not one.ways or not (one.hours or one.hours_note) for one in phones(helper)):
            yield found(helper.key, person=name_of(helper))


def no_evening(look: Look) -> Iterator[Finding]:
    yield from _nobody_in(look, "evening")


def no_night(look: Look) -> Iterator[Finding]:
    yield from _nobody_in(look, "night")


def _nobody_in(look: Look, part: Part) -> Iterator[Finding]:
    hours = _hours_said(look)
    if hours and not any(covers(hours, weekday, part) for weekday in ALL_WEEK):
        yield found()


def no_weekend(look: Look) -> Iterator[Finding]:
    hours = _hours_said(look)
    if hours and not any(covers(hours, weekday, part) for weekday in WEEKEND for part in BY_DAY):
        yield found()


def _hours_said(look: Look) -> frozenset[Hours]:
    """Every window in which somebody can be reached; empty when nobody said, or a note can't be read."""
    reachable = [one for helper in look.circle if _may_be_rung(helper) for one in phones(helper)]
    if any(one.hours_note and not one.hours for one in reachable):
        return frozenset()
    return frozenset(window for one in reachable for window in one.hours)


def _may_be_rung(helper: Helper) -> bool:
    return helper.answer not in ("no", "stepped_back") and helper.grown_up != "under_18"


def crisis_line_unchecked(look: Look) -> Iterator[Finding]:
    for line in look.content.day_and_night:
        if line.checked_on is None:
            yield found(line.number, "never", line=line.name or line.number)
        elif _is_old(line, look):
            yield found(line.number, line=line.name or line.number, date=look.dated(line.checked_on))


def _is_old(line: DayAndNight, look: Look) -> bool:
    checked, today = line.checked_on, look.context.today
    return checked is not None and (today.year, today.month, today.day) > (
        checked.year + 1,
        checked.month,
        checked.day,
    )


RULES = (
    no_way_to_reach,
    number_not_tried,
    number_without_way_or_hours,
    no_weekend,
    no_evening,
    no_night,
    crisis_line_unchecked,
)

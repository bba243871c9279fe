"""Rules about what stops and what takes its place, the first night and the weekend."""

from collections.abc import Iterator
from datetime import date, timedelta

from clinic.plans.content import Change
from clinic.plans.gaps.context import Finding, found
from clinic.plans.gaps.look import DAY, Look, name_of, row_subject

SATURDAY = 5
SAYS_IT_ALL = ("nothing", "skill")  # nothing, and the client knows; or the client does it alone
LONG_WEEKEND = timedelta(days=4)
WEEK = timedelta(days=7)


def _stops(change: Change) -> bool:
    """Whether there will be less of it."""
    return change.ends_on is not None or change.before != change.after


def nothing_fills(look: Look) -> Iterator[Finding]:
    """Something stops, and nobody said what takes its place (or that nothing does, and the client knows)."""
    for change in look.content.changes:
        said = change.filler_kind in SAYS_IT_ALL or change.filler or change.filler_helper
        if _stops(change) and not said:
            day = look.day(change.ends_on or look.leaves_on)
            yield found(row_subject(change.what), "" if day else "undated", what=change.what, date=day)
    for task in look.content.tasks:
        if not task.next_by:
            day = look.day(look.leaves_on)
            yield found(row_subject(task.what), "task" if day else "undated", what=task.what, date=day)


def fills_late(look: Look) -> Iterator[Finding]:
    for change in look.content.changes:
        ends, starts = change.ends_on, change.starts_on
        # A week later to the day, a weekly thing goes on in its rhythm.
        if ends is None or starts is None or starts <= ends + DAY or starts == ends + WEEK:
            continue
        first, last = ends + DAY, starts - DAY
        words = {"what": change.what, "ends": look.day(ends), "starts": look.day(starts)}
        words |= {"first": look.day(first), "last": look.day(last)}
        yield found(row_subject(change.what), "" if first < last else "one_day", **words)


def filler_not_asked(look: Look) -> Iterator[Finding]:
    """Somebody is down for a thing and hasn't been asked. Groups and places aren't asked."""
    for key, what in _promised(look):
        helper = look.helper(key)
        if helper and helper.nature != "community" and helper.answer == "not_asked":
            yield found(row_subject(f"{key} {what}"), person=name_of(helper), what=what)


def filler_said_no(look: Look) -> Iterator[Finding]:
    for key, what in _promised(look):
        helper = look.helper(key)
        if helper and helper.answer in ("no", "stepped_back"):
            yield found(row_subject(f"{key} {what}"), helper.answer, person=name_of(helper), what=what)


def _promised(look: Look) -> list[tuple[str, str]]:
    """(helper key, what) for everything that somebody will do."""
    fills = [(one.filler_helper, one.what) for one in look.content.changes]
    return fills + [(one.next_by, one.what) for one in look.content.tasks]


def bed_tonight(look: Look) -> Iterator[Finding]:
    if look.is_discharge and not look.content.first_days.sleeps:
        is_today = look.leaves_on == look.context.today
        yield found(variant="" if is_today else "first_night")


def weekend_leaving_without_cover(look: Look) -> Iterator[Finding]:
    """The last day or the next is a Saturday, Sunday or public holiday, and nobody is in touch then."""
    leaves = look.leaves_on
    if leaves is None or not look.is_discharge:
        return
    free = _free_days(look, leaves)
    met = {one.on for one in look.content.first_days.contacts if one.helper or one.words}
    if free and not look.content.move.weekend_cover and not met & set(free):
        variant = "same_day" if free[0] == leaves else ""
        yield found(variant=variant, date=look.day(leaves), free=look.day(free[0]))


def _free_days(look: Look, leaving: date) -> list[date]:
    """The unbroken run of free days that the leaving falls on, or runs into."""
    run: list[date] = []
    day = leaving if _is_free(look, leaving) else leaving + DAY
    while _is_free(look, day) and day - leaving <= LONG_WEEKEND:
        run.append(day)
        day += DAY
    return run


def _is_free(look: Look, day: date) -> bool:
    return day.weekday() >= SATURDAY or day in look.context.holidays


RULES = (
    bed_tonight,
    weekend_leaving_without_cover,
    nothing_fills,
    fills_late,
    filler_not_asked,
    filler_said_no,
)

"""What happens next, in the order of days: the first nights, who is in touch, the next appointment."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from clinic.plans.content import Appointment, PlanContent
from clinic.plans.helper_words import short_name
from clinic.plans.phrases import Phrase, name, number, phrase, stopless, strong, typed
from clinic.plans.wording import Wording

FIRST_DAYS = timedelta(days=3)
RUNS_OUT_SOON = timedelta(days=7)
MOST_IN_TOUCH = 3


@dataclass(frozen=True)
class NextStep:
    """One dated row. `kind`: tonight, in_touch_1 to in_touch_3, appointment, medicines.

    All but the appointment may move to the folder when page 1 is full.
    """

    kind: str
    when: Phrase
    what: Phrase
    more: tuple[Phrase, ...] = ()


def next_steps(content: PlanContent, on: date, wording: Wording) -> tuple[NextStep, ...]:
    """The rows of page 1. Always at least the next appointment, or who gets one and by when."""
    leaving = content.move.leaving_on
    rows = (
        []
        if leaving and on > leaving + FIRST_DAYS
        else [*_tonight(content, on, wording), *_in_touch(content, on)]
    )
    said = [NextStep(kind, (strong(wording.day_alone(day)),), what) for kind, day, what in rows]
    if said and said[0].kind == "tonight" and (leaving is None or leaving <= on):
        night = wording.label("Tonight") if leaving else wording.label("The first night")
        said[0] = replace(said[0], when=(strong(night),))
    return (*said, _appointment(content, on, wording), *_medicines(content, on, wording))


def _tonight(content: PlanContent, on: date, wording: Wording) -> list[tuple[str, date, Phrase]]:
    if not content.first_days.sleeps:
        return []
    leaving = content.move.leaving_on
    sleeps = wording.say("You sleep: {place}", place=content.first_days.sleeps)
    return [("tonight", max(leaving or on, on), sleeps)]


def _in_touch(content: PlanContent, on: date) -> list[tuple[str, date, Phrase]]:
    """Who is in touch on the first days, the nearest day first."""
    ahead = sorted(
        (one.on, one.helper, one.words) for one in content.first_days.contacts if one.on and one.on >= on
    )
    said = []
    for place, (day, key, words) in enumerate(ahead[:MOST_IN_TOUCH], start=1):
        helper = content.helper(key)
        what = phrase("{who} {words}", who=name(short_name(helper)), words=words) if helper else typed(words)
        said.append((f"in_touch_{place}", day, what))
    return said


def next_appointment(content: PlanContent, on: date) -> Appointment | None:
    """The first appointment that is not over on this day; one without a day comes last."""
    ahead = [one for one in content.appointments if one.on is None or one.on >= on]
    return min(ahead, key=lambda one: (one.on or date.max, one.at is None, str(one.at)), default=None)


def _appointment(content: PlanContent, on: date, wording: Wording) -> NextStep:
    coming = next_appointment(content, on)
    if coming is None:
        return _no_appointment(content, wording)
    when = (strong(wording.day_alone(coming.on)),) if coming.on else wording.say("Day still to come")
    if coming.at:
        when = wording.say("{day}, {time}", day=when, time=strong(wording.time(coming.at)))
    more = [typed(coming.where)] if coming.where else []
    if coming.who_comes:
        more.append(wording.say("Comes with you: {who}", who=name(coming.who_comes)))
    if coming.who_after:
        more.append(wording.say("After it: {who}", who=name(coming.who_after)))
    return NextStep("appointment", when, visit_words(coming, wording), tuple(more))


def visit_words(visit: Appointment, wording: Wording) -> Phrase:
    """What and with whom: "First visit with Dr. Menon"."""
    if visit.what and visit.with_who:
        return wording.say("{what} with {who}", what=stopless(visit.what), who=name(visit.with_who))
    return typed(visit.what) or (name(visit.with_who),)


def _no_appointment(content: PlanContent, wording: Wording) -> NextStep:
    owner, by = content.first_appointment_owner, content.first_appointment_by
    when = wording.say("First visit")
    if owner and by:
        what = wording.say(
            "No date yet. {who} will tell you by {day}.", who=name(owner), day=wording.strong_day(by)
        )
    elif owner:
        what = wording.say("No date yet. {who} will tell you.", who=name(owner))
    elif content.mend_number:
        what = wording.say("No date yet. You can ask about it: {number}.", number=number(content.mend_number))
    else:
        what = wording.say("No date yet. Ask the person who gave you this page.")
    return NextStep("appointment", when, what)


def _medicines(content: PlanContent, on: date, wording: Wording) -> list[NextStep]:
    """Only when they run out soon: that is what goes wrong in the first week."""
    lasts = content.medicines.lasts_until
    start = max(on, content.move.leaving_on or on)
    if lasts is None or not on <= lasts <= start + RUNS_OUT_SOON:
        return []
    when = (strong(wording.label("Medicines")),)
    enough = wording.say("You have enough until {day}.", day=wording.strong_day(lasts))
    return [NextStep("medicines", when, enough)]


__all__ = ["NextStep", "next_appointment", "next_steps", "visit_words"]

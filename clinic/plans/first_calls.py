"""Who is called first, from a day on, without a hole: the order of line 1 of page 1.

Only somebody who has said yes stands there; else the named stand-in; else the day-and-night number.
Around a switch there are dated lines, *until* and *from*.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from clinic.plans.content import DatedCall, Helper, PlanContent

HELPER, STAND_IN, ALWAYS = "helper", "stand_in", "always"
DAY = timedelta(days=1)


@dataclass(frozen=True)
class FirstCall:
    """One stretch of days. `kind`: helper, stand_in, always (then no helper). None: open on that side.

    `wished`: whoever the plan names for these days but who has not said yes; "" when there is nobody.
    """

    kind: str
    helper: Helper | None = None
    from_on: date | None = None
    until_on: date | None = None
    wished: str = ""


def first_calls(content: PlanContent, on: date) -> tuple[FirstCall, ...]:
    """The stretches from this day on, in order, none overlapping, no hole between them."""
    stretches: list[FirstCall] = []
    day: date | None = on
    for key, start, end in _spans(content):
        if day is None or (end is not None and end < day):
            continue
        if start > day:
            stretches += _without_a_yes(content, day, start - DAY)
        stretches += _called(content, key, max(day, start), end)
        day = end + DAY if end else None
    if day is not None:
        stretches += _without_a_yes(content, day, None)
    return _without_bare_end(_joined(stretches, on))


def point_person(content: PlanContent) -> Helper | None:
    """Whom the plan names for line 1 to stay: after a worker leaves, whoever follows. None: nobody yet."""
    leaver = content.move.worker_key if content.edition.pathway == "worker_leaving" else ""
    named = [content.helper(call.helper) for call in content.first_calls if call.helper != leaver]
    last = named[-1] if named else None
    return last if last and last.answer not in ("no", "stepped_back") else None


def _spans(content: PlanContent) -> list[tuple[str, date, date | None]]:
    """(helper key, first day, last day) in order; an open end stops where the next one begins."""
    spans = sorted((_span(content, call) for call in content.first_calls), key=lambda span: span[1])
    starts = [start for _, start, _ in spans]
    return [(key, start, end or _day_before_next(start, starts)) for key, start, end in spans]


def _day_before_next(start: date, starts: list[date]) -> date | None:
    later = [other for other in starts if other > start]
    return min(later) - DAY if later else None


def _span(content: PlanContent, call: DatedCall) -> tuple[str, date, date | None]:
    """The days of a call, cut to the days on which this person is there at all."""
    helper = content.helper(call.helper)
    starts = [day for day in (call.from_on, helper and helper.from_on) if day]
    ends = [day for day in (call.until_on, helper and helper.until_on) if day]
    return call.helper, max(starts, default=date.min), min(ends, default=None)


def _called(content: PlanContent, key: str, begin: date, end: date | None) -> list[FirstCall]:
    helper = content.helper(key)
    if helper and helper.said_yes:
        return [FirstCall(HELPER, helper, begin, end)]
    wished = key if helper and helper.answer in ("asked", "not_asked") else ""
    return [replace(one, wished=wished) for one in _without_a_yes(content, begin, end)]


def _without_a_yes(content: PlanContent, begin: date, end: date | None) -> list[FirstCall]:
    stand_in = content.stand_in
    helper = content.helper(stand_in.helper) if stand_in else None
    if stand_in is None or helper is None or helper.answer in ("no", "stepped_back"):
        return [FirstCall(ALWAYS, None, begin, end)]
    last = min([day for day in (stand_in.until_on, helper.until_on, end) if day], default=None)
    if last is None or (end is not None and last >= end):
        return [FirstCall(STAND_IN, helper, begin, end)]
    if last < begin:
        return [FirstCall(ALWAYS, None, begin, end)]
    return [FirstCall(STAND_IN, helper, begin, last), FirstCall(ALWAYS, None, last + DAY, end)]


def _joined(stretches: list[FirstCall], on: date) -> tuple[FirstCall, ...]:
    """Neighbouring stretches of one person become one; a stretch that has begun carries no *from*."""
    joined: list[FirstCall] = []
    for one in stretches:
        last = joined[-1] if joined else None
        if last and (last.kind, last.helper) == (one.kind, one.helper):
            joined[-1] = replace(last, until_on=one.until_on, wished=last.wished or one.wished)
        else:
            joined.append(one)
    return tuple(replace(one, from_on=None) if one.from_on == on else one for one in joined)


def _without_bare_end(stretches: tuple[FirstCall, ...]) -> tuple[FirstCall, ...]:
    """After a stand-in's last day page 1 says nothing of its own: a stand-in is for now, and says so."""
    if len(stretches) > 1 and (stretches[-2].kind, stretches[-1].kind) == (STAND_IN, ALWAYS):
        return stretches[:-1]
    return stretches

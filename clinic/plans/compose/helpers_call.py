"""Whose job it is that helpers call them: the worker until the last day, then whoever takes over."""

from dataclasses import replace

from clinic.plans.compose.reading import Reading
from clinic.plans.compose.rules import DAY
from clinic.plans.compose.sources import Sources
from clinic.plans.content import Helper, HelpersCall
from clinic.plans.content_people import Reach

# Of the people whose job it is: who would answer for the whole of it, the likeliest first.
ANSWERING = (
    "case_manager social_worker nurse peer_worker support_worker residence_staff occupational_therapist "
    "counsellor therapist psychiatrist family_doctor"
).split()


def helpers_call(sources: Sources, reading: Reading, helpers: tuple[Helper, ...]) -> tuple[HelpersCall, ...]:
    """Nobody when no such person has a number: then it is the number that outlives people."""
    if not sources.is_worker_leaving or sources.last_day is None:
        return tuple(_of(one, reach) for one, reach in _answering(helpers)[:1])
    known = {one.key: _of(one, reach) for one, reach in reversed(_with_phone(helpers))}
    now, follows = known.get(reading.worker_key), known.get(reading.helper("new_worker"))
    until = (replace(now, until_on=sources.last_day),) if now else ()
    after = (replace(follows, from_on=sources.last_day + DAY),) if follows else ()
    return (*until, *after)


def _answering(helpers: tuple[Helper, ...]) -> list[tuple[Helper, Reach]]:
    known = [
        (one, reach) for one, reach in _with_phone(helpers) if one.nature == "paid" and one.type in ANSWERING
    ]
    return sorted(known, key=lambda pair: ANSWERING.index(pair[0].type))


def _with_phone(helpers: tuple[Helper, ...]) -> list[tuple[Helper, Reach]]:
    """Whoever can be called and hasn't said no. Somebody of a programme would tell what it is for."""
    willing = [one for one in helpers if one.answer not in ("no", "stepped_back") and not one.substance]
    return [(one, reach) for one in willing for reach in one.reach if reach.kind == "phone"]


def _of(helper: Helper, reach: Reach) -> HelpersCall:
    return HelpersCall(
        name=helper.name,
        number=reach.value,
        ways=reach.ways,
        hours=reach.hours,
        hours_note=reach.hours_note,
        from_on=helper.from_on,
        until_on=helper.until_on,
    )

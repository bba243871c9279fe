"""Page 1: who is called and when, who stands in, numbers that outlive people, what is still to come."""

from clinic.checklist.short_walk import call_questions
from clinic.plans.compose.reading import Reading
from clinic.plans.compose.rules import DAY, caller, check_call_on
from clinic.plans.compose.sources import Sources
from clinic.plans.content import DatedCall, DayAndNight, StandIn, StillComing, Tripwire

NO_ANSWER_YET = ("not_asked", "asked")


def point_person(sources: Sources, reading: Reading) -> str:
    """Who is named for line 1: the point person; after a worker, else the one who takes over."""
    named = reading.helper("point_person")
    return named or (reading.helper("new_worker") if sources.is_worker_leaving else "")


def first_calls(sources: Sources, reading: Reading) -> tuple[DatedCall, ...]:
    """Who is called when. Around a switch there are two dated lines, *until* and *from*."""
    named, last_day = point_person(sources, reading), sources.last_day
    if not sources.is_worker_leaving or last_day is None:
        return (DatedCall(named),) if named else ()
    now = DatedCall(reading.worker_key, until_on=last_day)
    return (now, DatedCall(named, from_on=last_day + DAY)) if named else (now,)


def asking(sources: Sources, reading: Reading) -> str:
    """Who is named for line 1 and has not answered yet."""
    person = reading.people.get(point_person(sources, reading))
    return person.key if person and person.answer.state in NO_ANSWER_YET else ""


def stand_in(reading: Reading) -> StandIn | None:
    """Who stands in until there is a yes."""
    helper = reading.helper("stand_in")
    return StandIn(helper, reading.until("stand_in")) if helper else None


def first_choice(reading: Reading) -> tuple[str, str, bool]:
    """The client's own first choice: helper's key or "none"; in words; whether the plan is agreed to."""
    value = reading.entry("first_choice").value
    stored = str(value.get("person") or "")
    key = "none" if stored == "none" else reading.helper_key(stored)
    return key, str(value.get("words") or ""), value.get("agrees") == "yes"


def day_and_night(sources: Sources) -> tuple[DayAndNight, ...]:
    """The lines of the region."""
    return tuple(
        DayAndNight(line.name, line.number, f"{line.ways} {line.hours}", line.note, line.checked_on)
        for line in sources.region.crisis_lines
    )


def tripwire(sources: Sources, reading: Reading) -> Tripwire:
    """What holds when nobody has called: by when, which number, and who was to call."""
    return Tripwire(
        by=check_call_on(sources, reading), number=sources.clinic.service_number, who=caller(sources, reading)
    )


def still_coming(sources: Sources, reading: Reading) -> StillComing | None:
    """The one owned task of a plan so far; None when every required question has its answer."""
    if not sources.lacks:
        return None
    return StillComing(
        owner=caller(sources, reading),
        by=check_call_on(sources, reading),
        questions=call_questions(reading.answers),
    )

"""The change itself: from where to where, or from whom to whom; what stops and what fills the gap."""

from clinic.checklist.wording import paper_words
from clinic.foundation.days import date_words
from clinic.plans.compose.reading import Reading
from clinic.plans.compose.sources import Sources
from clinic.plans.content import Change, Move, Task


def move(sources: Sources, reading: Reading) -> Move:
    """What happens, and how the client was told."""
    departure = sources.departure
    return Move(
        leaving_on=sources.last_day,
        leaving_from=reading.text("leaving_from"),
        going_to=_going_to(reading),
        going_to_kind=reading.choice("going_to"),
        housing_plan=reading.text("housing_plan"),
        housing_worker=reading.own_words("housing_worker"),
        worker_name=sources.worker.name,
        worker_key=reading.worker_key,
        reason_words=departure.reason_words if departure else "",
        told_on=reading.day("told_on"),
        told_by=reading.own_words("told_by") or _told_by_leaver(sources, reading),
        told_how=_told_how(sources, reading),
        told_in_person=reading.choice("told_how") == "in_person",
        told_words=reading.own_words("told_words"),
        sooner=reading.choice("sooner"),
        sooner_reason=reading.detail("sooner"),
        sooner_offered=reading.own_words("sooner_offered"),
        weekend_cover=reading.helper("weekend_cover"),
        options_explained=_options(reading),
        preferences=reading.text("preferences"),
        new_frame=reading.text("new_frame"),
        met_together_on=reading.day("met_together_on"),
        second_contact_on=reading.day("second_contact_on"),
        met_not_because=reading.way_out("met_together_on"),
        routine_kept=reading.choice_words("routine_kept"),
    )


def _going_to(reading: Reading) -> str:
    chosen = reading.choice("going_to")
    if not chosen:
        return reading.way_out("going_to")
    return ", ".join(part for part in (paper_words("going_to", chosen), reading.detail("going_to")) if part)


def _told_by_leaver(sources: Sources, reading: Reading) -> str:
    """A worker who leaves tells their clients themselves, unless it says otherwise."""
    return sources.worker.name if sources.is_worker_leaving and reading.day("told_on") else ""


def _told_how(sources: Sources, reading: Reading) -> str:
    said = [reading.choice_words("told_how")]
    if written_on := reading.day("note_given_on"):
        said.append(paper_words("asked", "written_on").format(date=date_words(written_on, sources.region)))
    if others := reading.text("supporters_told"):
        said.append(paper_words("asked", "others_told").format(who=others))
    return "\n".join(part for part in said if part)


def _options(reading: Reading) -> str:
    explained = "; ".join(reading.tick_words("options_explained")) or reading.way_out("options_explained")
    chosen = reading.own_words("option_chosen")
    said = paper_words("asked", "chosen").format(what=chosen) if chosen else ""
    return ". ".join(part for part in (explained, said) if part)


def changes(reading: Reading) -> tuple[Change, ...]:
    """Each service before and after, and what fills the difference."""
    return tuple(
        Change(
            what=row.text("what"),
            before=row.text("before"),
            after=row.text("after"),
            ends_on=row.day("ends_on"),
            filler_kind=row.text("filler_kind"),
            filler=row.text("filler"),
            filler_helper=row.helper("filler_helper"),
            starts_on=row.day("starts_on"),
            substance=row.is_ticked("substance"),
        )
        for row in reading.rows("changes")
    )


def tasks(reading: Reading) -> tuple[Task, ...]:
    """Who does it now, and who will."""
    return tuple(
        Task(
            what=row.text("what"),
            now_by=paper_words("now_by", row.text("now_by")) or row.who("now_by"),
            next_by=row.helper("next_by"),
            how=row.text("how"),
            by=row.day("by"),
            tried_on=row.day("tried_on"),
            worked=row.text("worked"),
        )
        for row in reading.rows("tasks")
    )

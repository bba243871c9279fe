"""Rules about medicines, follow-up, the way back and risks."""

from collections.abc import Iterator
from datetime import date, timedelta

from clinic.plans.content import Appointment
from clinic.plans.gaps.context import Finding, found
from clinic.plans.gaps.look import Look, row_subject


def medicines_run_out(look: Look) -> Iterator[Finding]:
    """What is in hand ends before the first person who can prescribe is seen."""
    medicines = look.content.medicines
    ends = [row.lasts_until for row in medicines.rows if row.change != "stopped"] + [medicines.lasts_until]
    last = min((day for day in ends if day), default=None)
    if last is None or medicines.answer == "none":
        return
    seen = min((one.on for one in look.content.appointments if one.prescribes and one.on), default=None)
    if seen is None:
        yield found(variant="no_prescriber", last=look.day(last))
    elif seen > last:
        yield found(last=look.day(last), seen=look.day(seen))


def medicine_going_down_unwatched(look: Look) -> Iterator[Finding]:
    for row in look.content.medicines.rows:
        if row.change == "slowly_less" and not (row.who_checks and row.next_check):
            yield found(row_subject(row.name), medicine=row.name)


def _follow_ups(look: Look) -> list[Appointment]:
    """Appointments marked as follow-up; without a mark, all of them."""
    marked = [one for one in look.content.appointments if one.follow_up and one.on]
    return marked or [one for one in look.content.appointments if one.on]


def _first_after_leaving(look: Look) -> date | None:
    leaves = look.leaves_on
    return min((one.on for one in _follow_ups(look) if one.on and leaves and one.on > leaves), default=None)


def followup_missing(look: Look) -> Iterator[Finding]:
    content = look.content
    promised = content.first_appointment_owner and content.first_appointment_by
    if look.is_discharge and not _follow_ups(look) and not promised:
        yield found()


def followup_same_day(look: Look) -> Iterator[Finding]:
    """Follow-up counts from the day after leaving (NCQA, HEDIS FUH)."""
    if not look.is_discharge or look.leaves_on is None or _first_after_leaving(look):
        return
    if any(one.on == look.leaves_on for one in _follow_ups(look)):
        yield found(date=look.day(look.leaves_on))


def followup_late(look: Look) -> Iterator[Finding]:
    first, leaves = _first_after_leaving(look), look.leaves_on
    aim = look.context.region.follow_up_days
    if look.is_discharge and first and leaves and first - leaves > timedelta(days=aim):
        yield found(date=look.day(first), days=str((first - leaves).days), aim=str(aim))


def no_way_back(look: Look) -> Iterator[Finding]:
    way = look.content.way_back
    if not way.who and not way.number:
        yield found()
    elif not way.number:
        yield found(variant="no_number", who=way.who)


def risk_without_action(look: Look) -> Iterator[Finding]:
    for risk in look.content.risks:
        if risk.what and not (risk.action and risk.who):
            yield found(row_subject(risk.what), "no_one" if risk.action else "", what=risk.what)


RULES = (
    medicines_run_out,
    followup_missing,
    followup_same_day,
    followup_late,
    no_way_back,
    risk_without_action,
    medicine_going_down_unwatched,
)

"""Rules about being told, saying goodbye and agreeing."""

from collections.abc import Iterator

from clinic.foundation.days import days_between
from clinic.plans.gaps.context import Finding, found
from clinic.plans.gaps.look import Look, name_of

WORKER_NOTICE_DAYS = 28  # four weeks, or four sessions, is what is taught for a worker's leaving


def told_late(look: Look) -> Iterator[Finding]:
    """Little time between hearing of the change and the change."""
    told, leaves, region = look.content.move.told_on, look.leaves_on, look.context.region
    if told is None or leaves is None:
        return
    days = days_between(told, leaves)
    words = {"told": look.day(told), "leaves": look.day(leaves), "worker": name_of(look.leaver)}
    if look.is_discharge and days < region.told_warn_days:
        yield found(variant="very" if days < region.told_strong_days else "", **words)
    elif not look.is_discharge and days < WORKER_NOTICE_DAYS:
        yield found(variant="worker", **words)


def last_meeting_before_told(look: Look) -> Iterator[Finding]:
    meeting, told = look.content.goodbye.last_meeting, look.content.move.told_on
    if meeting and told and meeting < told:
        yield found(meeting=look.day(meeting), told=look.day(told))


def disagrees_no_review(look: Look) -> Iterator[Finding]:
    agreement = look.content.agreement
    if agreement.answer in ("partly", "no") and not agreement.reviewer:
        yield found(variant="" if agreement.answer == "no" else "partly")


RULES = (disagrees_no_review, told_late, last_meeting_before_told)

"""What goes with the people: small troubles, what was begun, where to let it out, who must never be told."""

from collections.abc import Iterable

from clinic.caseload.queries.never_ring import NeverRingView
from clinic.plans.compose.reading import SELF, Reading
from clinic.plans.compose.sources import Sources
from clinic.plans.content import Begun, NeverRing, SmallTrouble


def no_one_right_now(sources: Sources, reading: Reading) -> bool:
    """Said so, and nobody who isn't paid has come since."""
    unpaid = any(person.nature != "paid" for person in sources.people)
    return reading.choice("people") == "none" and not unpaid


def begun(reading: Reading) -> tuple[Begun, ...]:
    """What was begun for somebody who has no one."""
    return tuple(
        Begun(row.text("what"), row.text("who"), row.day("on"), row.text("first_time_with"))
        for row in reading.rows("begun")
    )


def small_troubles(reading: Reading) -> tuple[SmallTrouble, ...]:
    """Ordinary pickles. One that nobody is named for is left out: it is no use at the door."""
    rows = [
        SmallTrouble(row.text("trouble"), row.helper("helper"), row.text("who_words"))
        for row in reading.rows("small_troubles")
    ]
    return tuple(row for row in rows if row.helper or row.who_words)


def let_it_out(reading: Reading) -> tuple[str, str]:
    """Where it can be let out: in words, and the helper's key."""
    value = reading.entry("let_it_out").value
    words = str(value.get("other") or "") or reading.way_out("let_it_out")
    helper = reading.helper("let_it_out")
    return words, helper if helper != SELF else ""


def never_ring_rows(views: Iterable[NeverRingView]) -> tuple[NeverRing, ...]:
    """Who must never be rung or told; never with the reason."""
    return tuple(NeverRing(one.name, one.nickname, one.number, one.address) for one in views)


def helpers_warned(reading: Reading) -> str:
    """Whether helpers know what they must not pass on, and who tells them by when."""
    return reading.choice_words("told_aloud")

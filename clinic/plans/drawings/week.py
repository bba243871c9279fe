"""My week: four parts of seven days, and who is there. The same rows make the table on paper and on screens.

Classes, for the style sheets of paper and screen:
  week-round, week-square, week-heart   sign before an entry: not paid, paid, time on my own
  week-new, week-moved, week-once       the word after an entry
  week-free                             nothing there
"""

from dataclasses import dataclass
from datetime import timedelta

from clinic.foundation.days import PARTS, Hours, Part, covers
from clinic.plans.content import Appointment, Helper, PlanContent, WeekAnchor
from clinic.plans.helper_words import is_paid, short_name
from clinic.plans.next_steps import visit_words
from clinic.plans.phrases import Phrase, name, typed
from clinic.plans.wording import Wording, message

PART_WORDS = {
    "morning": message("Morning"),
    "afternoon": message("Afternoon"),
    "evening": message("Evening"),
    "night": message("Night"),
}
STATE_WORDS = {"new": message("new"), "moved": message("moved")}


@dataclass(frozen=True)
class WeekEntry:
    """One thing in one part of a day. `sign`: round, square, heart. `state`: "", new, moved, once."""

    words: Phrase
    sign: str
    state: str = ""
    state_words: str = ""


@dataclass(frozen=True)
class WeekCell:
    """What is there, and who can be reached then (short names, first call first)."""

    entries: tuple[WeekEntry, ...]
    reachable: tuple[str, ...]


@dataclass(frozen=True)
class WeekRow:
    """One day; `cells` in the order of `WeekGrid.parts`."""

    day: str
    cells: tuple[WeekCell, ...]


@dataclass(frozen=True)
class WeekGrid:
    """Seven days by four parts. `lost`: what is no longer. `reach`: for each part, who can be reached."""

    parts: tuple[str, ...]
    rows: tuple[WeekRow, ...]
    lost: tuple[Phrase, ...]
    reach: tuple[tuple[Phrase, ...], ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all stands in the week (who can be reached aside)."""
        return not any(cell.entries for row in self.rows for cell in row.cells)


def week_grid(content: PlanContent, wording: Wording) -> WeekGrid:
    """The week as it will be."""
    stays = [one for one in content.helpers if one.said_yes and one.until_on is None]
    rows = tuple(_row(content, day, stays, wording) for day in range(7))
    lost = tuple(
        wording.say("{day}: {what}", day=wording.weekday(one.weekday), what=one.what)
        for one in content.week
        if one.state == "lost"
    )
    reach = tuple(_reach(stays, part, wording) for part in PARTS)
    return WeekGrid(tuple(wording.label(PART_WORDS[part]) for part in PARTS), rows, lost, reach)


def _row(content: PlanContent, day: int, stays: list[Helper], wording: Wording) -> WeekRow:
    cells = []
    for part in PARTS:
        anchors = [
            one for one in content.week if (one.weekday, one.part) == (day, part) and one.state != "lost"
        ]
        anchors.sort(key=lambda one: (one.at is None, str(one.at)))
        entries = [_anchor(content, one, wording) for one in anchors]
        entries += [_visit(content, one, wording) for one in _visits(content, day, part)]
        reachable = [short_name(one) for one in stays if covers(_hours(one), day, part)]
        cells.append(WeekCell(tuple(entries), tuple(reachable)))
    return WeekRow(wording.weekday(day), tuple(cells))


def _hours(helper: Helper) -> tuple[Hours, ...]:
    return tuple(window for reach in helper.reach for window in reach.hours)


def _anchor(content: PlanContent, anchor: WeekAnchor, wording: Wording) -> WeekEntry:
    words = typed(anchor.what)
    if anchor.at:
        words = wording.say("{what}, {time}", what=words, time=wording.time(anchor.at))
    helper = content.helper(anchor.helper)
    sign = "heart" if anchor.alone_time else "square" if helper and is_paid(helper) else "round"
    return WeekEntry(words, sign, *_state(anchor.state, wording))


def _state(state: str, wording: Wording) -> tuple[str, str]:
    return (state, wording.label(STATE_WORDS[state])) if state in STATE_WORDS else ("", "")


def _visits(content: PlanContent, day: int, part: str) -> list[Appointment]:
    """Appointments of the first week: they happen once, and the week shows them once."""
    start = content.week_from
    if start is None:
        return []
    week = [
        one
        for one in content.appointments
        if one.on and start <= one.on < start + timedelta(days=7) and one.at
    ]
    anchored = {(one.weekday, one.part, one.at) for one in content.week}
    here = [one for one in week if one.on and (one.on.weekday(), _part_of(one)) == (day, part)]
    return [one for one in here if (day, part, one.at) not in anchored]


def _part_of(visit: Appointment) -> str:
    hour = visit.at.hour if visit.at else 0
    if hour < 6 or hour >= 22:
        return "night"
    return "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"


def _visit(content: PlanContent, visit: Appointment, wording: Wording) -> WeekEntry:
    words = visit_words(visit, wording)
    if visit.at:
        words = wording.say("{what}, {time}", what=words, time=wording.time(visit.at))
    helper = content.helper(visit.helper)
    sign = "round" if helper and not is_paid(helper) else "square"
    only = wording.label("{day} only", day=wording.short_day(visit.on)) if visit.on else ""
    return WeekEntry(words, sign, "once", only)


def _reach(stays: list[Helper], part: Part, wording: Wording) -> tuple[Phrase, ...]:
    """Who can be reached in this part of the day: every day by name, else with the days."""
    said: list[Phrase] = []
    for helper in stays:
        days = tuple(day for day in range(7) if covers(_hours(helper), day, part))
        who = name(short_name(helper))
        if len(days) == 7:
            said.append((who,))
        elif days:
            limits = wording.weekdays(days)
            said.append(wording.say("{name} ({days})", name=who, days=limits))
    return tuple(said)

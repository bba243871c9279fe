"""The sheet for the fridge door: who helps me now, read from two metres. One page, on its side."""

from typing import Any

from clinic.plans.helper_words import first_sentence
from clinic.plans.page_one import page_one
from clinic.plans.phrases import name, typed
from clinic.plans.wording import message
from clinic.printing.documents.for_others_to_see import Seen, calls_to_see, danger_words, organisation_name
from clinic.printing.documents.frame import frame, plain_values
from clinic.printing.documents.short_foot import short_foot
from clinic.printing.folder.telling import Telling

WHOSE, REPLACES = message("{name}’s sheet"), message("Take down the sheet of {day}")
# What leaves the sheet when it is full, in this order; "snug", "close" and "closest" are closer compositions.
MAY_MOVE = ("once_more", "snug", "about", "close", "closest")


def fridge_sheet(tell: Telling, to: str = "") -> dict[str, Any]:
    """The payload of "fridge_sheet"."""
    calls = calls_to_see(tell)
    night = page_one(tell.content, tell.on, tell.say).night[:1]
    numbers = [one.contact.number for one in calls] + [one.number for one in night]
    return {
        **frame(tell, tell.say.label("Plan")),
        "foot": plain_values(_foot(tell)),
        "heading": tell.say.label("Who helps me now?"),
        "calls": plain_values(calls or (_nobody(tell),)),
        "night": plain_values(night),
        "night_ways": _ways(tell),
        "danger": plain_values(danger_words(tell)),
        "numbers": [one for one in dict.fromkeys(numbers) if one],
        "may_move": list(MAY_MOVE),
        "moved": [],
    }


def _foot(tell: Telling) -> dict[str, Any]:
    foot = short_foot(tell.content, tell.say, WHOSE, REPLACES)
    if chosen := organisation_name(tell):
        foot["lines"].append((name(chosen),))
    return foot


def _nobody(tell: Telling) -> Seen:
    say = tell.say
    notes = (say.say("There is no one person yet. You can still call."),)
    return Seen((), say.label("No name yet"), notes=notes)


def _ways(tell: Telling) -> list[dict[str, str]]:
    line = next(iter(tell.content.day_and_night), None)
    ways: list[dict[str, str]] = plain_values(typed(first_sentence(line.ways))) if line else []
    return ways

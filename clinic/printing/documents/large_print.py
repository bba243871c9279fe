"""The plan in large print: the same sections, in type of 18 points and up, reflowed and never zoomed."""

from typing import Any

from clinic.plans.page_one import page_one
from clinic.plans.wording import message
from clinic.printing.documents.frame import frame, plain_values
from clinic.printing.documents.plan import FOLDER
from clinic.printing.documents.short_foot import foot_height, short_foot
from clinic.printing.folder.telling import Telling

WHOSE, REPLACES = message("{name}’s plan"), message("Replaces the plan of {day}")

# What leaves the first page when not all of it can stay, in this order. Nothing is lost: it follows on the
# next, or stands among the people of the plan ("about"). "snug" is a closer composition, not smaller than 18.
# Whoever is called today and the number for day and night stay whatever else must go.
MAY_MOVE = (
    "night_more", "notice", "snug", "about", "night_words", "backup", "later_more", "later", "hours",
    "others",
)  # fmt: skip


def large_print(tell: Telling, to: str = "") -> dict[str, Any]:
    """The payload of "large_print". What follows the three numbers may go on to the second page."""
    page = page_one(tell.content, tell.on, tell.say)
    night = [line.number for line in page.night[:1]]
    sections = [section for make in FOLDER if (section := make(tell))]
    return {
        **frame(tell, tell.say.label("Plan")),
        "foot": plain_values(short_foot(tell.content, tell.say, WHOSE, REPLACES)),
        "foot_height": foot_height(tell.content),
        "page_1": plain_values(page),
        "sections": plain_values(sections),
        "may_move": list(MAY_MOVE),
        "moved": [],
        "numbers": [one for one in (page.first[0].contact.number, *night) if one],
    }

"""From a client's copy of a plan to the plain values of a document.

What a reader may not have is gone before this.
"""

from typing import Any

from clinic.plans.page_one import page_one
from clinic.printing.documents.frame import frame, plain_values
from clinic.printing.folder.care import appointments_section, medicines_section
from clinic.printing.folder.changes import changes_section
from clinic.printing.folder.deciding import decisions_section, disagreement_section, myself_section
from clinic.printing.folder.goodbye import (
    about_me_section,
    goodbye_section,
    questions_section,
    take_with_section,
)
from clinic.printing.folder.harder import harder_section, way_back_section, words_section
from clinic.printing.folder.people import people_section, troubles_section
from clinic.printing.folder.telling import Telling
from clinic.printing.folder.week import alone_section, week_section

# The folder, in the order in which it is read.
FOLDER = (
    changes_section,
    people_section,
    troubles_section,
    week_section,
    alone_section,
    appointments_section,
    medicines_section,
    harder_section,
    way_back_section,
    words_section,
    myself_section,
    decisions_section,
    disagreement_section,
    goodbye_section,
    take_with_section,
    about_me_section,
    questions_section,
)
# What leaves page 1 when it is full, in this order; type never shrinks to fit.
# "room" is the closer composition, for three dated lines and very long names; "tight" leaves less air between
# lines, for languages that need more words; "about" is who each of them is, which the folder says too.
MAY_MOVE = (
    "said_yes",
    "note",
    "in_touch_3",
    "in_touch_2",
    "quote",
    "medicines",
    "in_touch_1",
    "tonight",
    "more",
    "room",
    "night_more",
    "tight",
    "about",
)  # fmt: skip


def client_plan(tell: Telling, to: str = "") -> dict[str, Any]:
    """The payload of the document "plan": page 1 and the whole folder, as they read on this day."""
    sections = [section for make in FOLDER if (section := make(tell))]
    return {
        **frame(tell, tell.say.label("Plan")),
        "page_1": plain_values(page_one(tell.content, tell.on, tell.say)),
        "sections": plain_values(sections),
        "may_move": list(MAY_MOVE),
        "moved": [],
    }

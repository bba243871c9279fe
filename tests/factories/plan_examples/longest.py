"""The longest names, three dated lines, two numbers for day and night, and not one word shrunk."""

from dataclasses import replace
from datetime import date

from clinic.plans.content import DatedCall, StandIn
from tests.factories.plan_examples.pieces import (
    EVERY_DAY,
    UK_LINES,
    US_LINES,
    WORKING_DAYS,
    helper,
    hours,
    phone,
    worker,
)
from tests.factories.plan_examples.sam import SAM

LONG_NAME = "Maria-Magdalena Wolfeschlegelsteinhausen de la Santísima Trinidad Quirogas"

ANN = worker(
    "ann",
    LONG_NAME.replace("Maria", "Anna"),
    "case_manager",
    phone("+1 (505) 555-0101 ext. 4471", at=hours(WORKING_DAYS, 9, 17)),
)
COVER = worker(
    "cover",
    "Bartholomew Featherstonehaugh-Cholmondeley",
    "support_worker",
    phone("(505) 555-0106", at=hours(EVERY_DAY, 9, 17)),
)
MAYA = helper(
    "maya",
    LONG_NAME.replace("Maria", "Maya"),
    "brother-in-law’s oldest friend from the army",
    phone("+44 7700 900118", "ring", "text", "message", at=hours(EVERY_DAY, 8, 22)),
    own_words="I have known you since the second grade and I will pick up whatever the hour, you know that.",
    agreed_words=(
        "Is the first one you call when you are worried",
        "Checks in with you each week",
        "Comes along to visits",
        "Speaks up when treatment goes wrong",
        "Knows how it starts for you",
    ),
)

LONGEST = replace(
    SAM,
    edition=replace(SAM.edition, number=12, made_by=LONG_NAME.replace("Maria", "Emma")),
    client=replace(SAM.client, printed_name=LONG_NAME, own_note="W" * 60),
    first_calls=(DatedCall("ann", None, date(2026, 3, 13)), DatedCall("maya", date(2026, 3, 20), None)),
    stand_in=StandIn("cover", date(2026, 3, 19)),
    backup="rosa",
    words_i_can_use=("It is a tea day.",),
    agreement=replace(SAM.agreement, took_part=("Rosa", "Tolu")),
    day_and_night=US_LINES + UK_LINES[1:],
    helpers=(*SAM.helpers, ANN, COVER, MAYA),
    appointments=(
        replace(
            SAM.appointments[0],
            with_who=LONG_NAME.replace("Maria", "Olga"),
            where="Juniper Street Clinic, behind the old post office, second floor, green door, ring twice",
            way_there="Bus 11 to Fifth Street, then walk past the church and turn left at the yellow house.",
        ),
    ),
)

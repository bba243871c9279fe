"""Made-up plans, from ordinary to awkward, for whatever reads a PlanContent."""

from dataclasses import replace
from datetime import date

from clinic.plans.content import ClientFacts, PlanContent
from tests.factories.plan_examples.dee import DEE
from tests.factories.plan_examples.desmond import DESMOND
from tests.factories.plan_examples.gary import GARY
from tests.factories.plan_examples.huda import HUDA
from tests.factories.plan_examples.ines import INES
from tests.factories.plan_examples.joe import JOE
from tests.factories.plan_examples.longest import LONGEST
from tests.factories.plan_examples.marisol import MARISOL
from tests.factories.plan_examples.pieces import MADE_ON, US_LINES, edition
from tests.factories.plan_examples.sam import SAM

# Almost nothing answered yet: what a draft looks like on the first day.
BARE = PlanContent(
    edition=edition(kind="draft", number=0, made_on=None, made_by="", check_by=None),
    client=ClientFacts(printed_name="Noor"),
    day_and_night=US_LINES,
)
REPLACED = replace(SAM, edition=replace(SAM.edition, kind="replaced"))

CONTENTS: dict[str, PlanContent] = {
    "sam": SAM,  # ordinary: a sister said yes
    "huda": HUDA,  # Arabic letters inside English pages
    "gary": GARY,  # nobody right now; United Kingdom, A4
    "dee": DEE,  # deaf, texts; no place or time on her paper
    "marisol": MARISOL,  # the worker leaves; twelve helpers a side
    "desmond": DESMOND,  # plan so far; the sister hasn't answered
    "ines": INES,  # does not agree; somebody who said no
    "joe": JOE,  # no phone, no home; a draft
    "longest": LONGEST,  # names of 74 letters, three dated lines
    "bare": BARE,  # almost nothing answered
    "replaced": REPLACED,
}
ON: date = MADE_ON

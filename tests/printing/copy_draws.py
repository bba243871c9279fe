"""One random paper, of a plan in which no text is like another, and which of them its reader may have."""

from dataclasses import dataclass
from typing import Any

from clinic.foundation.regions import load_region
from clinic.plans.content import PlanContent
from clinic.plans.copies import copy_for
from clinic.plans.wording import wording_for
from clinic.printing.documents.registry import Document
from clinic.printing.folder.telling import Telling
from tests.plans.copy_oracle import asking_of, may_have_none, never_entered
from tests.plans.random_plans import marked_texts

REGIONS = ("us", "uk")


@dataclass(frozen=True)
class Drawn:
    """A paper's values, the texts that it may hold and those that it must not. `plan`: the whole of it."""

    plan: PlanContent
    payload: dict[str, Any]
    may_hold: frozenset[str]
    withheld: frozenset[str]


def drawn(document: Document, number: int) -> Drawn | None:
    """The paper that this number stands for; None when that reader may have none."""
    asking = asking_of(number, document.reader)
    if may_have_none(asking):
        return None
    plan, reader = asking.plan, asking.reader
    copy = copy_for(plan, reader, asking.consents, asking.on)
    language = copy.client.language if document.in_languages else "en"
    wording = wording_for(load_region(REGIONS[number % len(REGIONS)]), language)
    payload = document.build(Telling(copy, asking.on, wording), reader.helper)
    may_hold = marked_texts(never_entered(asking))
    return Drawn(plan, payload, frozenset(may_hold), frozenset(marked_texts(plan) - may_hold))

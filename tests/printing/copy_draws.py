"""One random paper, of a plan in which no text is like another, and which of them its reader may have."""

from dataclasses import dataclass
from typing import Any

from clinic.caseload.queries.consents import standing
from clinic.foundation.regions import load_region
from clinic.plans.content import PlanContent
from clinic.plans.copies import copy_for
from clinic.plans.wording import wording_for
from clinic.printing.agreed import Agreed, Agreements
from clinic.printing.choosing import TO_SIGN
from clinic.printing.documents.registry import Document
from clinic.printing.folder.telling import Telling
from tests.plans.copy_oracle import Asking, asking_of, may_have_none, never_entered
from tests.plans.random_consents import looked_up
from tests.plans.random_plans import KEYS, marked_texts

REGIONS = ("us", "uk")


@dataclass(frozen=True)
class Drawn:
    """A paper's values, the texts that it may hold and those that it must not. `plan`: the whole of it.

    `has_notice`: it tells its reader of treatment for alcohol or drugs. `takes_back`, `last_day`: among the
    consents is one taken back, and one whose last day is that of the paper.
    """

    plan: PlanContent
    payload: dict[str, Any]
    may_hold: frozenset[str]
    withheld: frozenset[str]
    has_notice: bool
    takes_back: bool
    last_day: bool


def drawn(document: Document, number: int) -> Drawn | None:
    """The paper that this number stands for; None when that reader may have none."""
    asking = asking_of(number, document.reader)
    if may_have_none(asking):
        return None
    plan, reader = asking.plan, asking.reader
    copy = copy_for(plan, reader, looked_up(asking.rows, asking.on), asking.on)
    language = copy.client.language if document.in_languages else "en"
    wording = wording_for(load_region(REGIONS[number % len(REGIONS)]), language)
    telling = Telling(copy, asking.on, wording, agreements=_agreements(asking))
    to = KEYS[number % len(KEYS)] if document.key in TO_SIGN else reader.helper
    may_hold = marked_texts(never_entered(asking))
    return Drawn(
        plan,
        document.build(telling, to),
        frozenset(may_hold),
        frozenset(marked_texts(plan) - may_hold),
        has_notice=copy.tells_substance_use,
        takes_back=any(row.withdraws is not None for row in asking.rows),
        last_day=any(row.until_on == asking.on for row in asking.rows),
    )


def _agreements(asking: Asking) -> Agreements:
    return tuple(
        Agreed(str(one.person_id), one.kind, one.on, one.until_on, one.how, one.purpose)
        for one in standing(asking.rows, asking.on)  # type: ignore[arg-type]
        if one.holds
    )

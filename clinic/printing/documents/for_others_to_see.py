"""Who stands on papers that others may see: the cards in a pocket, the sheet on a fridge door.

No organisation and nothing clinical: people by name, the client's own people also by what they are to them.
What somebody is paid for could tell what is wrong, so it stays in the plan.
"""

from dataclasses import dataclass, replace
from datetime import date

from clinic.plans.content import Helper, PlanContent
from clinic.plans.first_calls import HELPER, FirstCall, first_calls
from clinic.plans.helper_words import (
    PLACES_AND_GROUPS,
    Contact,
    Sign,
    contact_of,
    is_paid,
    short_name,
    sign_of,
)
from clinic.plans.page_one import page_one
from clinic.plans.page_one_words import DANGER
from clinic.plans.phrases import Phrase, number
from clinic.plans.relations import relation_words
from clinic.printing.folder.telling import Telling


@dataclass(frozen=True)
class Seen:
    """Somebody to call. `label`: when or in which case. `about`: "your sister", "" for whoever is paid.

    `dated`: the label holds days, or says that this is for now: it is never left out.
    """

    label: Phrase
    name: str
    about: str = ""
    contact: Contact = Contact()
    sign: Sign | None = None
    notes: tuple[Phrase, ...] = ()
    dated: bool = False


def calls_to_see(tell: Telling) -> tuple[Seen, ...]:
    """Whoever is called first, from day to day, then who stands behind them. Without anybody: nothing."""
    page = page_one(tell.content, tell.on, tell.say)
    stretches = first_calls(tell.content, tell.on)
    found = [
        replace(_seen(tell, call.helper, block.label), dated=_is_dated(call))
        for call, block in zip(stretches, page.first, strict=True)
        if call.helper is not None
    ]
    backup = tell.content.helper(tell.content.backup)
    if page.backup.name and backup is not None:
        found.append(_seen(tell, backup, page.backup.label))
    return tuple(found)


def who_stays(content: PlanContent, on: date) -> Helper | None:
    """Whoever is called first once all switches are over: the number worth saving in a phone."""
    stretches = [call for call in first_calls(content, on) if call.kind == HELPER]
    return stretches[-1].helper if stretches else None


def seen_name(helper: Helper, tell: Telling) -> str:
    """A person's name; for a group or a place what the client calls it, never the name over its door."""
    if helper.nature == "community" or helper.type in PLACES_AND_GROUPS:
        return helper.called or tell.say.label("My team" if is_paid(helper) else "My group")
    return short_name(helper)


def organisation_name(tell: Telling) -> str:
    """The organisation by name, only where the client chose that; else empty."""
    content = tell.content
    return content.organisation if content.client.shows_organisation else ""


def danger_words(tell: Telling) -> Phrase:
    """The emergency number, for how this client uses a phone."""
    told = DANGER.get(tell.content.client.phone_way, DANGER["call"])
    return tell.say.say(told, number=number(tell.say.region.emergency_number))


def _is_dated(call: FirstCall) -> bool:
    return call.kind != HELPER or call.from_on is not None or call.until_on is not None


def _seen(tell: Telling, helper: Helper, label: Phrase) -> Seen:
    filled = helper == first_calls(tell.content, tell.on)[0].helper
    return Seen(
        label=label,
        name=seen_name(helper, tell),
        about="" if is_paid(helper) else relation_words(helper, tell.say),
        contact=contact_of(helper, tell.content.client.phone_way, tell.say),
        sign=sign_of(helper, filled=filled),
    )

"""What else whoever takes over must know: who was told or warned, which consents end."""

from clinic.plans.content import ClientFacts, ToldService
from clinic.plans.phrases import Phrase, name, typed
from clinic.plans.wording import message
from clinic.printing.documents.handover_blocks import HandoverRow
from clinic.printing.folder.telling import Telling, sentences

SAFE_TO_CALL = {
    "yes": message("It was safe to call and to leave a message."),
    "with_care": message("Call with care."),
    "no": message("It is not safe to call."),
}
SAFE_ON_PAPER = {
    "yes": message("Paper was safe to keep."),
    "with_care": message("Paper with care."),
    "no": message("Paper is not safe to keep."),
}


def safe_lines(tell: Telling, client: ClientFacts) -> list[Phrase]:
    """Whether it is safe to call and to keep paper, and what to take care of. Nothing where nobody asked."""
    asked = (
        (SAFE_TO_CALL.get(client.safe_ring), client.safe_ring_care),
        (SAFE_ON_PAPER.get(client.safe_paper), client.safe_paper_care),
    )
    return [sentences(tell.say.say(said), typed(care)) for said, care in asked if said]


def record_rows(tell: Telling) -> list[HandoverRow]:
    """One row in running words, for the pages are two; only where there is something to tell."""
    told = (*_warned(tell), *_services(tell), *_proxy(tell), *_consents(tell), *_seen(tell))
    return [HandoverRow("record", tell.say.say("Also to know"), (sentences(*told),))] if told else []


def _warned(tell: Telling) -> list[Phrase]:
    words = tell.content.helpers_warned
    return [tell.say.say("Helpers told what not to pass on: {words}", words=words)] if words else []


def _services(tell: Telling) -> list[Phrase]:
    told = [_service(tell, one) for one in tell.content.told_services]
    return [tell.say.say("Told of the change: {who}", who=sentences(*told))] if told else []


def _service(tell: Telling, one: ToldService) -> Phrase:
    say, who = tell.say, (name(one.who),)
    when = say.say("{who} on {day}", who=who, day=say.short_day(one.on)) if one.on else who
    return say.say("{who}, {how}", who=when, how=one.how) if one.how else when


def _proxy(tell: Telling) -> list[Phrase]:
    decisions = tell.content.decisions
    words = decisions.proxy_next or decisions.proxy_not_offered
    return [tell.say.say("Naming a proxy: {words}", words=words)] if words else []


def _consents(tell: Telling) -> list[Phrase]:
    words = tell.content.knowledge.consents_naming_me
    return [tell.say.say("Consents that name the last worker: {words}", words=words)] if words else []


def _seen(tell: Telling) -> list[Phrase]:
    seen_by = tell.content.agreement.supervisor_saw
    return [tell.say.say("Seen by {who}.", who=name(seen_by))] if seen_by else []

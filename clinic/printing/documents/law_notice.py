"""The notice of 42 CFR 2.32, on a copy that tells its reader of treatment for alcohol or drugs."""

from clinic.plans.phrases import Phrase, name, phrase, typed
from clinic.printing.agreed import CARE, SUBSTANCE_USE, Agreed, agreed_with
from clinic.printing.folder.telling import Telling, sentences

NOTICE = "part2_short"  # Statement 2 of 42 CFR 2.32(a)


def law_notice(tell: Telling, reader: str, key: str = "") -> Phrase:
    """The notice in the law's own words, and the scope of the consent that names this reader (2.32(b)).

    `key`: of the helper who reads, by which their consent is found.
    """
    notice = tell.say.region.law_notices.get(NOTICE)
    if notice is None or not tell.content.tells_substance_use:
        return ()
    signed = agreed_with(tell.agreements, key).get(SUBSTANCE_USE)
    scope = sentences(_may_read(tell, reader), _until(tell, signed), _what_for(tell, signed))
    return phrase("{notice} {scope}", notice=typed(notice.text), scope=scope)


def _may_read(tell: Telling, reader: str) -> Phrase:
    return tell.say.say(
        "{client} said yes on paper: {reader} may read here about help with alcohol or drugs.",
        client=name(tell.content.client.printed_name),
        reader=name(reader),
    )


def _until(tell: Telling, signed: Agreed | None) -> Phrase:
    if signed is None or signed.until is None:
        return ()
    return tell.say.say("This holds until {day}.", day=tell.say.day(signed.until, year=True))


def _what_for(tell: Telling, signed: Agreed | None) -> Phrase:
    if signed is not None and signed.purpose == CARE:
        return tell.say.say("It is for care, for payment and for running the service, and for nothing else.")
    return tell.say.say("Nobody else may.")

"""The notice of 42 CFR 2.32, on a copy that tells its reader of treatment for alcohol or drugs."""

from clinic.plans.phrases import Phrase, name, phrase, typed
from clinic.printing.folder.telling import Telling

NOTICE = "part2_short"  # Statement 2 of 42 CFR 2.32(a)


def law_notice(tell: Telling, reader: str) -> Phrase:
    """The notice in the law's own words, and the scope of the consent that names this reader (2.32(b))."""
    notice = tell.say.region.law_notices.get(NOTICE)
    if notice is None or not tell.content.tells_substance_use:
        return ()
    scope = tell.say.say(
        "{client} said yes on paper: {reader} may read here about help with alcohol or drugs. "
        "Nobody else may.",
        client=name(tell.content.client.printed_name),
        reader=name(reader),
    )
    return phrase("{notice} {scope}", notice=typed(notice.text), scope=scope)

"""What a supporter may notice, and what the client wants them to say then: only what was agreed."""

from dataclasses import dataclass

from clinic.plans.content import Helper
from clinic.plans.phrases import Phrase, name, typed
from clinic.printing.documents.supporter_who import FIRST, STANDS_IN, role_of
from clinic.printing.folder.telling import Telling


@dataclass(frozen=True)
class Signs:
    """`see`: what may be noticed. `say`: the client's own sentence. `do`: the plan's words to the client."""

    see_title: str
    see: tuple[Phrase, ...]
    say_title: Phrase
    say: Phrase
    do_title: Phrase
    do: Phrase


def signs(tell: Telling, own: Helper) -> Signs | None:
    """None when nothing was agreed: then nothing tells that there was anything."""
    say, days = tell.say, tell.content.harder_days
    does = days.point_person_part if role_of(tell, own) in (FIRST, STANDS_IN) else ""
    if not (days.others_see or days.others_say or does):
        return None
    client = name(tell.content.client.printed_name)
    return Signs(
        see_title=say.label("What you may notice"),
        see=tuple(typed(one) for one in days.others_see),
        say_title=say.say("What {client} wants you to say then", client=client),
        say=tell.quoted(days.others_say) if days.others_say else (),
        do_title=say.say("{client}’s plan says", client=client),
        do=tell.quoted(does) if does else (),
    )

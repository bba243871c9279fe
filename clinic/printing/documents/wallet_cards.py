"""Two cards for a wallet or a phone case: cut out and folded they are as large as a bank card.

A card that would not hold its words becomes one card of four fields, folded twice to the same size.
"""

from typing import Any

from clinic.plans.helper_words import contact_of, is_short
from clinic.plans.page_one import page_one
from clinic.plans.phrases import Phrase, name
from clinic.plans.wording import message
from clinic.printing.contact_square import contact_card, square_of
from clinic.printing.documents.for_others_to_see import (
    Seen,
    calls_to_see,
    danger_words,
    organisation_name,
    seen_name,
    who_stays,
)
from clinic.printing.documents.frame import frame, plain_values
from clinic.printing.documents.short_foot import short_foot
from clinic.printing.folder.telling import Telling

WHOSE, REPLACES = message("{name}’s cards"), message("Throw away the cards of {day}")
# What leaves a full field, in this order: "night" goes to the front; without "two" there is one card of four,
# in smaller type without "roomy". Then go the client’s own words, who each is, at what times, the square. A
# name, its days and a number never leave: the times are in the plan, the number must be in the pocket.
MAY_MOVE = ("about", "night", "two", "roomy", "own_words", "who", "times", "square")
LONGEST_WORDS = 60  # letters of the client's own words that a field holds beside its title


def wallet_cards(tell: Telling, to: str = "") -> dict[str, Any]:
    """The payload of "wallet_cards"."""
    calls, say = calls_to_see(tell), tell.say
    night = page_one(tell.content, tell.on, say).night[:1]
    numbers = [one.contact.number for one in calls] + [one.number for one in night]
    return {
        **frame(tell, say.label("Plan")),
        "foot": plain_values(short_foot(tell.content, say, WHOSE, REPLACES)),
        "heading": say.label("Cards for my wallet and my phone case"),
        "heading_of_card": say.label("Who helps me now?"),
        "whose": plain_values(say.say("{name}’s card", name=name(tell.content.client.printed_name))),
        "organisation_name": organisation_name(tell),
        "calls": plain_values(calls or (_nobody(tell),)),
        "night": plain_values(night),
        "danger": plain_values(danger_words(tell)),
        "words": plain_values(_words(tell)),
        "square": _square(tell),
        "numbers": [one for one in dict.fromkeys(numbers) if one],
        "may_move": list(MAY_MOVE),
        "moved": [],
    }


def _nobody(tell: Telling) -> Seen:
    say = tell.say
    return Seen((), say.label("No name yet"), notes=(say.say("You can still call, day and night."),))


def _words(tell: Telling) -> Any:
    """The client's own sentence, where a short one was given."""
    words = next((one for one in tell.content.words_i_can_use if len(one) <= LONGEST_WORDS), "")
    return tell.quoted(words) if words else ()


def _square(tell: Telling) -> dict[str, Any] | None:
    """Only after the client's yes, and for whoever stays."""
    helper = who_stays(tell.content, tell.on)
    if helper is None or not tell.content.client.wants_qr:
        return None
    number = contact_of(helper, tell.content.client.phone_way, tell.say).number
    if not number:
        return None
    who = seen_name(helper, tell)
    square = square_of(contact_card(who, number, tell.say.region.phone_region))
    return {"size": square.size, "path": square.path, "said": plain_values(_square_words(tell, who))}


def _square_words(tell: Telling, who: str) -> Phrase:
    if not is_short(who):
        return tell.say.say("Saves one number. Sends nothing.")
    return tell.say.say("Saves {name}’s number. Sends nothing.", name=name(who))

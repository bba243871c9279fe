"""What somebody said yes to, told to them: on the plan it is told to the client.

Keys of the catalogue of people (`responsibilities`, then `doings`); a key is never reused there.
"""

from clinic.plans.content import Helper
from clinic.plans.phrases import Phrase, name, typed
from clinic.plans.wording import Wording, message

SAID_YES_TO = {
    "first_call": message("Being the first one {client} calls"),
    "checks_in": message("Checking in at least once a week"),
    "reminds": message("Reminding {client} of visits"),
    "comes_along": message("Coming along to visits"),
    "speaks_up": message("Speaking up when care goes wrong"),
    "holds_copy": message("Keeping this page where you find it"),
    "knows_signs": message("Knowing how a hard time starts"),
}
DOES = {
    "listens": message("Listening"),
    "cheers_on": message("Cheering {client} on"),
    "calms": message("Helping {client} calm down"),
    "checks_in": message("Asking how {client} is"),
    "been_through_it": message("Knowing how it feels, from your own life"),
    "talks_through": message("Talking things through"),
    "notices_worse": message("Noticing when it gets harder"),
    "cooks": message("Cooking or bringing food"),
    "shops": message("Helping with the shopping"),
    "drives": message("Driving {client} places"),
    "comes_along": message("Coming along to visits"),
    "reminds": message("Reminding {client} of dates"),
    "medicines": message("Helping with medicines"),
    "money": message("Helping with money"),
    "home": message("Helping at home"),
    "keeps_key": message("Keeping a spare key"),
    "children_pets": message("Looking after children or pets"),
    "stays_over": message("Having {client} for a night, or staying over"),
    "letters_forms": message("Helping with letters and forms"),
    "knows_services": message("Knowing who to ask for what"),
    "advises": message("Giving advice"),
    "speaks_up": message("Speaking up for {client}"),
    "company": message("Keeping {client} company"),
    "eats_together": message("Eating together"),
    "walks": message("Walking or doing sport together"),
    "makes_things": message("Making music or things together"),
    "works_together": message("Working or learning together"),
    "faith": message("Praying or worshipping together"),
    "place_to_be": message("A place to be among people"),
}


def asked_of(helper: Helper, client: str, say: Wording) -> tuple[Phrase, ...]:
    """What somebody who hasn't answered is asked to take on."""
    return tuple(say.say(SAID_YES_TO[key], client=name(client)) for key in helper.asked if key in SAID_YES_TO)


def said_yes_to(helper: Helper, client: str, say: Wording) -> tuple[Phrase, ...]:
    """What this person took on; without that, what they do. Words that no key stands for are as typed."""
    taken = [say.say(SAID_YES_TO[key], client=name(client)) for key in helper.agreed if key in SAID_YES_TO]
    taken = taken or [typed(one) for one in helper.agreed_words]
    does = [say.say(DOES[key], client=name(client)) for key in helper.doings if key in DOES]
    return tuple(taken or does)

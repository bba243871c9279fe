"""Who else is there, what to do when it gets too much, and what is not a supporter's to decide."""

from clinic.plans.content import Helper
from clinic.plans.helper_words import is_paid
from clinic.plans.phrases import Phrase, name, number, typed
from clinic.printing.blocks import Row
from clinic.printing.documents.supporter_now import calls_of
from clinic.printing.folder.telling import Telling, sentences

MOST_NAMES = 4


def around_rows(tell: Telling, own: Helper) -> tuple[Row, ...]:
    """For the supporter's own sake: these stay on the page whatever else must leave it."""
    return (_not_safe(tell), _too_much(tell), *_someone_for_you(tell, own), *_not_alone(tell, own))


def told_rows(tell: Telling, own: Helper) -> tuple[Row, ...]:
    """What they can be told, and what is not theirs to decide."""
    return (_can_be_told(tell), _not_yours(tell, own))


def _client(tell: Telling) -> Phrase:
    return (name(tell.content.client.printed_name),)


def _not_safe(tell: Telling) -> Row:
    say = tell.say
    leave = say.say("Leave, and call {number}.", number=number(say.region.emergency_number))
    not_let_down = say.say("You have not let {client} down.", client=_client(tell))
    return Row(say.say("If you don’t feel safe"), (sentences(leave, not_let_down),))


def _too_much(tell: Telling) -> Row:
    say, calls = tell.say, calls_of(tell)
    change = say.say("You can stop, for a week or for good. You don’t have to explain.")
    if not calls:
        ask = say.say("Tell the person who gave you this page.")
    elif len(calls) > 1:  # a number alone would be wrong after the switch
        ask = say.say("Call who stands under “Can it wait?”.")
    elif calls[0].name:
        ask = say.say("Call {who}: {number}.", who=name(calls[0].name), number=number(calls[0].number))
    else:
        ask = say.say("Call {number}.", number=number(calls[0].number))
    others = say.say("We find who takes over.")
    return Row(say.say("If it gets too much"), (sentences(change, ask, others),))


def _someone_for_you(tell: Telling, own: Helper) -> list[Row]:
    """For those who aren't paid. The number alone: the name of a line can tell what it is for."""
    if is_paid(own):
        return []
    say, line = tell.say, tell.say.region.carers_line
    words = say.say(
        "A line for people who look after someone: {number}. {when}.",
        number=number(line.number), when=typed(say.chosen(line.when)),
    )  # fmt: skip
    return [Row(say.say("Someone for you"), (words,))]


def _not_alone(tell: Telling, own: Helper) -> list[Row]:
    """Others, where they and the client agreed; else nothing tells that there are any."""
    say, others = tell.say, [one.name for one in tell.content.helpers if one.key != own.key]
    if not others:
        return []
    words = say.say("Also there: {names}.", names=_names(tell, others))
    return [Row(say.say("You are not the only one"), (words,))]


def _names(tell: Telling, others: list[str]) -> Phrase:
    """All of them, or the first few and how many more."""
    say = tell.say
    shown = others if len(others) <= MOST_NAMES else others[: MOST_NAMES - 1]
    names: Phrase = (name(shown[0]),)
    for one in shown[1:]:
        names = say.say("{names}, {name}", names=names, name=name(one))
    if len(shown) == len(others):
        return names
    return say.say("{names}, and {count} more", names=names, count=str(len(others) - len(shown)))


def _can_be_told(tell: Telling) -> Row:
    say, client = tell.say, _client(tell)
    told = say.say("What is on this page. For more, ask {client}.", client=client)
    tell_us = say.say("You can always tell us what you see. We may not be able to tell you everything back.")
    return Row(say.say("What you can be told"), (sentences(told, tell_us),))


def _not_yours(tell: Telling, own: Helper) -> Row:
    """A court may have given somebody the very things that are nobody else's to decide."""
    say, client = tell.say, _client(tell)
    if "guardian" in own.hats:
        court = say.say(
            "A court named you. Its paper says what you decide. All the rest {client} decides.", client=client
        )
        return Row(say.say("What you decide"), (sentences(court, *_proxy(tell, own)),))
    not_yours = say.say("Where {client} lives. Medicines. Money.", client=client)
    return Row(say.say("Not yours to decide"), (sentences(not_yours, *_proxy(tell, own)),))


def _proxy(tell: Telling, own: Helper) -> list[Phrase]:
    say, client = tell.say, _client(tell)
    if not own.is_proxy:
        return [say.say("You are not {client}’s health-care proxy.", client=client)]
    is_proxy = say.say(
        "You are {client}’s health-care proxy: you decide only if {client} can’t.", client=client
    )
    kept = typed(own.proxy_paper)
    where = (
        say.say("The paper is kept here: {where}.", where=kept)
        if kept
        else say.say("Ask us where the paper is.")
    )
    return [is_proxy, where]

"""People I know · People whose job it is to help me; small troubles, and where I can let it out."""

from collections.abc import Sequence
from datetime import date
from itertools import zip_longest

from clinic.plans.content import Helper
from clinic.plans.drawings.map_sides import people_of
from clinic.plans.drawings.support_map import SupportMap, support_map
from clinic.plans.first_calls import first_calls
from clinic.plans.helper_words import Contact, contact_of, is_paid, listed, sign_of
from clinic.plans.page_one import asking_words
from clinic.plans.phrases import Phrase, name, number, stopless, typed
from clinic.plans.relations import inside_sentence, relation_words
from clinic.printing.blocks import Begun, Block, Drawing, PeopleHalves, Person, Row, Rows, Section, Text
from clinic.printing.folder.telling import Telling

Card = Person | Begun
MAY_DIFFER = 2  # rows by which one half may be longer before the rest goes into two columns


def people_section(tell: Telling) -> Section:
    """Equal halves, and no empty half."""
    known, paid = people_of(tell.content, tell.on)
    blocks: list[Block] = []
    letters: dict[str, str] = {}
    if tell.content.client.wants_map:
        drawn = support_map(tell.content, tell.on, tell.say)
        blocks.append(Drawing(drawn.svg, drawn.title, _beside(tell, drawn) if drawn.wordless else ()))
        sides = (*drawn.known.drawn, *drawn.known.more, *drawn.paid.drawn, *drawn.paid.more)
        letters = {entry.key: entry.letters for entry in sides}
    first = first_calls(tell.content, tell.on)[0].helper
    left: list[Card] = [_person(tell, one, letters, one == first) for one in known] or [_nobody_known(tell)]
    right: list[Card] = [_person(tell, one, letters, one == first) for one in paid] or [_nobody_paid(tell)]
    blocks += [_halves(tell, left, right, _around(tell)), *_small_things(tell), _may_change(tell)]
    title = tell.say.label("My people")
    return Section("people", title, tuple(blocks), own_page=True, flows=True)


def _beside(tell: Telling, drawn: SupportMap) -> tuple[tuple[str, str], ...]:
    """What the drawing would say by itself if words could stand in it."""
    sides = ((sign, side) for sign, side in (("round", drawn.known), ("square", drawn.paid)))
    titles = [(sign, listed([side.title, side.about], tell.say)) for sign, side in sides]
    return (*titles, ("me", tell.say.label("Me")))


def _halves(tell: Telling, left: list[Card], right: list[Card], around: list[Begun]) -> PeopleHalves:
    """What is around the client stands among the people known; a much longer half goes on in two columns."""
    even = min(len(left), len(right)) + MAY_DIFFER
    rest = [one for one in (*left[even:], *right[even:]) if isinstance(one, Person)]
    return PeopleHalves(
        tell.say.label("People I know"),
        tell.say.label("People whose job it is to help me"),
        tuple(zip_longest([*left[:even], *around], right[:even])),
        tell.say.label("More of my people") if rest else "",
        tuple(rest),
    )


def _person(tell: Telling, helper: Helper, letters: dict[str, str], is_first: bool) -> Person:
    say = tell.say
    sign = sign_of(helper, filled=is_first)
    if helper.key in letters:
        sign = type(sign)(letters[helper.key], sign.shape, sign.filled)
    can_help = helper.answer != "no"
    about = [relation_words(helper, say), _doings(tell, helper.doing_words) if can_help else ""]
    contact = contact_of(helper, tell.content.client.phone_way, say) if can_help else Contact()
    words = ". ".join(_started(stopless(part)) for part in about if part)
    quote = helper.own_words if helper.said_yes else ""
    return Person(sign, helper.name, words, contact, quote, tuple(_notes(tell, helper)))


def _doings(tell: Telling, words: Sequence[str]) -> str:
    """One sentence of what somebody does, each typed as a sentence of its own."""
    said = [
        stopless(one) if place == 0 else inside_sentence(stopless(one)) for place, one in enumerate(words)
    ]
    return listed(said, tell.say)


def _started(words: str) -> str:
    return words[:1].upper() + words[1:]


def _notes(tell: Telling, helper: Helper) -> list[Phrase]:
    say = tell.say
    notes = [typed(helper.meets)] if helper.meets else []
    if helper.frequency and is_paid(helper):
        notes.append(say.say("You see each other {often}.", often=inside_sentence(helper.frequency)))
    if helper.language:
        notes.append(say.say("Speaks {language}.", language=helper.language))
    if helper.first_visit_on and helper.first_visit_on >= tell.on:
        notes.append(_first_visit(tell, helper))
    if helper.from_on and helper.from_on > tell.on:
        notes.append(say.say("From {day}.", day=say.day(helper.from_on)))
    return [*notes, *_answer(tell, helper)]


def _answer(tell: Telling, helper: Helper) -> list[Phrase]:
    """What they said, and what both sides ask not to do."""
    say, notes = tell.say, []
    if helper.answer == "no":
        notes.append(say.say("Can’t help with this plan right now."))
    elif helper.answer == "asked" or (helper.answer == "not_asked" and helper.ask_who):
        notes.append(asking_words(helper, say))
    if helper.limits and helper.said_yes:
        notes.append(say.say("Said no to: {limits}", limits=helper.limits))
    if helper.client_asks_not:
        notes.append(say.say("You asked them not to: {words}", words=helper.client_asks_not))
    return notes


def _first_visit(tell: Telling, helper: Helper) -> Phrase:
    say = tell.say
    day = say.strong_day(helper.first_visit_on) if helper.first_visit_on else ""
    if helper.first_visit_with:
        return say.say("First time: {day}, with {who}.", day=day, who=name(helper.first_visit_with))
    return say.say("First time: {day}.", day=day)


# --- a half that would be empty -----------------------------------------------------------------------


def _nobody_known(tell: Telling) -> Begun:
    say, content = tell.say, tell.content
    opening = (
        say.say("You said there is no one right now.")
        if content.no_one_right_now
        else say.say("No one is written here yet.")
    )
    lines = [opening, say.say("Many people start like that.")]
    if not content.begun:
        lines.append(_ask_again(tell))
    return Begun(say.label("No one yet"), tuple(lines), is_open=True)


def _nobody_paid(tell: Telling) -> Begun:
    say = tell.say
    lines = (say.say("No one whose job it is, right now."), tell.ask_us())
    return Begun(say.label("No one yet"), lines, is_open=True)


def _ask_again(tell: Telling) -> Phrase:
    say, content = tell.say, tell.content
    if content.ask_again_by and content.ask_again_on:
        return say.say(
            "{who} will ask you again on {day}.",
            who=name(content.ask_again_by),
            day=say.strong_day(content.ask_again_on),
        )
    return tell.ask_us()


def _around(tell: Telling) -> list[Begun]:
    """What has been begun, places and animals: they stand among the people I know."""
    say, content = tell.say, tell.content
    around = []
    if content.begun:
        lines = [_begun_words(tell, one.what, one.who, one.on, one.first_time_with) for one in content.begun]
        if content.ask_again_by:
            lines.append(_ask_again(tell))
        around.append(Begun(say.label("What we have begun"), tuple(lines)))
    if content.places_that_know_me:
        around.append(Begun(say.label("Places that know me"), (typed(content.places_that_know_me),)))
    if content.animals:
        around.append(Begun(say.label("Who is glad to see me"), (typed(_started(content.animals)),)))
    return around


def _begun_words(tell: Telling, what: str, who: str, on: date | None, first_time_with: str) -> Phrase:
    say = tell.say
    said = say.say("{what}, {who}", what=what, who=name(who)) if who and who not in what else typed(what)
    said = say.say("{what}.", what=said) if not what.endswith(".") or who else said
    if on:
        said = say.say("{day}: {what}", day=say.strong_day(on), what=said)
    if first_time_with:
        return say.say("{what} {who} comes with you the first time.", what=said, who=name(first_time_with))
    return said


# --- below the halves ---------------------------------------------------------------------------------


def _small_things(tell: Telling) -> list[Block]:
    say, content = tell.say, tell.content
    rows = []
    if content.let_it_out:
        rows.append(Row(say.say("Where I can let it out"), (typed(content.let_it_out),)))
    elif who := tell.who(content.let_it_out_helper):
        rows.append(Row(say.say("Where I can let it out"), (who,)))
    if content.glad:
        rows.append(Row(say.say("Who’ll be glad when it goes well"), ((name(content.glad),),)))
    return [Rows(tuple(rows))] if rows else []


def _may_change(tell: Telling) -> Text:
    say, mend = tell.say, tell.content.mend_number
    if not mend:
        return Text(say.say("You can change who is on this plan any day. We don’t tell them why."))
    return Text(
        say.say(
            "You can change who is on this plan any day: {number}. We don’t tell them why.",
            number=number(mend),
        )
    )


def troubles_section(tell: Telling) -> Section:
    """Ordinary trouble: locked out, a frightening letter, a bad Sunday."""
    say = tell.say
    rows = []
    for one in tell.content.small_troubles:
        helper = tell.content.helper(one.helper)
        who = tell.name_and_reach(helper) if helper else (tell.who(one.helper),)
        said = tuple(words for words in (*who, typed(one.who_words)) if words)
        rows.append(Row(typed(one.trouble), said or (tell.ask_us(),)))
    blocks: tuple[Block, ...] = (Rows(tuple(rows)),) if rows else (Text(_any_trouble(tell)),)
    return Section("troubles", say.label("Small troubles, and who I ask"), blocks)


def _any_trouble(tell: Telling) -> Phrase:
    say = tell.say
    calls = first_calls(tell.content, tell.on)
    opening = say.say("Locked out, a letter that frightens you, a bad Sunday: none of it is too small.")
    if calls[0].helper is None:
        return say.say("{opening} {ask}", opening=opening, ask=tell.ask_us())
    if len(calls) > 1:  # a name alone would be wrong after the switch
        return say.say("{opening} You can ask whoever stands first on page 1 that day.", opening=opening)
    return say.say("{opening} You can ask {who}.", opening=opening, who=name(calls[0].helper.name))

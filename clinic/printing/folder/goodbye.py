"""Saying goodbye; what I take with me; what I want to ask; about me."""

import re
from collections.abc import Container
from datetime import date

from clinic.plans.phrases import Phrase, name, typed
from clinic.plans.relations import inside_sentence
from clinic.plans.wording import message
from clinic.printing.blocks import (
    Block,
    Halves,
    Items,
    Moment,
    Part,
    Quote,
    Row,
    Rows,
    Section,
    Text,
    Timeline,
    WritingLines,
)
from clinic.printing.folder.telling import Telling

LINES_TO_WRITE_ON = 5
MOST_MOMENTS = 4
NO_NAME = re.compile(r"(?:An? [a-z].*|Family|Partner)$")  # An Nguyen is a name, "An interpreter" is none


def goodbye_section(tell: Telling) -> Section:
    """The only place where a leaving worker has words of their own."""
    say, bye = tell.say, tell.content.goodbye
    blocks: list[Block] = []
    dates = moments(tell)
    if len(dates) > 1:
        blocks.append(Timeline(tuple(dates)))
    worker = tell.content.move.worker_name
    if bye.strengths:
        blocks.append(Quote(bye.strengths, (name(worker),) if worker else (), lamp=True))
    if bye.thanks:
        blocks.append(Text(typed(bye.thanks)))
    blocks.append(Halves(tuple(_halves(tell))))
    return Section("goodbye", say.label("Saying goodbye"), tuple(blocks), own_page=_is_long(tell), flows=True)


def _is_long(tell: Telling) -> bool:
    bye = tell.content.goodbye
    return bool(bye.what_we_did or bye.strengths or bye.contact_rule)


def moments(tell: Telling, since_told: bool = True) -> list[Moment]:
    """The dates of a goodbye in their order, four at most. `since_told`: with the day it was told."""
    say, content = tell.say, tell.content
    move, last = content.move, content.goodbye.last_meeting
    found: list[tuple[date, Moment]] = []
    if since_told and move.told_on and move.told_by:
        found.append(
            (
                move.told_on,
                Moment(say.short_day(move.told_on), say.say("{who} told you", who=name(move.told_by))),
            )
        )
    if move.met_together_on:
        found.append(
            (
                move.met_together_on,
                Moment(say.short_day(move.met_together_on), tell.meeting_together(move.met_together_on)),
            )
        )
    if last:
        found.append((last, Moment(say.short_day(last), say.say("Our last meeting"), now=True)))
    if move.second_contact_on:
        found.append(
            (
                move.second_contact_on,
                Moment(say.short_day(move.second_contact_on), say.say("Your next meeting")),
            )
        )
    return [one for _, one in sorted(found, key=lambda pair: pair[0])][:MOST_MOMENTS]


def _halves(tell: Telling) -> list[Part]:
    say, bye = tell.say, tell.content.goodbye
    parts = []
    if bye.what_we_did:
        parts.append(Part(say.label("What we did together"), (Text(typed(bye.what_we_did)),)))
    parts.append(Part(say.label("What I may feel"), (Text(_feelings(tell)),)))
    parts.append(Part(say.label("How contact works now"), tuple(contact_lines(tell))))
    if bye.gathering:
        parts.append(Part(say.label("One more time together"), (Text(typed(bye.gathering)),)))
    return parts


def _feelings(tell: Telling) -> Phrase:
    say, content = tell.say, tell.content
    said = say.say("Sad. Angry. Relieved. Nothing at all. All of these are normal. They can come late.")
    if who := tell.who(content.let_it_out_helper):
        return say.say("{said} You can tell {who}.", said=said, who=who)
    return said


def contact_lines(tell: Telling, named: Container[str] = ()) -> list[Block]:
    """How contact works from now on, until when, and who there is instead, unless they are `named` (keys)."""
    say, bye = tell.say, tell.content.goodbye
    lines = (
        [typed(bye.contact_rule)]
        if bye.contact_rule
        else [tell.not_yet("The rule has not been written down yet.")]
    )
    if bye.contact_until:
        lines.append(say.say("Until {day}.", day=say.strong_day(bye.contact_until)))
    helper = tell.content.helper(bye.instead)
    if helper and helper.key not in named:
        lines.append(say.say("Instead: {who}, {how}", who=name(helper.name), how=tell.reach_words(helper)))
    return [Text(line) for line in lines]


def take_with_section(tell: Telling) -> Section | None:
    """What the client takes along, in their words; nothing is printed when nothing was said."""
    if not tell.content.goodbye.takes_with:
        return None
    return Section(
        "takes_with", tell.say.label("What I take with me"), (Quote(tell.content.goodbye.takes_with),)
    )


def questions_section(tell: Telling) -> Section:
    """What was asked already, and lines to write on."""
    say, questions = tell.say, tell.content.questions
    blocks: list[Block] = [Items(tuple(typed(one) for one in questions))] if questions else []
    blocks.append(WritingLines(say.label("Write here, or ask someone to write for you:"), LINES_TO_WRITE_ON))
    return Section("questions", say.label("What I want to ask"), tuple(blocks))


def about_me_section(tell: Telling) -> Section | None:
    """Language, faith, body, where the paper is kept, and what this service asks besides."""
    say, client = tell.say, tell.content.client
    told = [
        (message("An interpreter"), client.interpreter),
        (message("My ways and my faith"), client.culture_and_faith),
        (message("My body and my health"), client.health_and_body),
    ]
    rows = [Row(say.say(label), (typed(words),)) for label, words in told if words]
    if client.own_note:
        rows.append(Row(say.say("My own note"), (typed(client.own_note),)))
    rows += [Row(typed(one.label), (typed(one.words),)) for one in tell.content.additions if one.words]
    rows += _made_by_rows(tell)
    return Section("about_me", say.label("About this plan and me"), (Rows(tuple(rows)),)) if rows else None


def _made_by_rows(tell: Telling) -> list[Row]:
    say, agreement = tell.say, tell.content.agreement
    edition, rows = tell.content.edition, []
    if agreement.took_part:
        rows.append(Row(say.say("Who was part of it"), (_took_part(tell, agreement.took_part),)))
    if edition.made_by:
        rows.append(Row(say.say("Who wrote it down"), ((name(edition.made_by),),)))
    if agreement.answer == "agrees" and agreement.on:
        rows.append(
            Row(say.say("I agree"), (say.say("You said yes to it on {day}.", day=say.day(agreement.on)),))
        )
    if agreement.answer == "could_not_say":
        rows.append(
            Row(
                say.say("Do I agree?"),
                (say.say("You could not say that day. That is all right. You will be asked again."),),
            )
        )
    if agreement.rang_together_on:
        words = say.say(
            "We called the first number together on {day}.", day=say.day(agreement.rang_together_on)
        )
        rows.append(Row(say.say("First call"), (words,)))
    return rows


def _took_part(tell: Telling, people: tuple[str, ...]) -> Phrase:
    """Names as they are; "A friend" within the list as "a friend"."""
    pieces: Phrase = ()
    for place, one in enumerate(people):
        who = inside_sentence(one) if place and NO_NAME.match(one) else one
        after = name(who)
        pieces = tell.say.say("{before}, {after}", before=pieces, after=after) if place else (after,)
    return pieces

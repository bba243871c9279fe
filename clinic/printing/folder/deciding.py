"""What I do myself and what I give; if I can't decide; what I don't agree with."""

from clinic.plans.content import Task
from clinic.plans.phrases import Phrase, name, number, typed
from clinic.plans.wording import message
from clinic.printing.blocks import Block, Quote, Row, Rows, Section, Text
from clinic.printing.folder.telling import Telling, sentences


def myself_section(tell: Telling) -> Section:
    """What I do on my own, what I am learning to do, what I do for others."""
    say, content = tell.say, tell.content
    rows = []
    if content.on_my_own:
        rows.append(Row(say.say("What I do on my own"), (typed(content.on_my_own),)))
    rows += [Row(typed(one.what), tuple(_task(tell, one))) for one in content.tasks]
    if content.gives:
        rows.append(Row(say.say("What I do for others"), (typed(content.gives),)))
    back = [typed(one.gives_back) for one in content.helpers if one.gives_back and one.until_on is None]
    if back:
        rows.append(Row(say.say("What I give back"), tuple(back)))
    if not rows:
        blocks: tuple[Block, ...] = (Text(tell.not_yet("Nobody has asked you about this yet.")),)
    else:
        blocks = (Rows(tuple(rows)),)
    return Section("myself", say.label("What I do myself, and what I give"), blocks)


def _task(tell: Telling, task: Task) -> list[Phrase]:
    say = tell.say
    lines = []
    if task.next_by == "stops":
        lines.append(say.say("It stops, and you know."))
    elif who := tell.who(task.next_by):
        lines.append(
            say.say("Now: {now}. Then: {next}.", now=_now(task), next=who)
            if task.now_by
            else say.say("Then: {next}.", next=who)
        )
    if task.how:
        lines.append(typed(task.how))
    if task.worked == "yes" and task.tried_on:
        lines.append(say.say("Tried on {day}. It worked.", day=say.day(task.tried_on)))
    elif task.tried_on:
        lines.append(say.say("Tried on {day}. Not there yet.", day=say.day(task.tried_on)))
    elif task.by:
        lines.append(say.say("By {day}.", day=say.strong_day(task.by)))
    return lines or [tell.ask_us()]


def _now(task: Task) -> Phrase:
    return (name(task.now_by),)


# --- if I can't decide --------------------------------------------------------------------------------

DECIDES = {
    "wants": message("You want to name someone to decide for you if you can’t."),
    "declined": message(
        "You don’t want to name anyone to decide for you now. You can change your mind any day."
    ),
    "not_offered": message(
        "You can name someone to decide for you if you ever can’t. You do it while you are well."
    ),
}


def decisions_section(tell: Telling) -> Section:
    """Who decides, and by what paper. Being called first makes nobody the one who decides."""
    say, decisions = tell.say, tell.content.decisions
    blocks: list[Block] = []
    if decisions.can_decide == "with_support" and decisions.support:
        blocks.append(Text(say.say("You decide, with help: {support}", support=decisions.support)))
    rows = [*_decider_rows(tell), *_proxy_rows(tell)]
    if decisions.proxy != "has":
        offer = say.say(DECIDES.get(decisions.proxy, DECIDES["not_offered"]))
        blocks.append(Text(sentences(offer, typed(decisions.proxy_next), tell.ask_us())))
    if rows:
        blocks.append(Rows(tuple(rows)))
    if decisions.values:
        blocks.append(Quote(decisions.values, say.say("What matters to me if I can’t say it")))
    return Section("decisions", say.label("If I can’t decide"), tuple(blocks))


def _decider_rows(tell: Telling) -> list[Row]:
    say, decisions = tell.say, tell.content.decisions
    helper = tell.content.helper(decisions.decider)
    if helper is None:
        return []
    about = say.say("Decides about: {what}", what=decisions.decision) if decisions.decision else ()
    rows = [Row((name(helper.name),), tuple(one for one in (about, tell.reach_words(helper)) if one))]
    if decisions.decider_paper:
        rows.append(Row(say.say("By what paper"), (typed(decisions.decider_paper),)))
    if decisions.decider_limits:
        rows.append(Row(say.say("How far it goes"), (typed(decisions.decider_limits),)))
    return rows


def _proxy_rows(tell: Telling) -> list[Row]:
    say, decisions = tell.say, tell.content.decisions
    helper = tell.content.helper(decisions.proxy_helper)
    if decisions.proxy == "wants" and helper:
        return [tell.helper_row(helper)]
    if decisions.proxy != "has":
        return []
    rows = []
    if helper:
        can = say.say("Can decide about your health care if you can’t.")
        rows.append(Row((name(helper.name),), (can, tell.reach_words(helper))))
    if decisions.proxy_where:
        rows.append(Row(say.say("Where the paper is"), (typed(decisions.proxy_where),)))
    if decisions.proxy_copies:
        rows.append(Row(say.say("Who has a copy"), (typed(decisions.proxy_copies),)))
    return rows or [
        Row(
            say.say("Named"),
            (tell.not_yet("You have named someone. Who it is still has to be written here."),),
        )
    ]


# --- what I don't agree with --------------------------------------------------------------------------


def disagreement_section(tell: Telling) -> Section | None:
    """Only if so: the client's words, and who can look at it again."""
    say, agreement = tell.say, tell.content.agreement
    if agreement.answer not in ("partly", "no") and not agreement.not_agreed:
        return None
    blocks: list[Block] = [Quote(agreement.not_agreed)] if agreement.not_agreed else [_no_words(tell)]
    rows = []
    if agreement.reviewer:
        how = ((number(agreement.reviewer_number),),) if agreement.reviewer_number else (tell.ask_us(),)
        rows.append(Row(say.say("Who looks at it again"), ((name(agreement.reviewer),), *how)))
    else:
        rows += [
            Row(typed(say.chosen(one.label)), (typed(say.chosen(one.detail)),))
            for one in say.region.reviewers[:3]
        ]
    blocks.append(Rows(tuple(rows)))
    return Section("disagreement", say.label("What I don’t agree with"), tuple(blocks))


def _no_words(tell: Telling) -> Text:
    if tell.content.agreement.answer == "no":
        return Text(tell.say.say("You said that you don’t agree with this plan."))
    return Text(tell.say.say("You said that you agree with a part of this plan only."))

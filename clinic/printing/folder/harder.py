"""When things get harder; if this is too soon; words I can use."""

from clinic.plans.first_calls import first_calls, point_person
from clinic.plans.helper_words import short_name
from clinic.plans.phrases import Phrase, name, number, phrase, strong, typed
from clinic.plans.wording import message
from clinic.printing.blocks import Block, Items, Part, Quote, Row, Rows, Section, Text
from clinic.printing.folder.telling import Telling

WHO_I_CALL = {
    "call": message("Who I call"),
    "text": message("Who I text"),
    "none": message("Who I go to"),
}


def harder_section(tell: Telling) -> Section:
    """How it starts · What I do first · Who I call · Where I go · If someone has to come to me."""
    parts = [_signs(tell), _first(tell), _who(tell), _where(tell), _who_comes(tell), *_also(tell)]
    title = tell.say.label("When things get harder")
    return Section("harder", title, tuple(parts), own_page=True, flows=True)


def _signs(tell: Telling) -> Part:
    days, say = tell.content.harder_days, tell.say
    blocks: list[Block] = []
    if days.my_signs:
        blocks.append(Items(tuple(typed(one) for one in days.my_signs)))
    else:
        blocks.append(Text(say.say("Not written down yet. You know it best: sleep, food, people, noise.")))
    rows = []
    if days.others_see:
        rows.append(Row(say.say("What others may notice"), tuple(typed(one) for one in days.others_see)))
    if days.others_say:
        rows.append(Row(say.say("What I want them to say then"), (tell.quoted(days.others_say),)))
    return Part(say.label("How it starts"), (*blocks, Rows(tuple(rows))) if rows else tuple(blocks))


def _first(tell: Telling) -> Part:
    say, steps = tell.say, tell.content.harder_days.first_do
    if steps:
        return Part(say.label("What I do first"), (Items(tuple(typed(one) for one in steps), order=True),))
    return Part(
        say.label("What I do first"),
        (Text(say.say("Call somebody, early. It is all right if it turns out small.")),),
    )


def _who(tell: Telling) -> Part:
    """In the client's order, and always the number for day and night."""
    say, content = tell.say, tell.content
    helpers = [helper for key in content.harder_days.who_ring if (helper := content.helper(key))]
    rows = [tell.helper_row(one) for one in helpers if one.answer not in ("no", "stepped_back")]
    rows = rows if helpers else _as_on_page_1(tell)
    for line in content.day_and_night:
        said = phrase("{number}. {ways} {note}", number=number(line.number), ways=line.ways, note=line.note)
        rows.append(Row(say.say("Day or night, always"), (said,)))
    return Part(say.label(WHO_I_CALL.get(content.client.phone_way, WHO_I_CALL["call"])), (Rows(tuple(rows)),))


def _as_on_page_1(tell: Telling) -> list[Row]:
    """With no order of the client's own: whoever stands on line 1, with their days; then who is next."""
    rows, named = [], []
    for call in first_calls(tell.content, tell.on):
        if call.helper:
            rows.append(tell.call_row(call.helper, call.from_on, call.until_on))
            named.append(call.helper)
    backup = tell.content.helper(tell.content.backup)
    if backup and backup.said_yes and backup not in named:
        rows.append(tell.helper_row(backup))
    return rows


def _where(tell: Telling) -> Part:
    say, where = tell.say, tell.content.harder_days.where_go
    danger = say.say("In danger now? Call {number}.", number=number(say.region.emergency_number))
    first = typed(where) or tell.not_yet("No place has been written down yet.")
    return Part(say.label("Where I go"), (Text(first), Text(danger)))


def _who_comes(tell: Telling) -> Part:
    say, who = tell.say, tell.content.harder_days.who_comes
    words = typed(who) or say.say("You have not said who it should be. You can say so any day.")
    return Part(say.label("If someone has to come to me"), (Text(words),))


def _also(tell: Telling) -> list[Part]:
    days, say = tell.content.harder_days, tell.say
    point = point_person(tell.content)
    rows = []
    if days.safety_plan == "yes":
        rows.append(Row(say.say("My safety plan"), (_safety_plan(tell),)))
    elif days.safety_plan == "no":
        rows.append(Row(say.say("My safety plan"), (tell.not_yet("There is none yet."),)))
    if days.point_person_part:
        label = (
            say.say("What {name} does then", name=name(short_name(point)))
            if point
            else say.say("What they do then")
        )
        rows.append(Row(label, (typed(days.point_person_part),)))
    if days.children:
        rows.append(Row(say.say("My children"), (typed(days.children),)))
    if days.pets_and_home:
        rows.append(Row(say.say("My animals and my home"), (typed(days.pets_and_home),)))
    return [Part(say.label("Also good to know"), (Rows(tuple(rows)),))] if rows else []


def _safety_plan(tell: Telling) -> Phrase:
    days, say = tell.content.harder_days, tell.say
    where = typed(days.safety_plan_where) or say.say("ask where it is")
    if days.safety_plan_on:
        return say.say("Kept: {where}. Made {day}.", where=where, day=say.day(days.safety_plan_on))
    return say.say("Kept: {where}.", where=where)


def way_back_section(tell: Telling) -> Section:
    """How to get more help again, and until when the door is open."""
    way, say = tell.content.way_back, tell.say
    title = say.label("If this is too soon")
    if not (way.who or way.number):
        return Section(
            "way_back",
            title,
            (Text(tell.not_yet("You can ask for more help again. Who to ask is still to come.")),),
        )
    rows = [Row(say.say("Who I ask"), (typed(way.who),))] if way.who else []
    if way.number:
        rows.append(Row(say.say("Number"), ((number(way.number),),)))
    if way.until:
        rows.append(Row(say.say("The door is open until"), ((strong(say.day_alone(way.until)),),)))
    if way.say:
        rows.append(Row(say.say("What I can say"), (tell.quoted(way.say),)))
    opening = say.say("It happens to many people. Coming back for more help is not failing.")
    return Section("way_back", title, (Text(opening), Rows(tuple(rows))))


def words_section(tell: Telling) -> Section:
    """One or two sentences of the client's own for a call or a text."""
    say = tell.say
    words = tell.content.words_i_can_use
    if words:
        blocks: tuple[Block, ...] = tuple(Quote(one) for one in words)
    else:
        blocks = (Text(say.say("Some people say: “I need to talk. Have you got five minutes?”")),)
    return Section("words", say.label("Words I can use"), blocks)

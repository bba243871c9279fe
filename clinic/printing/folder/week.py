"""My week, and time on my own: protected, never scored."""

from clinic.plans.drawings.week import WeekGrid, week_grid
from clinic.plans.phrases import Phrase, number, typed
from clinic.plans.wording import message
from clinic.printing.blocks import Block, Part, Quote, Row, Rows, Section, Text, WeekTable
from clinic.printing.folder.telling import Telling

MOST_NAMES = 3
KEY = (
    ("round", message("people I know")),
    ("square", message("people whose job it is")),
    ("heart", message("time for me")),
)
ALONE = {
    "about_right": message("You said it is about right."),
    "more": message("You said you would like more."),
    "less": message("You said you would like less."),
    "changes": message("You said it changes."),
}


def week_section(tell: Telling) -> Section:
    """The table of the week, or in words that it is still to come."""
    say, grid = tell.say, week_grid(tell.content, tell.say)
    blocks: list[Block] = []
    if grid.is_empty and tell.content.client.leave_out_places:
        blocks.append(Text(say.say("Days and places are left out of this paper on purpose.")))
    elif grid.is_empty:
        blocks.append(Text(tell.not_yet("Nothing is fixed in your week yet.")))
    else:
        blocks.append(_table(tell, grid))
    if grid.lost:
        rows = (Row(say.say("No longer"), grid.lost),)
        blocks.append(Rows(rows))
    if any(grid.reach):
        blocks.append(_reach(tell, grid))
    return Section("week", say.label("My week"), tuple(blocks), flows=True)


def _table(tell: Telling, grid: WeekGrid) -> WeekTable:
    """A part of the day in which nothing is fixed on any day gets no column."""
    say = tell.say
    used = [place for place in range(len(grid.parts)) if any(row.cells[place].entries for row in grid.rows)]
    rows = tuple((row.day, tuple(row.cells[place].entries for place in used)) for row in grid.rows)
    signs = {one.sign for row in grid.rows for cell in row.cells for one in cell.entries}
    key = tuple((sign, say.label(word)) for sign, word in KEY if sign in signs)
    start = say.say("From {day}.", day=say.day(tell.content.week_from)) if tell.content.week_from else ()
    return WeekTable(tuple(grid.parts[place] for place in used), rows, say.label("free"), start, key)


def _reach(tell: Telling, grid: WeekGrid) -> Part:
    """Who can be called in each part of the day, and the number for day and night where nobody can."""
    rows = tuple(
        Row(typed(part), (_names(tell, names),)) for part, names in zip(grid.parts, grid.reach, strict=True)
    )
    return Part(tell.say.label("Who is there, and when"), (Rows(rows),))


def _names(tell: Telling, names: tuple[Phrase, ...]) -> Phrase:
    """At most three; where nobody can be reached, the day-and-night number stands."""
    shown = list(names[:MOST_NAMES]) or [(number(one.number),) for one in tell.content.day_and_night[:1]]
    said = shown[0] if shown else tell.ask_us()
    for one in shown[1:]:
        said = tell.say.say("{before}, {after}", before=said, after=one)
    return said


def alone_section(tell: Telling) -> Section:
    """Time on my own, in the client's words."""
    say, alone = tell.say, tell.content.alone
    blocks: list[Block] = []
    lines: list[Phrase] = [say.say(ALONE[alone.choice])] if alone.choice in ALONE else []
    if alone.hardest_time:
        lines.append(say.say("The hardest time of day: {time}.", time=alone.hardest_time))
    if alone.words:
        blocks.append(Quote(alone.words))
    blocks += [Text(line) for line in lines]
    if not blocks:
        blocks.append(Text(tell.not_yet("Nobody has asked you about this yet.")))
    return Section("alone", say.label("Time on my own"), tuple(blocks))

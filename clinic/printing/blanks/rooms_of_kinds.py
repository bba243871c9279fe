"""How much room each kind of question needs on paper, and which boxes there are to tick."""

from collections.abc import Callable

from clinic.checklist.items import Column, Item
from clinic.checklist.presets import preset_rows
from clinic.plans.wording import message
from clinic.printing.blanks.filling import Filling
from clinic.printing.blanks.room import Box, Boxes, Card, Cell, Lines, Room
from clinic.printing.blanks.rooms_of_people import BLANK_ROWS, ROOMS_OF_PEOPLE
from clinic.printing.blanks.site import Opening

LINES_OF_WORDS = 2
LINES_OF_MORE = 3  # where an answer is needed
BLANK_ROWS_AFTER = 1  # of a list that opens with rows of its own
MOST_BOXES = 6  # in a card
HALF = 28  # letters beside a box in half a card
SHORT = 70  # letters of boxes that stand beside one another
WIDTHS = {"date": 2, "time": 2, "phone": 3, "line": 3, "words": 6, "person": 3, "choice": 6}
SAID_BY = (
    message("said by the client"),
    message("by somebody who cares for them"),
    message("by the worker"),
)
SAME_LINE = frozenset({"Or in words"})  # on paper a name and words go on one line
WEEKDAY = "weekday"  # nobody needs seven boxes to write Monday


def rooms_of(item: Item, filling: Filling, opening: Opening) -> tuple[Room, ...]:
    """Room for the answer to one item. KeyError for a kind that has none, which a test forbids."""
    return (*ROOMS[item.kind](item, filling, opening), *_until(item, filling))


def _until(item: Item, filling: Filling) -> tuple[Room, ...]:
    return (Lines(filling.fill(item.until)),) if item.until else ()


# --- one answer ---------------------------------------------------------------------------------------


def _line(item: Item, filling: Filling, opening: Opening) -> tuple[Room, ...]:
    return (Lines(),)


def _words(item: Item, filling: Filling, opening: Opening) -> tuple[Room, ...]:
    said_by = tuple(Box(filling.say.label(one)) for one in SAID_BY)
    count = LINES_OF_MORE if opening.needed else LINES_OF_WORDS
    return (Lines(count=count), *((Boxes(said_by, inline=True),) if item.said_by else ()))


def _date(item: Item, filling: Filling, opening: Opening) -> tuple[Room, ...]:
    return (Lines(filling.say.label("Day, month, year")),)


def _options(item: Item, filling: Filling, opening: Opening) -> tuple[Room, ...]:
    boxes = [Box(filling.fill(one.label), filling.fill(one.detail)) for one in item.options]
    if item.other:
        boxes.append(Box("", filling.fill(item.other)))
    return (Boxes(tuple(boxes), inline=_is_short(boxes)),)


def _is_short(boxes: list[Box]) -> bool:
    return not any(one.more for one in boxes) and sum(len(one.words) for one in boxes) <= SHORT


def _confirm(item: Item, filling: Filling, opening: Opening) -> tuple[Room, ...]:
    boxes = [Box(filling.say.label("Yes"))] + ([Box(filling.fill(item.other))] if item.other else [])
    return (Boxes(tuple(boxes), inline=True),)


def _record(item: Item, filling: Filling, opening: Opening) -> tuple[Room, ...]:
    say = filling.say
    cells = [Cell(say.label("Name, as the client wants it")), Cell(say.label("Name on papers"))]
    cells += [
        Cell(say.label("Pronouns"), 2),
        Cell(say.label("Language"), 2),
        Cell(say.label("Interpreter"), 2),
    ]
    cells += [Cell(say.label("How to give the plan"), 6, filling.choices("reading_format"))]
    return (Card(tuple(cells)), Boxes((Box(filling.words("said.still_right")),)))


# --- calling, saying it back, copies ------------------------------------------------------------------


def _first_call(item: Item, filling: Filling, opening: Opening) -> tuple[Room, ...]:
    return (Boxes((Box(filling.words("said.called_together"), filling.say.label("On which day")),)),)


def _said_back(item: Item, filling: Filling, opening: Opening) -> tuple[Room, ...]:
    results = (Box(filling.say.label("Said it back")), Box(filling.say.label("Explained again")))
    return tuple(Boxes(results, filling.fill(one.label), inline=True) for one in item.options)


def _copies(item: Item, filling: Filling, opening: Opening) -> tuple[Room, ...]:
    alone = filling.fill("{name}, and nobody else")
    return (Boxes((Box(alone),)), Lines(filling.say.label("Names"), 2))


# --- lists --------------------------------------------------------------------------------------------


def _rows(item: Item, filling: Filling, opening: Opening) -> tuple[Room, ...]:
    """A card for each row that the list opens with, then empty ones."""
    ready = preset_rows(item.presets, opening.site.setting, opening.site.folder) if item.presets else ()
    if len(item.columns) == 1 and not ready:
        return tuple(Lines(filling.fill(item.columns[0].label)) for _ in range(BLANK_ROWS))
    rows = (*ready, *({} for _ in range(BLANK_ROWS_AFTER if ready else BLANK_ROWS)))
    return (*_long_choices(item, filling), *(_card(item, dict(row), filling) for row in rows))


def _long_choices(item: Item, filling: Filling) -> tuple[Room, ...]:
    """A long list of answers stands once above the cards, not in each of them."""
    long = [one for one in item.columns if _is_long(one)]
    return tuple(
        Boxes(tuple(Box(filling.fill(one.label)) for one in column.options), filling.fill(column.label))
        for column in long
    )


def _is_long(column: Column) -> bool:
    return column.kind == "choice" and column.key != WEEKDAY and len(column.options) > MOST_BOXES


def _card(item: Item, row: dict[str, str], filling: Filling) -> Card:
    asked = [column for column in item.columns if column.label not in SAME_LINE]
    return Card(tuple(_cell(column, row.get(column.key, ""), filling) for column in asked))


def _cell(column: Column, typed: str, filling: Filling) -> Cell:
    label = filling.fill(column.label)
    if column.kind == "tick":
        return Cell("", 3 if len(label) < HALF else 6, (label,))
    options = tuple(filling.fill(one.label) for one in column.options)
    if column.kind == "choice" and not typed and column.key != WEEKDAY and not _is_long(column):
        return Cell(label, WIDTHS["choice"], options)
    return Cell(label, WIDTHS[column.kind] if column.kind != "choice" else 3, typed=filling.fill(typed))


RoomsOf = Callable[[Item, Filling, Opening], tuple[Room, ...]]
ROOMS: dict[str, RoomsOf] = {
    **ROOMS_OF_PEOPLE,
    "line": _line,
    "words": _words,
    "date": _date,
    "choice": _options,
    "safe": _options,
    "ticks": _options,
    "confirm": _confirm,
    "record": _record,
    "rows": _rows,
    "first_call": _first_call,
    "said_back": _said_back,
    "copies": _copies,
}

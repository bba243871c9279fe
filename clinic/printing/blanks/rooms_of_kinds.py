"""How much room each kind of question needs on paper, and which boxes there are to tick."""

from collections.abc import Callable
from dataclasses import dataclass

from clinic.caseload.choices import choices
from clinic.caseload.people_catalogue import catalogue
from clinic.checklist.items import Column, Item
from clinic.checklist.presets import preset_rows
from clinic.plans.wording import message
from clinic.printing.blanks.filling import Filling
from clinic.printing.blanks.room import Box, Boxes, Card, Cell, Lines, Room
from clinic.printing.blanks.site import SHIPPED, Site

LINES_OF_WORDS = 2
LINES_OF_MORE = 3  # where an answer is needed
BLANK_ROWS = 3  # of a list that opens with nothing
BLANK_ROWS_AFTER = 1  # of a list that opens with rows of its own
PEOPLE = 3
MOST_BOXES = 6  # in a card
HALF = 28  # letters beside a box in half a card
SHORT = 70  # letters of boxes that stand beside one another
WIDTHS = {"date": 2, "time": 2, "phone": 3, "line": 3, "words": 6, "person": 3, "choice": 6}
SAID_BY = (
    message("said by the client"),
    message("by somebody who cares for them"),
    message("by the worker"),
)
OUTCOMES = ("yes", "part", "no_answer", "not_asked", "no")
NEVER_RING = {  # label -> width
    message("Name"): 3,
    message("Their number"): 3,
    message("What else they are called"): 6,
    message("Their address, or where they are often"): 6,
}
SAME_LINE = frozenset({"Or in words"})  # on paper a name and words go on one line
WEEKDAY = "weekday"  # nobody needs seven boxes to write Monday
WAYS = (message("call"), message("text"), message("leave a message"), message("knock"))


@dataclass(frozen=True)
class Opening:
    """With which rows lists open: the site's, for this kind of place. `needed`: more room for words."""

    site: Site = SHIPPED
    needed: bool = False


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
    cells += [Cell(say.label("How to give the plan"), 6, _labels("reading_format", filling))]
    return (Card(tuple(cells)), Boxes((Box(filling.words("said.still_right")),)))


def _labels(list_name: str, filling: Filling) -> tuple[str, ...]:
    return tuple(filling.fill(one.label) for one in choices(list_name))


# --- people -------------------------------------------------------------------------------------------


def _somebody(filling: Filling) -> tuple[Cell, ...]:
    say = filling.say
    return (Cell(say.label("Name")), Cell(say.label("What they are to the client")))


def _reach(filling: Filling) -> tuple[Cell, ...]:
    say = filling.say
    ways = tuple(say.label(one) for one in WAYS)
    return (
        Cell(say.label("Number")),
        Cell(say.label("Days and times")),
        Cell(say.label("How"), 6, ways),
        Cell(say.label("Grown-up?"), 6, _labels("grown_up", filling)),
    )


def _outcome(filling: Filling) -> tuple[Cell, ...]:
    say, labels = (
        filling.say,
        {one.key: one.label for one in (*choices("outcome"), *choices("later_outcome"))},
    )
    return (
        Cell(say.label("What they said"), 6, tuple(filling.fill(labels[key]) for key in OUTCOMES)),
        Cell(say.label("In their own words"), 6),
        Cell(say.label("If no answer yet: who asks")),
        Cell(say.label("By which day")),
    )


def _nobody(item: Item, filling: Filling) -> tuple[Room, ...]:
    boxes = [Box(filling.words("said.no_one"))] if item.can_be_nobody else []
    boxes += [Box("", filling.fill(item.other))] if item.other else []
    return (Boxes(tuple(boxes)),) if boxes else ()


def _person(item: Item, filling: Filling, opening: Opening) -> tuple[Room, ...]:
    return (Lines(filling.say.label("Name")), *_nobody(item, filling))


def _first_choice(item: Item, filling: Filling, opening: Opening) -> tuple[Room, ...]:
    agrees = filling.fill("The plan names somebody else, and {name} agrees")
    return (Lines(), Boxes((Box(filling.words("said.no_one")), Box(agrees))))


def _named(item: Item, filling: Filling, opening: Opening) -> tuple[Room, ...]:
    """Whoever is called first, or next: a person with a number, and what they said."""
    cells = (*_somebody(filling), *_reach(filling), *_outcome(filling))
    return (Card(cells), Boxes((Box(filling.words("said.no_one")),)))


def _people(item: Item, filling: Filling, opening: Opening) -> tuple[Room, ...]:
    what = Cell(filling.say.label("What they do"), 6)
    card = Card((*_somebody(filling), *_reach(filling), what))
    more = filling.say.label("More people? Write on the back.")
    return (*(card for _ in range(PEOPLE)), Boxes((Box(filling.words("said.no_one")),), label=more))


def _askings(item: Item, filling: Filling, opening: Opening) -> tuple[Room, ...]:
    say = filling.say
    told = (Cell(say.label("What they take on"), 6), Cell(say.label("What they said no to"), 6))
    card = Card((Cell(say.label("Name")), Cell(say.label("Number")), *_outcome(filling), *told))
    return tuple(card for _ in range(BLANK_ROWS))


def _never_ring(item: Item, filling: Filling, opening: Opening) -> tuple[Room, ...]:
    say = filling.say
    card = Card(tuple(Cell(say.label(label), width) for label, width in NEVER_RING.items()))
    note = say.label("Write no reason on this paper.")
    return (Boxes((Box(say.label("Nobody")),), label=note), card, card)


def _consents(item: Item, filling: Filling, opening: Opening) -> tuple[Room, ...]:
    say = filling.say
    kinds = tuple(filling.fill(one.label) for one in catalogue().consents)
    card = Card(
        (
            Cell(say.label("Name"), 6),
            Cell("", 6, kinds),
            Cell(say.label("How it was said"), 6, _labels("how_told", filling)),
            Cell(say.label("Until which day")),
        )
    )
    return tuple(card for _ in range(BLANK_ROWS))


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
    "line": _line,
    "words": _words,
    "date": _date,
    "choice": _options,
    "safe": _options,
    "ticks": _options,
    "confirm": _confirm,
    "record": _record,
    "rows": _rows,
    "person": _person,
    "first_choice": _first_choice,
    "point_person": _named,
    "backup": _named,
    "people": _people,
    "askings": _askings,
    "never_ring": _never_ring,
    "consents": _consents,
    "first_call": _first_call,
    "said_back": _said_back,
    "copies": _copies,
}

"""Room for people on paper: who they are, how to reach them, what they said, and who must not be told."""

from clinic.caseload.choices import choices
from clinic.caseload.people_catalogue import catalogue
from clinic.checklist.items import Item
from clinic.plans.wording import message
from clinic.printing.blanks.filling import Filling
from clinic.printing.blanks.room import Box, Boxes, Card, Cell, Lines, Room
from clinic.printing.blanks.site import Opening

BLANK_ROWS = 3  # of a list that opens with nothing
PEOPLE = 3
OUTCOMES = ("yes", "part", "no_answer", "not_asked", "no")
NEVER_RING = {  # label -> width
    message("Name"): 3,
    message("Their number"): 3,
    message("What else they are called"): 6,
    message("Their address, or where they are often"): 6,
}
WAYS = (message("call"), message("text"), message("leave a message"), message("knock"))


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
        Cell(say.label("Grown-up?"), 6, filling.choices("grown_up")),
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
            Cell(say.label("How it was said"), 6, filling.choices("how_told")),
            Cell(say.label("Until which day")),
        )
    )
    return tuple(card for _ in range(BLANK_ROWS))


ROOMS_OF_PEOPLE = {
    "person": _person,
    "first_choice": _first_choice,
    "point_person": _named,
    "backup": _named,
    "people": _people,
    "askings": _askings,
    "never_ring": _never_ring,
    "consents": _consents,
}

"""A small walk of two steps, and facts about a made-up client, for tests that need no database."""

from datetime import date, time
from typing import Any
from uuid import UUID

from clinic.caseload.answers import Answer
from clinic.caseload.person_view import ContactView, PersonView
from clinic.checklist.entries import Entry
from clinic.checklist.facts import ClientRecord, Facts
from clinic.checklist.items import Column, Group, Item, Option, Pathway, Step, StepItem
from clinic.foundation.days import Hours
from clinic.foundation.regions import load_region

ROSA, TOLU, MIA = (f"00000000-0000-4000-8000-00000000000{n}" for n in (1, 2, 3))
TODAY = date(2026, 3, 10)


def an_item(kind: str = "line", key: str = "matters", **fields: Any) -> Item:
    """One question of this kind."""
    base = {"label": f"About {key}?", "read_back": key, "source": "IDEAL", "readers": ("client",)}
    return Item(key=key, kind=kind, **{**base, **fields})


def options(*keys: str) -> tuple[Option, ...]:
    """Options whose labels are their keys with a capital letter."""
    return tuple(Option(key, key.replace("_", " ").capitalize()) for key in keys)


SLEEPS = an_item(
    "choice", "sleeps", options=(Option("home", "At home"), Option("outside", "Outside", detail="Where?"))
)
SHELTER = an_item("words", "shelter", applies="sleeps=outside,shelter")
NEEDS = an_item(
    "rows",
    "needs",
    columns=(
        Column("what", "line", "What", required=True),
        Column("who", "person", "Who sees to it"),
        Column("by", "date", "By"),
        Column("at", "time", "At"),
        Column("sorted", "choice", "Sorted", options=options("yes", "no")),
        Column("own", "tick", "New", options=options("yes")),
    ),
)


def asked(item: Item, level: Any = "required", moment: Any = "before") -> StepItem:
    return StepItem(item, level, moment)


def a_walk(*steps: Step) -> Pathway:
    """A pathway with these steps in one group; two plain steps without any."""
    return Pathway("discharge", "Going home", (Group("talk", "Talk with {name}", steps or (FIRST, SECOND)),))


def a_step(key: str, *items: StepItem) -> Step:
    return Step(key, f"Title of {key}", minutes=2, in_room="{name} and you", alone=False, items=items)


FIRST = a_step("first", asked(an_item("words", "matters")), asked(an_item("ticks", "here"), "optional"))
SECOND = a_step("second", asked(SLEEPS), asked(SHELTER), asked(NEEDS, "warns"))


def a_person(key: str = ROSA, name: str = "Rosa Okafor", **fields: Any) -> PersonView:
    """Somebody around Sam, of whom nothing is known but a name."""
    empty: dict[str, Any] = dict.fromkeys(
        "called relation type organisation language frequency meets first_visit_with how_is_it gives_back "
        "client_asks_not needs".split(),
        "",
    )
    empty |= dict.fromkeys("place_id user_id first_visit_on from_on until_on removed_at".split())
    empty |= dict.fromkeys("doings doing_words functions contacts hats".split(), ())
    empty |= dict.fromkeys("works_at_home chosen_in_company substance may_know_others".split(), False)
    known = {"id": UUID(key), "client_id": UUID(int=1), "version": 1, "position": 0, "name": name}
    known |= {"nature": "unpaid", "grown_up": "yes", "answer": Answer()}
    return PersonView(**{**empty, **known, **fields})


def a_phone(**fields: Any) -> ContactView:
    """(919) 555-0142, every day from 8 to 22."""
    every_day = (Hours(tuple(range(7)), time(8), time(22)),)
    known: dict[str, Any] = {"id": UUID(int=9), "kind": "phone", "value": "(919) 555-0142", "odd": False}
    known |= {"digits": "9195550142", "ways": ("ring",), "hours": every_day, "hours_note": ""}
    return ContactView(**{**known, "safe_message": "", "tried_on": None, **fields})


def some_facts(*people: PersonView, **fields: Any) -> Facts:
    """Sam, with these people around him, on Tuesday 10 March 2026."""
    base: dict[str, Any] = {
        "client": ClientRecord(id=UUID(int=1), name="Sam"),
        "region": load_region("us"),
        "today": TODAY,
        "transition_id": UUID(int=2),
        "pathway": "discharge",
        "worker": "Ann",
        "people": people,
    }
    return Facts(**{**base, **fields})


def said(**value: Any) -> Entry:
    """An answer with this value."""
    return Entry(value=value)

"""Whole examples to compose from: every question of a walk answered, with people of every sort around."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from clinic.accounts.clinics import ClinicFacts
from clinic.accounts.queries import Worker
from clinic.caseload.answers import Answer
from clinic.caseload.departure_queries import DepartureView
from clinic.caseload.person_view import ContactView, PersonView
from clinic.caseload.queries.never_ring import NeverRingView
from clinic.checklist.entries import Entry
from clinic.checklist.items import Column, Item
from clinic.checklist.pathways import resolve
from clinic.foundation.days import Hours
from clinic.foundation.regions import load_region
from clinic.plans.compose import KnownClient, Sources

TODAY = date(2026, 3, 10)
LAST_DAY = date(2026, 3, 13)
ANSWERED_ON = date(2026, 3, 6)
ROSA, JOE, MAYA, CHOIR, ANN = (str(UUID(int=number)) for number in range(1, 6))
WORKING_HOURS = Hours((0, 1, 2, 3, 4), time(9), time(17))


def a_contact(value: str, *ways: str, kind: str = "phone") -> ContactView:
    """A way to reach somebody, tried on the day of the answers."""
    return ContactView(
        id=UUID(int=50), kind=kind, value=value, digits="", odd=False, ways=ways or ("ring",),
        hours=(WORKING_HOURS,), hours_note="Not on holidays", safe_message="", tried_on=ANSWERED_ON,
    )  # fmt: skip


def a_person(key: str, name: str, **known: Any) -> PersonView:
    """Somebody around Sam of whom nothing is known but what is given."""
    texts = "called relation type organisation language frequency meets first_visit_with how_is_it gives_back"
    empty: dict[str, Any] = dict.fromkeys((*texts.split(), "client_asks_not", "needs"), "")
    empty |= dict.fromkeys("place_id user_id first_visit_on from_on until_on removed_at".split())
    empty |= dict.fromkeys("doings doing_words functions contacts hats".split(), ())
    empty |= dict.fromkeys("works_at_home chosen_in_company substance may_know_others".split(), False)
    empty |= {"id": UUID(key), "client_id": UUID(int=9), "version": 1, "position": 0, "name": name}
    empty |= {"nature": "unpaid", "grown_up": "yes", "answer": Answer()}
    return PersonView(**{**empty, **known})


ROSA_PERSON = a_person(
    ROSA,
    "Rosa Okafor",
    called="Rosa",
    relation="sister",
    type="sibling",
    language="es",
    grown_up="not_known",
    hats=("first_call", "emergency"),
    doings=("listens", "drives"),
    doing_words=("Feeds the cat",),
    functions=("emotional", "practical"),
    contacts=(
        a_contact("(505) 555-0142", "ring", "text"),
        a_contact("The blue house", "knock", kind="place"),
    ),
    answer=Answer(
        "part",
        date(2026, 3, 3),
        date(2026, 3, 4),
        "Ade",
        date(2026, 3, 12),
        ("first_call",),
        "Call me.",
        "No nights.",
    ),
    gives_back="Fixes her bike.",
    client_asks_not="Please don’t call my boss.",
    needs="A rest on Sundays.",
    how_is_it="good",
    frequency="most days",
    first_visit_on=date(2026, 3, 22),
    first_visit_with="Kwame",
    from_on=date(2026, 3, 1),
    until_on=date(2027, 3, 1),
    may_know_others=True,
    chosen_in_company=True,
)
JOE_PERSON = a_person(
    JOE, "Joe Bell", relation="friend", type="friend", answer=Answer("asked", date(2026, 3, 3))
)
MAYA_PERSON = a_person(
    MAYA,
    "Maya R.",
    nature="paid",
    type="case_manager",
    organisation="Juniper Street",
    user_id=UUID(int=21),
    works_at_home=True,
    substance=True,
    answer=Answer("yes", answered_on=date(2026, 3, 5)),
)
CHOIR_PLACE = a_person(CHOIR, "The choir", nature="community", type="social_club", meets="Sundays at 10:30")
PEOPLE = (ROSA_PERSON, JOE_PERSON, MAYA_PERSON, CHOIR_PLACE)

ANN_WORKER = Worker(UUID(int=20), "Ann Weaver", "Case manager", "(505) 555-0101", True, frozenset())
MAYA_WORKER = Worker(UUID(int=21), "Maya Rao", "Case manager", "(505) 555-0102", True, frozenset())
CLINIC = ClinicFacts(
    "Juniper Street", "ward", "(505) 555-0100", "Monday to Friday, 9 to 5", "We don’t write back.", True
)
DEPARTURE = DepartureView(
    id=UUID(int=30), user_id=ANN_WORKER.id, worker="Ann Weaver", last_working_day=date(2026, 3, 20),
    last_client_day=LAST_DAY, away_from=None, cover_user_id=None, cover="", cover_words="Sue, 555 0177",
    reason_words="I retire after 31 years.", private_reason="", contact_rule="You can send one card.",
    does_for_everyone=("Reminder calls",), version=1,
)  # fmt: skip
NEVER = NeverRingView(
    UUID(int=40), "Dale Pruitt", "D", "(505) 555-0199", "5055550199", "9 Elm", "Hurt Sam.", ANSWERED_ON
)
CLIENT = KnownClient(
    printed_name="Sam",
    legal_name="Samuel Okafor",
    pronouns="he/him",
    born_on=date(1980, 5, 4),
    language="es",
    interpreter="professional",
    interpreter_note="Spanish from Peru",
    reading_format="large",
    contacts=(a_contact("(505) 555-0111", "text"),),
)

# Where an example has to say something in particular. Everything else is answered by its kind.
SAID: dict[str, dict[str, Any]] = {
    "first_choice": {"person": JOE, "words": "My sister, or Joe", "agrees": "yes"},
    "point_person": {"person": JOE},
    "stand_in": {"person": ROSA, "until": "2026-03-30"},
    "backup": {"person": MAYA},
    "people": {"choice": "some"},
    "never_ring": {"choice": "some"},
    "askings": {"confirmed": "yes"},
    "consents": {"confirmed": "yes"},
    "record": {"confirmed": "yes"},
    "copies": {"ticks": [ROSA]},
    "first_call": {"date": "2026-03-07"},
    "said_back": {"rows": [{"id": "who_first", "result": "pass"}, {"id": "next_visit", "result": "again"}]},
    "can_decide": {"confirmed": "no"},
    "matters_most": {"text": "My own key.", "said_by": "carer"},
    "going_to": {"choice": "shelter", "detail": "St. Anne’s"},
    "medicines_answer": {"choice": "both"},
    "agreement": {"choice": "partly"},
    "proxy": {"choice": "has"},
    "safety_plan": {"choice": "yes", "detail": "In the blue folder"},
    "sooner": {"choice": "sooner_than_suggested", "detail": "The bed is cold."},
    "decision_help": {"choice": "with_support", "detail": "Time, and Rosa"},
    "let_it_out": {"person": ROSA, "other": "In the car, loud"},
    "stands_first": {"choice": "other", "detail": "The song"},
    "hardest_time": {"choice": "certain", "detail": "Sunday after lunch"},
    "leave_out_places": {"choice": "yes"},
    "shows_organisation": {"choice": "yes"},
    "safe_paper": {"choice": "with_care", "detail": "Fold it."},
    "safe_ring": {"choice": "with_care", "detail": "Never before noon."},
    "joint_visits": {"rows": [{"id": "1", "helper": CHOIR, "on": "2026-03-11"}]},
}
CELLS = {"weekday": "2", "part": "evening", "state": "new", "change": "slowly_less", "filler_kind": "person"}


def answer_all(pathway_key: str) -> dict[str, Entry]:
    """Every item of a walk with an answer that can be told apart from no answer."""
    items = [asked.item for step in resolve(pathway_key).steps for asked in step.items]
    return {
        item.key: Entry(SAID.get(item.key) or _by_kind(item, n), on=ANSWERED_ON)
        for n, item in enumerate(items)
    }


def _by_kind(item: Item, number: int) -> dict[str, Any]:
    day = (TODAY + timedelta(days=number + 20)).isoformat()
    if item.kind == "date":
        return {"date": day}
    if item.kind == "person":
        return {"person": ROSA, "until": day}
    if item.kind in ("choice", "safe"):
        first = item.options[0]
        return {"choice": first.key} | ({"detail": f"Detail of {item.key}"} if first.detail else {})
    if item.kind == "ticks":
        return {"ticks": [option.key for option in item.options], "other": f"Other of {item.key}"}
    if item.kind == "confirm":
        return {"confirmed": "yes"}
    if item.kind == "rows":
        return {"rows": [{"id": "1"} | {column.key: _cell(column, day) for column in item.columns}]}
    marked = {"substance": "yes"} if item.can_be_substance else {}
    return {"text": f"First line of {item.key}\nSecond line of {item.key}"} | marked


def _cell(column: Column, day: str) -> str:
    if column.key in CELLS:
        return CELLS[column.key]
    if column.kind == "choice":
        return column.options[0].key
    by_kind = {"date": day, "time": "14:30", "tick": "yes", "person": ROSA}
    return by_kind.get(column.kind, f"Cell {column.key}")


# What each row of an example says: as if it were the name of a programme.
NAMED_EVERYWHERE = ("Cell what", "Cell who", "Cell words", "Cell trouble", "Cell who_words", "Until June")


def discharge(**changes: Any) -> Sources:
    """Everything answered in a discharge, by a client with people of every sort."""
    whole = Sources(
        pathway=resolve("discharge"),
        answers=answer_all("discharge"),
        client=CLIENT,
        clinic=CLINIC,
        region=load_region("uk"),
        zone="America/Denver",
        today=TODAY,
        worker=ANN_WORKER,
        lacks=True,
        leaving_on=LAST_DAY,
        people=PEOPLE,
        workers=(ANN_WORKER, MAYA_WORKER),
        never_ring=(NEVER,),
    )
    return replace(whole, **changes)


def worker_leaving(**changes: Any) -> Sources:
    """Everything answered in a worker's leaving."""
    whole = discharge(
        pathway=resolve("worker_leaving"), answers=answer_all("worker_leaving"), departure=DEPARTURE
    )
    return replace(whole, **changes)


def nobody(**changes: Any) -> Sources:
    """A discharge of somebody who has no one right now."""
    answers = answer_all("discharge")
    answers |= {"people": Entry({"choice": "none"}), "point_person": Entry({"person": "none"})}
    answers |= {
        "stand_in": Entry({"person": MAYA, "until": "2026-03-30"}),
        "backup": Entry({"person": "none"}),
    }
    answers |= {"proxy": Entry({"choice": "wants", "detail": "Tolu helps, by May"})}
    return discharge(people=(MAYA_PERSON,), answers=answers, **changes)


OWN_ITEM = """
[[add]]
key = "site_bus_pass"
pathways = ["worker_leaving"]
step = "week"
kind = "line"
label = "Has {name} got a bus pass?"
read_back = "{name}’s bus pass"
source = "County agreement"
level = "warns"
moment = "before"
on_paper = true
"""


def left_alone(site_dir: Path) -> Sources:
    """A leaving with nobody for line 1 but the new worker, no meeting together, and an item of a site."""
    (site_dir / "checklist.toml").write_text(OWN_ITEM, "utf-8")
    whole = worker_leaving(pathway=resolve("worker_leaving", site_dir), people=(MAYA_PERSON,))
    return answered(
        whole,
        people={"choice": "none"},
        point_person={"person": "none"},
        new_worker={"person": MAYA},
        met_together_on=Entry(way_out="not_possible", because="Maya starts in April"),
        site_bus_pass={"text": "Until June"},
        proxy={"choice": "not_offered", "detail": "No time today. Maya offers it."},
    )


def programme_everywhere(site_dir: Path) -> Sources:
    """A leaving in which every row names a place whose name gives away treatment."""
    return replace(left_alone(site_dir), programmes=NAMED_EVERYWHERE, people=PEOPLE)


def answered(sources: Sources, **said: Any) -> Sources:
    """The same with other answers: values by item key, or whole entries."""
    entries = {
        key: one if isinstance(one, Entry) else Entry(one, on=ANSWERED_ON) for key, one in said.items()
    }
    return replace(sources, answers={**sources.answers, **entries})


def unanswered(sources: Sources, keys: Iterable[str]) -> Sources:
    """The same without some answers."""
    left = set(keys)
    return replace(sources, answers={key: one for key, one in sources.answers.items() if key not in left})

"""A day from what was gathered: what is due, in order, and nothing twice. Pure."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from clinic.caseload.queries.first_calls import FirstCall
from clinic.caseload.queries.to_ask import ToAsk
from clinic.checklist.queries import TransitionView
from clinic.checklist.queries.many import Begun, UnsavedDraft
from clinic.plans.queries.newest import NewestPlan
from clinic.plans.today import Gathered, day_of

TODAY = date(2026, 3, 10)


def move(name: str = "Sam", leaving_on: date | None = None, **fields: Any) -> TransitionView:
    given: dict[str, Any] = {
        "id": uuid4(),
        "client_id": uuid4(),
        "client_name": name,
        "pathway": "discharge",
        "leaving_on": leaving_on,
        "is_short": False,
        "status": "open",
        "worker_id": uuid4(),
        "worker": "Ann",
        "departure_id": None,
        "started_at": datetime(2026, 3, 1, tzinfo=UTC),
    }
    return TransitionView(**(given | fields))


def waiting_for(
    client_id: UUID, name: str = "Rosa", *, by: date | None = None, was_asked: bool = False
) -> ToAsk:
    return ToAsk(client_id, uuid4(), name, was_asked, "", by)


def first(name: str, answer: str) -> FirstCall:
    return FirstCall(uuid4(), name, "sister", "unpaid", answer)


def kinds(gathered: Gathered) -> list[tuple[str, str, date]]:
    return [(todo.kind, todo.person or todo.move.client_name, todo.due) for todo in day_of(gathered).todos]


def test_today_asks_for_a_plan_before_the_client_leaves() -> None:
    near, far = move("Sam", date(2026, 3, 13)), move("Hana", date(2026, 3, 14))
    assert kinds(Gathered(TODAY, (near, far))) == [("make_plan", "Sam", date(2026, 3, 13))]


def test_today_asks_for_no_plan_that_is_made() -> None:
    sam = move("Sam", date(2026, 3, 11))
    plan = NewestPlan(1, "plan", date(2026, 3, 9), date(2026, 6, 1))
    assert kinds(Gathered(TODAY, (sam,), plans={sam.id: plan})) == []


def test_today_names_whom_to_ask_by_the_day_that_was_said() -> None:
    sam = move("Sam", date(2026, 4, 1))
    rosa = waiting_for(sam.client_id, by=date(2026, 3, 9))
    bo = waiting_for(sam.client_id, "Bo", by=date(2026, 3, 12), was_asked=True)
    assert kinds(Gathered(TODAY, (sam,), to_ask=(bo, rosa))) == [
        ("ask", "Rosa", date(2026, 3, 9)),
        ("ask_again", "Bo", date(2026, 3, 12)),
    ]


def test_today_asks_before_leaving_when_no_day_was_said() -> None:
    sam = move("Sam", None)
    assert kinds(Gathered(TODAY, (sam,), to_ask=(waiting_for(sam.client_id),))) == [("ask", "Rosa", TODAY)]


def test_today_asks_who_is_called_first_without_having_been_asked() -> None:
    sam = move("Sam", date(2026, 3, 12))
    rosa = first("Rosa", "not_asked")
    gathered = Gathered(TODAY, (sam,), first_calls={sam.client_id: rosa})
    assert ("ask", "Rosa", date(2026, 3, 12)) in kinds(gathered)
    asked = ToAsk(sam.client_id, rosa.person_id, "Rosa", False, "Ann", date(2026, 3, 11))
    twice = Gathered(TODAY, (sam,), first_calls={sam.client_id: rosa}, to_ask=(asked,))
    assert [one for one in kinds(twice) if one[0] == "ask"] == [("ask", "Rosa", date(2026, 3, 11))]


def test_today_leaves_alone_who_said_yes() -> None:
    sam = move("Sam", date(2026, 3, 12))
    gathered = Gathered(TODAY, (sam,), first_calls={sam.client_id: first("Rosa", "yes")})
    assert [kind for kind, *_ in kinds(gathered)] == ["make_plan"]


def test_today_calls_after_leaving_not_before() -> None:
    gone, here = move("Sam", date(2026, 3, 8)), move("Hana", date(2026, 3, 11))
    plan = NewestPlan(1, "so_far", date(2026, 3, 8), date(2026, 6, 1))
    gathered = Gathered(
        TODAY,
        (gone, here),
        check_calls={gone.id: date(2026, 3, 11), here.id: date(2026, 3, 13)},
        plans={gone.id: plan, here.id: plan},
    )
    assert kinds(gathered) == [("check_call", "Sam", date(2026, 3, 11))]


def test_today_reads_page_one_again_when_its_day_comes() -> None:
    sam = move("Sam", date(2026, 1, 1))
    plan = NewestPlan(3, "plan", date(2026, 1, 1), date(2026, 3, 10))
    todos = day_of(Gathered(TODAY, (sam,), plans={sam.id: plan})).todos
    assert [(todo.kind, todo.plan_number) for todo in todos] == [("read_again", 3)]


def test_today_lists_every_client_on_the_move() -> None:
    sam, hana = move("Sam", date(2026, 3, 12)), move("Hana")
    rosa = first("Rosa", "yes")
    day = day_of(
        Gathered(TODAY, (sam, hana), first_calls={sam.client_id: rosa}, begun={sam.id: Begun(4, 14)})
    )
    assert [(one.move.client_name, one.first_call, one.begun.saved) for one in day.moves] == [
        ("Sam", rosa, 4),
        ("Hana", None, 0),
    ]


def test_today_keeps_what_is_not_saved_in_sight() -> None:
    sam = move("Sam")
    at = datetime(2026, 3, 10, 14, 2, tzinfo=UTC)
    day = day_of(Gathered(TODAY, (sam,), drafts=(UnsavedDraft(sam.id, "week", at),)))
    assert [(one.move, one.page, one.saved_at) for one in day.unsaved] == [(sam, "week", at)]

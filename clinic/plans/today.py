"""One day of a worker: what there is to do, and who is on the move. Pure; `queries.today` gathers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal
from uuid import UUID

from clinic.caseload.queries.first_calls import FirstCall
from clinic.caseload.queries.to_ask import ToAsk
from clinic.checklist.queries.many import Begun, UnsavedDraft
from clinic.checklist.queries.transitions import TransitionView
from clinic.plans.queries.newest import NewestPlan

# How far ahead a thing to do is shown; what is further off is on the clients' own pages.
AHEAD = timedelta(days=3)
Kind = Literal["ask", "ask_again", "make_plan", "check_call", "read_again"]


@dataclass(frozen=True)
class Gathered:
    """Everything that a day is made of, by client or by transition."""

    today: date
    moves: tuple[TransitionView, ...]
    first_calls: Mapping[UUID, FirstCall] = field(default_factory=dict)
    to_ask: tuple[ToAsk, ...] = ()
    begun: Mapping[UUID, Begun] = field(default_factory=dict)
    check_calls: Mapping[UUID, date] = field(default_factory=dict)
    plans: Mapping[UUID, NewestPlan] = field(default_factory=dict)
    drafts: tuple[UnsavedDraft, ...] = ()


@dataclass(frozen=True)
class ToDo:
    """One thing to do. `person`: who is to be asked; `who_asks`: who said they would."""

    kind: Kind
    due: date
    move: TransitionView
    person_id: UUID | None = None
    person: str = ""
    who_asks: str = ""
    plan_number: int = 0


@dataclass(frozen=True)
class Move:
    """One line of the list of clients on the move. `first_from`: after a leaver's last day."""

    move: TransitionView
    first_call: FirstCall | None
    first_from: date | None
    begun: Begun
    plan: NewestPlan | None


@dataclass(frozen=True)
class Unsaved:
    """A page that was begun and not saved."""

    move: TransitionView
    page: str
    saved_at: datetime


@dataclass(frozen=True)
class Day:
    """`todos`: the earliest first. `moves`: in the order they came in."""

    on: date
    todos: tuple[ToDo, ...]
    moves: tuple[Move, ...]
    unsaved: tuple[Unsaved, ...]


def day_of(gathered: Gathered) -> Day:
    """The day, from what was gathered."""
    last = gathered.today + AHEAD
    todos = [todo for move in gathered.moves for todo in _todos(move, gathered) if todo.due <= last]
    by_id = {move.id: move for move in gathered.moves}
    return Day(
        on=gathered.today,
        todos=tuple(sorted(todos, key=lambda todo: (todo.due, todo.move.client_name, todo.kind))),
        moves=tuple(_move(move, gathered) for move in gathered.moves),
        unsaved=tuple(Unsaved(by_id[one.transition_id], one.page, one.saved_at) for one in gathered.drafts),
    )


def _move(move: TransitionView, gathered: Gathered) -> Move:
    return Move(
        move=move,
        first_call=gathered.first_calls.get(move.client_id),
        first_from=_first_from(move, gathered.today),
        begun=gathered.begun.get(move.id, Begun(0, 0)),
        plan=gathered.plans.get(move.id),
    )


def _first_from(move: TransitionView, today: date) -> date | None:
    """Until a worker's last day it is the worker; None when that is over, or nobody's worker leaves."""
    if move.pathway != "worker_leaving" or move.leaving_on is None or move.leaving_on < today:
        return None
    return move.leaving_on + timedelta(days=1)


def _todos(move: TransitionView, gathered: Gathered) -> Iterator[ToDo]:
    yield from _asks(move, gathered)
    plan, call = gathered.plans.get(move.id), gathered.check_calls.get(move.id)
    if plan is None and move.leaving_on:
        yield ToDo("make_plan", move.leaving_on, move)
    if call and move.leaving_on and move.leaving_on <= gathered.today:
        yield ToDo("check_call", call, move)
    if plan:
        yield ToDo("read_again", plan.check_by, move, plan_number=plan.number)


def _asks(move: TransitionView, gathered: Gathered) -> Iterator[ToDo]:
    waited_for = [one for one in gathered.to_ask if one.client_id == move.client_id]
    yield from (_ask(one, move, gathered) for one in waited_for)
    first = gathered.first_calls.get(move.client_id)
    if first and first.answer == "not_asked" and first.person_id not in {one.person_id for one in waited_for}:
        yield ToDo("ask", move.leaving_on or gathered.today, move, first.person_id, first.name)


def _ask(one: ToAsk, move: TransitionView, gathered: Gathered) -> ToDo:
    """Without a named day: before the client leaves, and today when that day is not known either."""
    due = one.by or move.leaving_on or gathered.today
    return ToDo("ask_again" if one.was_asked else "ask", due, move, one.person_id, one.name, one.who_asks)

"""The list of clients: search, filter and sort, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, or_, select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.caseload.models import Assignment, Client
from clinic.caseload.models_people import ContactPoint, Person
from clinic.caseload.queries.first_calls import FirstCall, first_calls_of, leads_of
from clinic.caseload.queries.scope import current_on, visible_clients
from clinic.foundation.contact_points import fold_number
from clinic.foundation.database import today
from clinic.foundation.paging import Columns, Page, after, cursor
from clinic.foundation.text import fold

PAGE_SIZE = 25
FEWEST_DIGITS = 3


@dataclass(frozen=True)
class ListWish:
    """How a list of clients is wanted. `status`: open, closed, all. `whose`: all, mine. `sort`: name, added.

    `search`: parts of names, of a code, or of a phone number. `place`: a cursor, "" for the first page.
    """

    search: str = ""
    status: str = "open"
    whose: str = "all"
    sort: str = "name"
    place: str = ""


@dataclass(frozen=True)
class ClientRow:
    """One line of the list. `lead`: who leads today. `first_call`: whom to ring first, if named."""

    id: UUID
    name: str
    legal_name: str
    pronouns: str
    born_on: date | None
    code: str
    is_closed: bool
    lead: str
    first_call: FirstCall | None


def client_page(
    session: Session, viewer: Viewer, wish: ListWish, *, size: int = PAGE_SIZE
) -> Page[ClientRow]:
    """One page of the clients in the viewer's sight, with how many there are in all."""
    wanted = _filtered(session, viewer, wish)
    total = session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
    columns, descending = _order(wish.sort)
    if wish.place:
        wanted = wanted.where(after(columns, wish.place, descending=descending))
    order = [column.desc() if descending else column.asc() for column in columns]
    found = session.scalars(wanted.order_by(*order).limit(size + 1)).all()
    return Page(_rows(session, viewer, found[:size]), total, _following(found, columns, size))


def count_clients(session: Session, viewer: Viewer) -> int:
    """How many clients the viewer may see, open and closed: tells an empty caseload from an empty search."""
    return session.scalar(select(func.count()).select_from(visible_clients(session, viewer).subquery())) or 0


def _following(found: Sequence[Client], columns: Columns, size: int) -> str:
    if len(found) <= size:
        return ""
    return cursor([getattr(found[size - 1], column.key) for column in columns])


def _order(sort: str) -> tuple[Columns, bool]:
    if sort == "added":
        return (Client.created_at, Client.id), True
    return (Client.sort_name, Client.id), False


def _filtered(session: Session, viewer: Viewer, wish: ListWish) -> Select[Client]:
    wanted = visible_clients(session, viewer)
    if wish.status != "all":
        wanted = wanted.where(
            Client.closed_at.is_not(None) if wish.status == "closed" else Client.closed_at.is_(None)
        )
    if wish.whose == "mine":
        works_with = exists().where(
            Assignment.client_id == Client.id,
            Assignment.user_id == viewer.id,
            current_on(today(session, viewer.zone)),
        )
        wanted = wanted.where(works_with)
    return wanted.where(_matches(wish.search)) if wish.search.strip() else wanted


def _matches(search: str) -> ColumnElement[bool]:
    """Every word is in a name or the code; or the digits are in a number of the client or their people."""
    words = fold(search).split()
    by_name = [Client.search_text.contains(word, autoescape=True) for word in words]
    digits = fold_number(search)
    has_letters = any(char.isalpha() for char in search)
    named = and_(*by_name) if by_name else false()  # nothing but punctuation finds nobody
    if len(digits) < FEWEST_DIGITS or has_letters:
        return named
    return or_(named, _has_number(digits))


def _has_number(digits: str) -> ColumnElement[bool]:
    of_nobody_removed = ContactPoint.person_id.is_(None) | exists().where(
        Person.id == ContactPoint.person_id, Person.removed_at.is_(None)
    )
    return exists().where(
        ContactPoint.client_id == Client.id, ContactPoint.digits.contains(digits), of_nobody_removed
    )


def _rows(session: Session, viewer: Viewer, clients: Sequence[Client]) -> tuple[ClientRow, ...]:
    ids = [client.id for client in clients]
    leads = leads_of(session, viewer, ids)
    first_calls = first_calls_of(session, ids)
    return tuple(
        ClientRow(
            id=client.id,
            name=client.preferred_name,
            legal_name=client.legal_name,
            pronouns=client.pronouns,
            born_on=client.born_on,
            code=client.code,
            is_closed=client.closed_at is not None,
            lead=leads.get(client.id, ""),
            first_call=first_calls.get(client.id),
        )
        for client in clients
    )

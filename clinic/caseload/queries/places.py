"""The team directory: pharmacies, clinics, clubs, landlords' offices."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.queries import workers_by_id
from clinic.caseload.answers import split_keys
from clinic.caseload.models import Assignment, Client, Place
from clinic.caseload.queries.scope import client
from clinic.foundation.contact_points import fold_number
from clinic.foundation.days import Hours, hours_from_json
from clinic.foundation.errors import NotFound
from clinic.foundation.paging import Page, after, cursor
from clinic.foundation.text import fold

PAGE_SIZE = 25
NO_PLACE = "We can’t find this place in your team’s directory."
BY_NAME = (Place.sort_name, Place.id)


@dataclass(frozen=True)
class PlaceView:
    """A place of the team directory. `checked_on`: when it was last rung and right."""

    id: UUID
    team_id: UUID
    version: int
    name: str
    type: str
    phone: str
    phone_digits: str
    ways: tuple[str, ...]
    hours: tuple[Hours, ...]
    address: str
    meets: str
    substance: bool
    checked_on: date | None


def place_page(
    session: Session,
    viewer: Viewer,
    *,
    search: str = "",
    type: str = "",  # noqa: A002 - the word of the column and of the URL
    place: str = "",
    size: int = PAGE_SIZE,
) -> Page[PlaceView]:
    """A page of the directories of the viewer's teams, by name. `place`: a cursor, "" for the first page."""
    wanted = _matching(_of_teams(viewer), search, type)
    total = session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
    if place:
        wanted = wanted.where(after(BY_NAME, place))
    rows = session.scalars(wanted.order_by(*BY_NAME).limit(size + 1)).all()
    following = cursor([rows[size - 1].sort_name, rows[size - 1].id]) if len(rows) > size else ""
    return Page(tuple(_view(row) for row in rows[:size]), total, following)


def places_of_teams(session: Session, viewer: Viewer, team_ids: Collection[UUID]) -> tuple[PlaceView, ...]:
    """Every place of these teams that the viewer may see, by name: for pickers."""
    rows = session.scalars(_of_teams(viewer).where(Place.team_id.in_(sorted(team_ids))).order_by(*BY_NAME))
    return tuple(_view(row) for row in rows)


def marked_places(session: Session, viewer: Viewer, client_id: UUID) -> tuple[str, ...]:
    """Names of places that give away treatment for alcohol or drugs, by name, for a client in sight.

    From the directories of the client's team and of the teams of everybody who ever worked with them: what is
    withheld in a plan may not hang on who looks at it.
    """
    team_ids = _teams_around(session, viewer, client(session, viewer, client_id))
    rows = session.scalars(_there(team_ids).where(Place.substance).order_by(*BY_NAME))
    return tuple(row.name for row in rows)


def _teams_around(session: Session, viewer: Viewer, of: Client) -> frozenset[UUID]:
    ids = set(session.scalars(select(Assignment.user_id).where(Assignment.client_id == of.id)))
    workers = workers_by_id(session, viewer, ids).values()
    return frozenset({of.team_id}.union(*(one.teams for one in workers)))


def place(session: Session, viewer: Viewer, place_id: UUID) -> PlaceView:
    """One place of the viewer's teams, or NotFound."""
    return _view(place_row(session, viewer, place_id))


def place_row(session: Session, viewer: Viewer, place_id: UUID, *, removed: bool = False) -> Place:
    """The row of `place`, for this room's own use."""
    found = session.scalar(_of_teams(viewer, removed=removed).where(Place.id == place_id))
    if found is None:
        raise NotFound(NO_PLACE)
    return found


def _of_teams(viewer: Viewer, *, removed: bool = False) -> Select[Place]:
    return _there(viewer.teams | viewer.supervises, removed=removed)


def _there(team_ids: Collection[UUID], *, removed: bool = False) -> Select[Place]:
    there = Place.removed_at.is_not(None) if removed else Place.removed_at.is_(None)
    return select(Place).where(Place.team_id.in_(sorted(team_ids)), there)


def _matching(wanted: Select[Place], search: str, kind: str) -> Select[Place]:
    if kind:
        wanted = wanted.where(Place.type == kind)
    for word in fold(search).split():
        wanted = wanted.where(
            or_(Place.sort_name.contains(word), Place.phone_digits.contains(fold_number(word) or "-"))
        )
    return wanted


def _view(row: Place) -> PlaceView:
    plain = "id team_id version name type phone phone_digits address meets substance checked_on".split()
    return PlaceView(
        **{name: getattr(row, name) for name in plain},
        ways=split_keys(row.ways),
        hours=hours_from_json(row.hours),
    )

"""Ids of another team's client, put in place of every id that a form of the own client holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.models import User
from clinic.caseload import actions
from clinic.caseload.models import Client
from clinic.caseload.models_people import ContactPoint
from clinic.checklist.actions import save_step, start_discharge
from clinic.checklist.entries import Entry
from clinic.checklist.pathways import core_pathway
from tests.factories.rows import viewer_of
from tests.page_client import BASE
from tests.trust.crawl.forms import Crawl, FoundForm
from tests.trust.crawl.people import Street
from tests.trust.stored_bytes import stored_rows

ID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")
ROW_ID = re.compile(r"-\d+-(?:row_)?id$")
OURS = frozenset({"csrf_token", "form_key"})
WRITTEN_ASIDE = ("draft", "kept_typing", "form_once")  # what was typed is kept for its typist alone
OTHER_PAGES = ("printing.", "plans.", "why.", "audit.", "keeping.")
Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Theirs:
    """Rows around Wilma, of the west team: a person, their number, a consent, a name, a place, her walk."""

    ids: tuple[UUID, ...]


@dataclass(frozen=True)
class Try:
    """One form with one of its ids another's. `what`: which, in words.

    `is_undeclared`: the id stands in the name of a field, which no form declares: nothing may read it.
    """

    form: FoundForm
    pairs: Pairs
    what: str
    is_undeclared: bool


def put_theirs(session: Session, street: Street) -> Theirs:
    """Something of every kind around Wilma, by her own worker."""
    user = session.scalars(select(User).where(User.name == "Wes Lund")).one()
    wes = viewer_of(session, user)
    contact = session.scalars(select(ContactPoint.id).where(ContactPoint.person_id == street.una)).one()
    consent = actions.record_consent(session, by=wes, person_id=street.una, kind="plan", given=True)
    never = actions.add_never_ring(session, by=wes, client_id=street.wilma, name="Nat North")
    west = session.get_one(Client, street.wilma).team_id
    place = actions.add_place(session, by=wes, team_id=west, name="West Club", type="social_club")
    walk = _walk(session, wes, street.wilma)
    return Theirs((street.una, contact, consent.id, never.id, place.id, street.wilma, walk))


def _walk(session: Session, wes: Viewer, wilma: UUID) -> UUID:
    walk = start_discharge(session, by=wes, client_id=wilma, checklist=core_pathway("discharge"))
    said = {"needs": Entry(value={"rows": [{"id": "", "what": "Keys", "status": "missing"}]})}
    save_step(session, by=wes, transition_id=walk, step_key="first_days", entries=said, opened_version=None)
    return walk


def tries(street: Street, theirs: Theirs, *, each: bool) -> Iterator[Try]:
    """Every id of every form about Sam. `each`: with every id of theirs; else with one, in turns."""
    turns = count()
    for form in _forms(street):
        for name, value, offers in _fields(form):
            for shape in _shapes(name, value, offers):
                ids = theirs.ids if each else (theirs.ids[next(turns) % len(theirs.ids)],)
                for other in ids:
                    yield _try(form, name, name, shape.replace("*", str(other)))
            if ID.search(name):
                yield _try(form, name, ID.sub(theirs.ids[0].hex, name), (*offers, value)[0])


def _fields(form: FoundForm) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Name, value and offers of one field of each kind: rows are alike."""
    seen, values = set(), dict(form.values)
    for one in form.fields:
        kind = re.sub(r"-\d+-", "-*-", ID.sub("*", one.name))
        if kind not in seen and one.name not in OURS:
            seen.add(kind)
            yield one.name, values.get(one.name, ""), one.offers


def _shapes(name: str, value: str, offers: tuple[str, ...]) -> list[str]:
    """How ids stand in this field: "person:*", "*"."""
    shapes = {ID.sub("*", one) for one in (*offers, value) if ID.search(one)}
    return sorted(shapes | ({"*"} if ROW_ID.search(name) else set()))


def _try(form: FoundForm, name: str, new_name: str, value: str) -> Try:
    row = name[: ROW_ID.search(name).start()] if ROW_ID.search(name) else ""  # type: ignore[union-attr]
    kept = [pair for pair in form.values if pair[0] != name]
    typed = [(one.name, "5") for one in form.typed + _dates(form) if row and one.name.startswith(f"{row}-0-")]
    named = {pair[0] for pair in typed}
    pairs = [pair for pair in kept if pair[0] not in named]
    return Try(form, [*pairs, *typed, (new_name, value)], f"{new_name}={value}", new_name != name)


def _dates(form: FoundForm) -> list:
    return [one for one in form.fields if one.kind == "tel"]


def _forms(street: Street) -> list[FoundForm]:
    """Of Sam's pages: his record, the people around him, every step."""
    homes = (
        f"/clients/{street.world.values['client_id']}",
        f"/transitions/{street.world.values['transition_id']}",
    )
    crawl, waiting, seen = Crawl(street), list(homes), set()
    while waiting:
        path = waiting.pop(0)
        if path in seen or not path.startswith(homes) or crawl.endpoint_of(path).startswith(OTHER_PAGES):
            continue
        seen.add(path)
        waiting += crawl.look("own", path)
    return [
        one for one in crawl.forms if any(_shapes(*field) or ID.search(field[0]) for field in _fields(one))
    ]


def send(street: Street, one: Try) -> int:
    """Its answer's status."""
    body: dict[str, list[str]] = {}
    for name, value in one.pairs:
        body.setdefault(name, []).append(value)
    answer = street.world.desks["own"].post(one.form.action, data=body, base_url=BASE)
    answer.close()
    return answer.status_code


def told_of(street: Street, theirs: Theirs) -> dict[UUID, list[str]]:
    """By id of theirs, every stored row in which it stands."""
    rows = stored_rows(street.world.app.database.engine)
    kept = [row for table, found in rows.items() if table not in WRITTEN_ASIDE for row in found]
    return {
        other: [row for row in kept if any(mark in row for mark in (repr(other), str(other), other.hex))]
        for other in theirs.ids
    }

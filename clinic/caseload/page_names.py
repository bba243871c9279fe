"""What this room's pages are called, beside words that were kept from them: see accounts.page_names."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.page_names import NameMaker, PageName
from clinic.caseload import queries
from clinic.caseload.wording import short_name
from clinic.foundation.regions import load_region

OF_CLIENT = {
    "about": "What is {name} called?",
    "address": "Address",
    "close_client": "Close the record",
    "language": "Language and reading",
    "never_ring": "We must never {ring} or tell",
    "new_person": "Add a person, group or place",
    "reach": "How to reach {name}",
    "safe": "What is safe for {name}?",
}
OF_PERSON = {
    "ask": "What does {person} say?",
    "person_consents": "What may {person} know?",
    "person_hats": "What is {person} to {name}?",
    "person_reach": "How to reach {person}",
    "person_together": "{name} and {person}",
    "person_who": "Who is {person}?",
    "withdraw_consent": "What does {name} take back from {person}?",
}
OF_TEAM = {"new_client": "Add a client", "new_place": "Add a place"}


def page_names() -> dict[str, NameMaker]:
    """By endpoint, every page of this room on which somebody writes."""
    return {
        "caseload.place": _place,
        **{f"caseload.{key}": partial(_of_team, words) for key, words in OF_TEAM.items()},
        **{f"caseload.{key}": partial(_of_client, words) for key, words in OF_CLIENT.items()},
        **{f"caseload.{key}": partial(_of_person, words) for key, words in OF_PERSON.items()},
    }


def _of_team(words: str, _session: Session, _viewer: Viewer, _values: Mapping[str, Any]) -> PageName:
    return PageName(words)


def _of_client(words: str, session: Session, viewer: Viewer, values: Mapping[str, Any]) -> PageName:
    return _named(words, session, viewer, values["client_id"])


def _of_person(words: str, session: Session, viewer: Viewer, values: Mapping[str, Any]) -> PageName:
    person = queries.person_of(session, viewer, values["client_id"], values["person_id"])
    return _named(words, session, viewer, person.client_id, person=person.called or person.name)


def _place(session: Session, viewer: Viewer, values: Mapping[str, Any]) -> PageName:
    return PageName(queries.place(session, viewer, values["place_id"]).name)


def _named(words: str, session: Session, viewer: Viewer, client_id: UUID, **more: str) -> PageName:
    found = queries.client(session, viewer, client_id)
    name = short_name(found.preferred_name, found.name_order)
    ring = load_region(viewer.region).ring_word
    return PageName(words.format(name=name, ring=ring, **more), found.preferred_name)

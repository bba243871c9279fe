"""A client with an open walk in the database, for tests of queries, actions and pages."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.caseload.models import Client
from clinic.caseload.queries import client
from clinic.checklist.actions import save_step, start_discharge
from clinic.checklist.entries import Entry
from clinic.checklist.pathways import core_pathway
from clinic.checklist.queries import Walk, walk
from tests.factories.rows import Office, make_client, make_office

LEAVES = date(2026, 3, 13)


@dataclass(frozen=True)
class Case:
    """Ann's client Sam, and his open walk."""

    session: Session
    office: Office
    client_id: UUID
    transition_id: UUID

    @property
    def ann(self) -> Viewer:
        return self.office.ann

    def client(self) -> Client:
        return client(self.session, self.ann, self.client_id)

    def save(self, step: str, opened_version: int | None = None, **entries: Any) -> Walk:
        """Save values (or entries) by item key as Ann; the walk afterwards."""
        said = {key: one if isinstance(one, Entry) else Entry(value=one) for key, one in entries.items()}
        save_step(
            self.session,
            by=self.ann,
            transition_id=self.transition_id,
            step_key=step,
            entries=said,
            opened_version=opened_version,
        )
        return self.walk()

    def walk(self) -> Walk:
        self.session.expire_all()
        return walk(self.session, self.ann, self.transition_id)


def a_discharge(session: Session, name: str = "Sam Okafor", **fields: Any) -> Case:
    """Sam leaves the ward on Friday 13 March."""
    office = make_office(session)
    client = make_client(session, office.ann, name, **fields)
    started = start_discharge(
        session, by=office.ann, client_id=client.id, checklist=core_pathway("discharge"), leaving_on=LEAVES
    )
    return Case(session, office, client.id, started)

"""Everything a plan is composed from, as plain values: what was answered, and what the caseload knows."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from clinic.accounts.clinics import ClinicFacts
from clinic.accounts.queries import Worker
from clinic.caseload.departure_queries import DepartureView
from clinic.caseload.person_view import ContactView, PersonView
from clinic.caseload.queries.never_ring import NeverRingView
from clinic.checklist.entries import Answers
from clinic.checklist.items import Pathway
from clinic.foundation.regions import Region


@dataclass(frozen=True)
class KnownClient:
    """The record of the client. `interpreter`: a key of the caseload's choices, with its note."""

    printed_name: str
    legal_name: str = ""
    pronouns: str = ""
    born_on: date | None = None
    language: str = "en"
    interpreter: str = ""
    interpreter_note: str = ""
    reading_format: str = "standard"
    contacts: tuple[ContactView, ...] = ()


@dataclass(frozen=True)
class Sources:
    """What one plan is made from. `worker`: who leads the walk, or the one who leaves.

    `workers`: those among the people, by id. `lacks`: whether a required question has no answer yet.
    `zone`: the clinic's IANA zone. `departure` comes without the worker's private reason.
    `programmes`: names of places that give away treatment for alcohol or drugs.
    """

    pathway: Pathway
    answers: Answers
    client: KnownClient
    clinic: ClinicFacts
    region: Region
    zone: str
    today: date
    worker: Worker
    lacks: bool = False
    leaving_on: date | None = None
    departure: DepartureView | None = None
    people: tuple[PersonView, ...] = ()
    workers: tuple[Worker, ...] = ()
    never_ring: tuple[NeverRingView, ...] = ()
    programmes: tuple[str, ...] = ()

    @property
    def is_worker_leaving(self) -> bool:
        return self.departure is not None

    @property
    def last_day(self) -> date | None:
        """The last day of the old: of the stay, or on which the leaving worker can be reached."""
        return self.departure.last_day_with_clients if self.departure else self.leaving_on

    def worker_of(self, person: PersonView) -> Worker | None:
        """The worker of this clinic that a person is, or None."""
        return next((one for one in self.workers if one.id == person.user_id), None)

    def person_of(self, user_id: UUID) -> PersonView | None:
        """The worker's own entry among the people of the client, or None."""
        return next((one for one in self.people if one.user_id == user_id), None)

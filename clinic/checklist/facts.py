"""What is already known when a checklist is walked: plain values, read once per request by `fact_queries`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from uuid import UUID

from clinic.accounts.clinics import ClinicFacts
from clinic.caseload.departure_queries import DepartureView
from clinic.caseload.person_view import PersonView
from clinic.caseload.queries.consents import ConsentView
from clinic.caseload.queries.known import KnownPerson
from clinic.caseload.queries.never_ring import NeverRingView
from clinic.foundation.days import date_words, time_words
from clinic.foundation.regions import Region

NO_CLINIC = ClinicFacts(
    name="",
    setting="ward",
    service_number="",
    service_number_hours="",
    contact_rule="",
    can_promise_notice=False,
)


@dataclass(frozen=True)
class ClientRecord:
    """What the record holds of the client. `name`: what they are called in the middle of a sentence.

    `source`, `known_on`: where the facts came from ("the ward record"), and when they were true.
    """

    id: UUID
    name: str
    preferred_name: str = ""
    legal_name: str = ""
    pronouns: str = ""
    language: str = ""
    interpreter: str = ""
    reading_format: str = ""
    safe_paper: str = ""
    safe_paper_on: date | None = None
    safe_ring: str = ""
    safe_ring_on: date | None = None
    source: str = ""
    known_on: date | None = None


@dataclass(frozen=True)
class Facts:
    """Everything that a kind may read beside its own value.

    `known`: who can be picked without retyping. `colleagues`: names of workers by id. `named`: keys of the
    people whom answers name for something. `has_no_point_person`: "no one right now" was the answer.
    """

    client: ClientRecord
    region: Region
    today: date
    transition_id: UUID
    pathway: str
    worker: str
    new_worker: str = ""
    leaving_on: date | None = None
    departure: DepartureView | None = None
    clinic: ClinicFacts = NO_CLINIC
    people: tuple[PersonView, ...] = ()
    consents: tuple[ConsentView, ...] = ()
    never_ring: tuple[NeverRingView, ...] = ()
    known: tuple[KnownPerson, ...] = ()
    colleagues: Mapping[str, str] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    has_no_point_person: bool = False

    def person(self, key: str) -> PersonView | None:
        """The person with this key, or None ("", "none", "me" and people of other clients)."""
        return next((person for person in self.people if person.key == key), None)

    @property
    def first_call(self) -> PersonView | None:
        """The point person."""
        return next((person for person in self.people if "first_call" in person.hats), None)

    @property
    def unpaid(self) -> tuple[PersonView, ...]:
        """People and places that nobody pays to be there."""
        return tuple(person for person in self.people if person.nature != "paid")

    @property
    def to_ask(self) -> tuple[PersonView, ...]:
        """Whoever is named for something, or was asked, and has not answered."""
        return tuple(
            person
            for person in self.people
            if person.answer.state == "asked"
            or (person.answer.state == "not_asked" and (person.key in self.named or person.answer.ask_who))
        )

    @property
    def may_have_plan(self) -> set[str]:
        """Keys of those who may have a page of the plan, by the client's consent as it stands."""
        return {str(one.person_id) for one in self.consents if one.kind == "plan" and one.holds}

    def who(self, key: str) -> str:
        """A person key in words: a name, the client's name for "me", "" for nobody."""
        if key == "me":
            return self.client.name
        person = self.person(key)
        return person.name if person else ""

    def fill(self, text: str) -> str:
        """Put the names, and the region's word for ringing, into a text. Other braces stay as they are."""
        ring = self.region.ring_word
        somebody = "The new worker" if text.startswith("{new_worker}") else "the new worker"
        places = {
            "{name}": self.client.name,
            "{worker}": self.worker,
            "{new_worker}": self.new_worker or somebody,
            "{ring}": ring,
            "{Ring}": ring.capitalize(),
        }
        for place, words in places.items():
            text = text.replace(place, words)
        return text

    def day(self, day: date) -> str:
        """A date in words: "Friday, March 13"."""
        return date_words(day, self.region, year="auto", today=self.today)

    def iso_day(self, iso: str) -> str:
        """A stored date in words; "" for none."""
        return self.day(date.fromisoformat(iso)) if iso else ""

    def iso_time(self, iso: str) -> str:
        """A stored time in words; "" for none."""
        return time_words(time.fromisoformat(iso), long=False) if iso else ""

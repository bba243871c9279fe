"""What is already known when a checklist is walked: plain values, read once per request by `fact_queries`."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from clinic.foundation.days import Hours, date_words, hours_words, time_words
from clinic.foundation.regions import Region

SAID_YES = ("yes", "part")
ASKED = ("asked",)


@dataclass(frozen=True)
class KnownPhone:
    """A person's first number. `id` names its row, so that "we rang it" lands on the right one."""

    id: UUID
    text: str
    ways: tuple[str, ...] = ()
    hours: tuple[Hours, ...] = ()
    hours_note: str = ""
    tried_on: date | None = None


@dataclass(frozen=True)
class KnownPerson:
    """Somebody around the client. `answer`: not_asked, asked, yes, part, no, stepped_back."""

    key: str
    name: str
    nature: str
    type: str = ""
    called: str = ""
    relation: str = ""
    grown_up: str = "not_known"
    phone: KnownPhone | None = None
    other_reach: tuple[str, ...] = ()
    hats: tuple[str, ...] = ()
    answer: str = "not_asked"
    answered_on: date | None = None
    ask_who: str = ""
    ask_by: date | None = None
    agreed: tuple[str, ...] = ()
    own_words: str = ""
    limits: str = ""
    client_asks_not: str = ""
    needs: str = ""
    chosen_in_company: bool = False
    consents: tuple[tuple[str, bool, date], ...] = ()  # newest answer of each kind: (kind, given, on)

    @property
    def said_yes(self) -> bool:
        return self.answer in SAID_YES

    @property
    def is_waiting(self) -> bool:
        """Asked, and no answer yet."""
        return self.answer in ASKED


@dataclass(frozen=True)
class KnownNeverRing:
    """Somebody who must never be rung or told."""

    id: UUID
    name: str
    nickname: str = ""
    number: str = ""


@dataclass(frozen=True)
class ClientRecord:
    """What the record holds of the client. `source`: "the ward record"; `known_on`: when that was true."""

    id: UUID
    name: str
    legal_name: str = ""
    pronouns: str = ""
    born_on: date | None = None
    language: str = ""
    interpreter: str = ""
    reading_format: str = ""
    safe_paper: str = ""
    safe_paper_on: date | None = None
    safe_ring: str = ""
    safe_ring_on: date | None = None
    safe_note: str = ""
    source: str = ""
    known_on: date | None = None


@dataclass(frozen=True)
class Facts:
    """Everything that a kind may read beside its own value."""

    client: ClientRecord
    region: Region
    today: date
    transition_id: UUID
    pathway: str
    worker: str
    new_worker: str = ""
    leaving_on: date | None = None
    people: tuple[KnownPerson, ...] = ()
    never_ring: tuple[KnownNeverRing, ...] = ()

    def person(self, key: str) -> KnownPerson | None:
        """The person with this key, or None ("", "none", "me" and people of other clients)."""
        return next((person for person in self.people if person.key == key), None)

    def who(self, key: str) -> str:
        """A person key in words: a name, the client's name for "me", "" for nobody."""
        if key == "me":
            return self.client.name
        person = self.person(key)
        return person.name if person else ""

    def fill(self, text: str) -> str:
        """Put the names into a text of the checklist. Other braces stay as they are."""
        new_worker = self.new_worker or "the new worker"
        filled = text.replace("{name}", self.client.name).replace("{worker}", self.worker)
        return filled.replace("{new_worker}", new_worker)

    def day(self, day: date) -> str:
        """A date in words: "Friday, March 13"."""
        return date_words(day, self.region, year="auto", today=self.today)

    def iso_day(self, iso: str) -> str:
        """A stored date in words; "" for none."""
        return self.day(date.fromisoformat(iso)) if iso else ""

    def iso_time(self, iso: str) -> str:
        """A stored time in words; "" for none."""
        return time_words(time.fromisoformat(iso), long=False) if iso else ""

    def when(self, phone: KnownPhone) -> str:
        """When a number is answered, in words; "" when that is not known."""
        return hours_words(phone.hours, long=True, region=self.region) or phone.hours_note

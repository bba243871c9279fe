"""PersonView: somebody around a client as plain, frozen values, for screens, the walk and the plan."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from clinic.caseload.answers import Answer, answer_of, split_keys
from clinic.caseload.people_catalogue import catalogue
from clinic.foundation.days import Hours, hours_from_json


@dataclass(frozen=True)
class ContactView:
    """One way to reach a person or the client. `kind`: phone, email, place, none. `digits`: folded."""

    id: UUID
    kind: str
    value: str
    digits: str
    odd: bool
    ways: tuple[str, ...]
    hours: tuple[Hours, ...]
    hours_note: str
    safe_message: str
    tried_on: date | None


@dataclass(frozen=True)
class PersonView:
    """Somebody around a client: a person, a group or a place. Fields as in models_people.Person.

    `answer`: where asking them stands. `hats`: keys of those worn now. `functions`: follow from the doings.
    `doing_words`: further doings. `may_know_others`: the client's consent to it, as it stands today.
    """

    id: UUID
    client_id: UUID
    version: int
    position: int
    name: str
    called: str
    relation: str
    nature: str
    type: str
    organisation: str
    place_id: UUID | None
    user_id: UUID | None
    works_at_home: bool
    grown_up: str
    language: str
    doings: tuple[str, ...]
    doing_words: tuple[str, ...]
    functions: tuple[str, ...]
    frequency: str
    meets: str
    first_visit_on: date | None
    first_visit_with: str
    from_on: date | None
    until_on: date | None
    chosen_in_company: bool
    substance: bool
    how_is_it: str
    gives_back: str
    client_asks_not: str
    needs: str
    contacts: tuple[ContactView, ...]
    hats: tuple[str, ...]
    answer: Answer
    may_know_others: bool
    removed_at: datetime | None

    @property
    def key(self) -> str:
        """The person's key in answers and plans."""
        return str(self.id)

    @property
    def phones(self) -> tuple[ContactView, ...]:
        """The contacts that are phone numbers."""
        return tuple(contact for contact in self.contacts if contact.kind == "phone")


_AS_THEY_ARE = (
    "id client_id version position name called relation nature type organisation place_id user_id "
    "works_at_home grown_up language frequency meets first_visit_on first_visit_with from_on until_on "
    "chosen_in_company substance how_is_it gives_back client_asks_not needs removed_at"
).split()


def person_view(row: Any, know_others: Collection[UUID]) -> PersonView:
    """The view of a Person row. `know_others`: ids of those who may know who else helps."""
    doings = split_keys(row.doings)
    return PersonView(
        **{name: getattr(row, name) for name in _AS_THEY_ARE},
        doings=doings,
        doing_words=tuple(line for line in row.doing_words.splitlines() if line),
        functions=catalogue().functions_of(doings),
        contacts=tuple(contact_view(contact) for contact in row.contacts),
        hats=tuple(hat.hat for hat in row.hats if hat.ended_at is None),
        answer=answer_of(row.askings),
        may_know_others=row.id in know_others,
    )


def contact_view(row: Any) -> ContactView:
    """The view of a ContactPoint row."""
    return ContactView(
        id=row.id,
        kind=row.kind,
        value=row.value,
        digits=row.digits,
        odd=row.odd,
        ways=split_keys(row.ways),
        hours=hours_from_json(row.hours),
        hours_note=row.hours_note,
        safe_message=row.safe_message,
        tried_on=row.tried_on,
    )

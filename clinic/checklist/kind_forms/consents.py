"""What each person may know: what holds already with its date, and what was asked today."""

from collections.abc import Collection, Iterator
from typing import Any

from clinic.caseload.actions import HELP, purpose_for
from clinic.caseload.choices import choices
from clinic.caseload.people_catalogue import catalogue
from clinic.caseload.person_view import PersonView
from clinic.caseload.queries import ConsentView
from clinic.checklist.kind_forms.item_form import ItemForm
from clinic.checklist.kinds.consents import Consented
from clinic.checklist.kinds.kind import Value
from clinic.web.fields import Choice, DateField, Option, Tick, Ticks

UNTIL_HINT = "Leave it empty when there is no last day."
HOW = [Option(one.key, one.label) for one in choices("how_told")]
HOW_TOLD = "Choose how {name} said it."
NEEDS_PAPER = (
    "Alcohol and drug treatment needs a signed paper (42 CFR 2.31). Choose “Signed a paper”, or untick it."
)
NEEDS_LAST_DAY = (
    "Alcohol and drug treatment needs a last day (42 CFR 2.31). Write the one on the signed paper."
)


class ConsentsForm(ItemForm):
    """For each person: what holds as words, ticks for what is new, how it was said, until when."""

    key = "consents"

    def make(self) -> dict[str, Any]:
        asked = self.facts.fill("{name} was asked about each of these people, one by one")
        fields: dict[str, Any] = {"asked": Tick(asked if self.people else "There is nobody to ask about yet")}
        for person in self.people:
            fields |= self._fields_of(person)
        return fields

    def fill(self, value: Value) -> dict[str, Any]:
        return {"asked": value.get("confirmed") == "yes"}

    def value(self) -> Value:
        new = {person.key: self._new(person) for person in self.people}
        said = {
            "asked": "yes" if self.form.asked.data else "",
            "new": {key: consents for key, consents in new.items() if consents},
        }
        return said if any(said.values()) else {}

    def check(self) -> None:
        """How it was said; what needs a signed paper has one."""
        for person in self.people:
            ticked = self.form[f"{_prefix(person)}new"].data
            how = self.form[f"{_prefix(person)}how"]
            if ticked and not how.data:
                how.errors = [self.facts.fill(HOW_TOLD)]
            elif any(self._needs_paper(kind) for kind in ticked):
                self._check_paper(person, how)

    def _check_paper(self, person: PersonView, how: Choice) -> None:
        until = self.form[f"{_prefix(person)}until"]
        if how.data != "written":
            how.errors = [NEEDS_PAPER]
        elif purpose_for(person.nature) == HELP and until.data is None:
            until.errors = [NEEDS_LAST_DAY]

    @property
    def people(self) -> tuple[PersonView, ...]:
        """Everybody around the client whom a consent could name."""
        return self.facts.people

    def held(self, person: PersonView) -> tuple[ConsentView, ...]:
        """What this person may know today."""
        return tuple(one for one in self.facts.consents if one.person_id == person.id and one.holds)

    def rows(self) -> Iterator[tuple[PersonView, tuple[ConsentView, ...], dict[str, Any]]]:
        """For each person, what holds, and the fields of a new answer by short name."""
        for person in self.people:
            fields = {name: self.form[f"{_prefix(person)}{name}"] for name in ("new", "how", "until")}
            yield person, self.held(person), fields

    def held_words(self, held: ConsentView) -> str:
        """ "We may call them about Sam (since March 3)"."""
        label = catalogue().consent(held.kind)
        said = self.facts.fill(label.label) if label else held.kind
        return f"{said} (since {self.facts.day(held.on)})"

    def _fields_of(self, person: PersonView) -> dict[str, Any]:
        prefix, held = _prefix(person), {one.kind for one in self.held(person)}
        return {
            f"{prefix}new": Ticks(_new_words(person, held), options=self._kinds_without(held)),
            f"{prefix}how": Choice("How was it said?", options=HOW),
            f"{prefix}until": DateField("Until which day?", hint=UNTIL_HINT),
        }

    def _kinds_without(self, held: Collection[str]) -> list[Option]:
        kinds = [one for one in catalogue().consents if one.key not in held]
        return [Option(one.key, self.facts.fill(one.label), self.facts.fill(one.hint)) for one in kinds]

    def _new(self, person: PersonView) -> list[Consented]:
        prefix = _prefix(person)
        how, until = self.form[f"{prefix}how"].data or "said", self.form[f"{prefix}until"].data
        kinds = self.form[f"{prefix}new"].data
        return [Consented(kind, given=True, how=how, until_on=until) for kind in kinds]

    def _needs_paper(self, kind: str) -> bool:
        found = catalogue().consent(kind)
        return found is not None and found.written_only


def _prefix(person: PersonView) -> str:
    return f"p{person.id.hex}_"


def _new_words(person: PersonView, held: Collection[str]) -> str:
    return f"What else may {person.name} know?" if held else f"What may {person.name} know?"

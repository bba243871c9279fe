"""The point person: somebody known as a card, somebody new, or no one right now, all of equal rank."""

from typing import Any

from markupsafe import Markup

from clinic.caseload.choices import choices
from clinic.caseload.forms.hours import HoursFields, check_hours, hours_data, hours_from
from clinic.caseload.person_view import PersonView
from clinic.checklist.kind_forms.item_form import ItemForm
from clinic.checklist.kind_forms.new_person_fields import check_new_person, new_person, new_person_fields
from clinic.checklist.kind_forms.people_options import (
    CHOOSE_ONE,
    TEAM,
    card_options,
    nobody_option,
    team_choice,
    team_pick,
)
from clinic.checklist.kind_forms.said_fields import check_said, said, said_data, said_fields
from clinic.checklist.kinds.kind import Value
from clinic.checklist.kinds.naming import NEW, NOBODY, Reaching, pick_key
from clinic.foundation.days import Hours
from clinic.web.fields import Choice, Option, Tick, Ticks

SOMEONE_ELSE = Option(NEW, "Someone else", "Write a new name")
ASK_ALONE = "Then ask once more, with nobody else there."
NOBODY_HINT = "That is a fine answer. Next, we plan how to look, and name who stands in."
UNDER_18 = (
    "{name} is under 18. They can be someone {client} loves; they can’t be the one {client} depends on."
)


class PointPersonForm(ItemForm):
    """Cards, what they said, and when they can be called."""

    key = "point_person"
    asks_when = True

    def make(self) -> dict[str, Any]:
        asks = (*card_options(self.facts), *team_choice(self.facts), SOMEONE_ELSE)
        options = (*asks, nobody_option(NOBODY_HINT))
        return {
            "person": Choice(self.label, hint=self.hint, options=options),
            "team": team_pick(self.facts),
            **new_person_fields(self.facts),
            **said_fields(self.facts, "Has this person said yes?"),
            **(self._reach_fields() if self.asks_when else {}),
        }

    def fill(self, value: Value) -> dict[str, Any]:
        person = self.person
        phone = person.phones[0] if person and person.phones else None
        when = {"ways": phone.ways, **hours_data(phone.hours)} if phone else {}
        in_company = bool(person and person.chosen_in_company)
        return {
            "person": pick_key(value.get("person")),
            "in_company": in_company,
            **when,
            **said_data(person),
        }

    def value(self) -> Value:
        key = self.picked
        if key in ("", NOBODY):
            return {"person": key} if key else {}
        named: dict[str, Any] = {"person": key, **self._about_them()}
        return {**named, "new": new_person(self.form)} if key == NEW else named

    def check(self) -> None:
        """A name for somebody new; a grown-up; hours that can be."""
        key = self.picked
        if key == NEW:
            check_new_person(self.form, self.facts)
        if self.form.person.data == TEAM and not key:
            self.form.team.errors = [CHOOSE_ONE]
        if self._is_under_18(key):
            self.form.person.errors = [UNDER_18.format(name=self._name(key), client=self.facts.client.name)]
        check_said(self.form)
        if self.asks_when:
            check_hours(self.form)

    @property
    def picked(self) -> str:
        """The key of whoever was chosen, from the cards or from the team's list."""
        chosen = self.form.person.data
        return str(self.form.team.data if chosen == TEAM else chosen)

    @property
    def person(self) -> PersonView | None:
        """Whoever is named now."""
        return self.facts.person(str(self.shown.get("person") or ""))

    @property
    def opens(self) -> dict[str, Any]:
        """The fields of somebody new, under their card."""
        names = [name for name in self.form.data if name.startswith("new_")]
        return {
            NEW: lambda: Markup("").join(self.form[name]() for name in names),
            TEAM: self.form.team,
        }

    @property
    def days_open(self) -> dict[str, Any]:
        """The days to tick under "On some days"."""
        return {"chosen": self.form.on_days}

    def _reach_fields(self) -> dict[str, Any]:
        ways = [Option(one.key, self.facts.fill(one.label)) for one in choices("ways")[:3]]
        hours = {name: getattr(HoursFields, name) for name in ("days", "on_days", "from_time", "until_time")}
        there = Tick(self.facts.fill("They were in the room when {name} chose"), hint=ASK_ALONE)
        return {
            "in_company": there,
            "ways": Ticks(self.facts.fill("How can {name} reach them?"), options=ways),
            **hours,
        }

    def _about_them(self) -> dict[str, Any]:
        """What they said and when they answer; what still stands there about somebody else is left out."""
        before = self.fill(self.shown)
        is_other = self.picked != before["person"]
        about: dict[str, Any] = {"said": said(self.form)}
        if is_other and all(self.form[name].data == before.get(name) for name in ("outcome", "words")):
            about = {}
        if self.asks_when:
            about["in_company"] = self.form.in_company.data and not (is_other and before["in_company"])
        if self.asks_when and not (is_other and self._same_reach(before)):
            hours = hours_from(self.form, self._stored_hours())
            about["reach"] = Reaching(ways=tuple(self.form.ways.data), hours=hours)
        return about

    def _same_reach(self, before: dict[str, Any]) -> bool:
        names = ("days", "from_time", "until_time")
        same_ways = tuple(self.form.ways.data) == tuple(before.get("ways") or ())
        return same_ways and all(
            (self.form[name].data or None) == (before.get(name) or None) for name in names
        )

    def _stored_hours(self) -> tuple[Hours, ...]:
        return self.person.phones[0].hours if self.person and self.person.phones else ()

    def _is_under_18(self, key: str) -> bool:
        if key == NEW:
            return bool(self.form.new_grown_up.data == "under_18")
        return any(one.key == key and one.grown_up == "under_18" for one in self.facts.known)

    def _name(self, key: str) -> str:
        return next((one.name for one in self.facts.known if one.key == key), self.form.new_name.data)

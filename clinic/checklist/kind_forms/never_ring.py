"""Who must never be rung or told: those on the list, new ones in rows, or nobody."""

from typing import Any

from clinic.checklist.kind_forms.row_list import RowListForm
from clinic.checklist.kinds.kind import Value
from clinic.checklist.kinds.never_ring import NewNeverRing
from clinic.foundation.limits import LIMITS
from clinic.foundation.text import is_placeholder_name
from clinic.web.fields import Line, Option, Phone, Tick, Ticks, Words

WRITE_NAME = "Write a name, so that we can look for it on every paper."
NOT_A_NAME = "Write the name of one person. “{name}” is not a name."
ON_THE_LIST = "{person} is on the list, and “Nobody” is ticked. Which of the two is right?"
REASON_HINT = "Only people who work with {name} can read this. It is never printed."
ASKED = ("name", "nickname", "number", "address", "reason")


class NeverRingForm(RowListForm):
    """Rows for new entries; entries that are there can be taken off."""

    key = "never_ring"

    def make(self) -> dict[str, Any]:
        row = {
            "name": Line("Name", longest=LIMITS.lengths.name, width=30),
            "nickname": Line("What else they are called", longest=LIMITS.lengths.name, width=30),
            "number": Phone("Their number"),
            "address": Line("Their address, or where they are often"),
            "reason": Words("Why?", rows=2, hint=self.facts.fill(REASON_HINT), longest=2000),
        }
        fields: dict[str, Any] = {
            "rows": self.rows_field(row, "Somebody", most=LIMITS.rows.never_ring),
            "nobody": Tick("Nobody", hint="That is an answer."),
        }
        there = [Option(str(one.id), one.name) for one in self.facts.never_ring]
        return {**fields, "off": Ticks("Take off the list", options=there)} if there else fields

    def fill(self, value: Value) -> dict[str, Any]:
        return {"nobody": value.get("choice") == "none" and not self.facts.never_ring}

    def value(self) -> Value:
        new = [NewNeverRing(**{name: form[name].data for name in ASKED}) for form in self._said()]
        if new or self._staying():
            return {"choice": "some", "new": new, "gone": self._off()}
        if self._off() or self.form.nobody.data:
            return {"choice": "none" if self.form.nobody.data else "", "gone": self._off()}
        return {}

    def check(self) -> None:
        """Names that can be looked for, and one answer."""
        if self.form.rows.errors:
            return
        for form in self._said():
            name = form["name"]
            if not name.data and not name.errors:
                name.errors = [WRITE_NAME]
            elif is_placeholder_name(name.data):
                name.errors = [NOT_A_NAME.format(name=name.data)]
        there = self._staying() + [form["name"].data for form in self._said()]
        if self.form.nobody.data and there:
            self.form.nobody.errors = [ON_THE_LIST.format(person=there[0])]

    def _off(self) -> list[str]:
        return list(self.form.off.data) if self.facts.never_ring else []

    def _staying(self) -> list[str]:
        return [one.name for one in self.facts.never_ring if str(one.id) not in self._off()]

    def _said(self) -> list[Any]:
        return [form for form in self.kept_rows() if any(form[name].data for name in ASKED)]

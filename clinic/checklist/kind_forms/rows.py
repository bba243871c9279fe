"""A list of rows, each with an id of its own that stays."""

from collections.abc import Iterator, Mapping
from typing import Any

from wtforms import Form

from clinic.checklist.items import Column
from clinic.checklist.kind_forms.columns import cell_data, cell_text, column_field
from clinic.checklist.kind_forms.row_list import RowListForm
from clinic.checklist.kinds.kind import Value
from clinic.foundation.limits import LIMITS

FOREIGN = "These rows belong to another page. Open this page again, and write them once more."
NAME_ROW = "Write what this line is about, or take the line out."
FEW, FIRST = 4, 2  # a short row is shown whole; of a long one, the first cells and what can't be left out
NAMED = 5  # of what folds, in its line
ALWAYS_SHOWN = ("person", "time")


class RowsForm(RowListForm):
    """Rows of the item's columns."""

    key = "rows"

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that are asked on this page."""
        wanted = self.asked.columns
        return tuple(one for one in self.item.columns if not wanted or one.key in wanted)

    def make(self) -> dict[str, Any]:
        fields = {column.key: column_field(column, self.facts) for column in self.columns}
        most, fewest = LIMITS.row_count(self.item.limit), 0 if self.asked.presets else 1
        return {"rows": self.rows_field(fields, self.label, hint=self.hint, most=most, fewest=fewest)}

    def fill(self, value: Value) -> dict[str, Any]:
        rows = value.get("rows") or (() if self.asked.entry.way_out else self.asked.presets)
        return {"rows": [self._row_data(row) for row in rows]}

    def value(self) -> Value:
        rows = [row for row in self._said_rows() if not self._is_untouched_preset(row)]
        return {"rows": rows} if rows else {}

    def check(self) -> None:
        """Refuse rows of another list, and a row that says nothing about what it is."""
        if self.form.rows.errors:
            return
        stored = self._stored()
        for form in self.kept_rows():
            if form.row_id.data and form.row_id.data not in stored:
                self.form.rows.errors = [FOREIGN]
                return
            self._check_first(form)

    def in_sight(self, form: Form) -> tuple[Any, ...]:
        """The fields of a row that are shown at once."""
        return tuple(form[column.key] for column in self._shown_columns())

    def folded(self, form: Form) -> tuple[Any, ...]:
        """The fields of a row that fold."""
        shown = set(self._shown_columns())
        return tuple(form[column.key] for column in self.columns if column not in shown)

    def name_of(self, form: Form) -> str:
        """What a row is about: its first cell, as it reads on the page."""
        first = self.columns[0]
        text = cell_text(first, form[first.key].data)
        labels = {option.key: option.label for option in getattr(form[first.key], "options", ())}
        return str(labels.get(text, text))

    def more_words(self, form: Form) -> str:
        """What folds, by name: "More: where, how to get there"."""
        names = [field.label.text for field in self.folded(form)]
        said = ", ".join(name[0].lower() + name[1:] for name in names[:NAMED])
        return f"More: {said}" + (" and so on" if len(names) > NAMED else "")

    def _shown_columns(self) -> tuple[Column, ...]:
        if len(self.columns) <= FEW:
            return self.columns
        return tuple(
            one
            for place, one in enumerate(self.columns)
            if one.required or place < FIRST or one.kind in ALWAYS_SHOWN
        )

    def _said_rows(self) -> Iterator[dict[str, str]]:
        stored = self._stored()
        for form in self.kept_rows():
            cells = {column.key: cell_text(column, form[column.key].data) for column in self.columns}
            said = {key: text for key, text in cells.items() if text}
            if said:
                kept = self._unasked(stored.get(form.row_id.data, {}))
                yield {"id": form.row_id.data, **kept, **said}

    def _unasked(self, row: Mapping[str, str]) -> dict[str, str]:
        """Cells of columns that this page doesn't ask: they stay as they are."""
        asked = {column.key for column in self.columns} | {"id"}
        return {key: text for key, text in row.items() if key not in asked}

    def _is_untouched_preset(self, row: Mapping[str, str]) -> bool:
        """A line that was offered and left as it was; it stays only where it must be dealt with."""
        if row["id"] or not self._is_preset(row):
            return False
        must = any(column.required and column.key not in row for column in self.columns)
        return not must or all(self._is_preset(other) for other in self._said_rows())

    def _is_preset(self, row: Mapping[str, str]) -> bool:
        said = {key: text for key, text in row.items() if key != "id"}
        presets = ({key: self.facts.fill(text) for key, text in one.items()} for one in self.asked.presets)
        return any(said == preset for preset in presets)

    def _row_data(self, row: Mapping[str, str]) -> dict[str, Any]:
        cells = {
            column.key: cell_data(column, self.facts.fill(row.get(column.key, "")), self.facts)
            for column in self.columns
        }
        return {**cells, "row_id": row.get("id", ""), "gone": ""}

    def _stored(self) -> dict[str, Mapping[str, str]]:
        return {row["id"]: row for row in self.asked.entry.value.get("rows") or ()}

    def _check_first(self, form: Any) -> None:
        first = form[self.columns[0].key]
        others = [form[column.key].data for column in self.columns[1:]]
        if not first.data and any(others) and not first.errors:
            first.errors = [NAME_ROW]

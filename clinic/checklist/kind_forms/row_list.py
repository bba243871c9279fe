"""Lists whose rows are added, taken out and put back by buttons, with or without JavaScript."""

from collections.abc import Iterator
from typing import Any

from clinic.checklist.kind_forms.item_form import ItemForm
from clinic.web.fields import Hidden, RowForm, Rows
from clinic.web.fields.rows import posted_row_button

FULL = "This list is full: {most} lines. Save it, or take one out first."


class RowListForm(ItemForm):
    """An item with a list `rows`. A row that is taken out stays, marked, until the page is saved."""

    def rows_field(self, fields: dict[str, Any], label: str, **more: Any) -> Rows:
        """The list, with these fields in each row."""
        row = type(f"{type(self).__name__}Row", (RowForm,), {**fields, "gone": Hidden()})
        return Rows(row, label, **more)

    def press(self, formdata: Any) -> bool:
        """Do what a button of this list asks, on the page alone. False when none of them was pressed."""
        rows = self.form.rows
        done, index = posted_row_button(formdata, rows.name)
        if done == "add" and len(rows.entries) >= rows.most:
            rows.errors = [FULL.format(most=rows.most)]
        elif done == "add":
            rows.append_entry({})
        elif done == "remove" and index < len(rows.entries):
            gone = rows.entries[index].form.gone
            gone.data = "" if gone.data else "yes"
        return bool(done)

    def kept_rows(self) -> Iterator[Any]:
        """The forms of the rows that were not taken out."""
        return (entry.form for entry in self.form.rows.entries if not entry.form.gone.data)

    def name_of(self, form: Any) -> str:
        """What a row is about, in a few words; "" for a new one."""
        return str(form["name"].data)

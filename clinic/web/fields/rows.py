"""Rows that repeat: counted and refused in words, never dropped or renumbered behind somebody's back."""

from collections.abc import Iterator
from typing import Any

from wtforms import FieldList, Form, FormField
from wtforms.utils import unset_value

from clinic.web.fields.single import for_screen
from clinic.web.fields.texts import Hidden

TOO_MANY = "Keep this list to {most} rows. {has} rows came."
GAPPED = "The rows of this list came in a wrong order. Open the page again and write the rows once more."
LONGEST_INDEX = 4


class RowForm(Form):
    """One row. `row_id`: the stable id of a row that is stored already, "" for a new one."""

    row_id = Hidden()


class Rows(FieldList):
    """A list of rows: `Rows(MyRow, "People", most=60)`. Data: list of dicts, one per row."""

    id: str
    max_entries: int | None
    shape_problem: str

    def __init__(
        self, row: type[RowForm], label: str = "", *, most: int, hint: str = "", fewest: int = 0, **more: Any
    ) -> None:
        super().__init__(FormField(row), label, min_entries=fewest, **more)
        self.most = most
        self.hint = hint

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        """Read the rows; what has a wrong shape is noted, and only rows that may be shown are kept."""
        self.shape_problem = self._shape_problem(formdata) if formdata else ""
        self.max_entries = self.most
        super().process(formdata, data, extra_filters)
        if formdata is None or not self.shape_problem:
            self.max_entries = None

    def _shape_problem(self, formdata: Any) -> str:
        indices = sorted(set(self._extract_indices(self.name, formdata)))
        if len(indices) > self.most:
            return TOO_MANY.format(most=self.most, has=len(indices))
        return "" if indices == list(range(len(indices))) else GAPPED

    def _extract_indices(self, prefix: str, formdata: Any) -> Iterator[int]:
        start = f"{prefix}-"
        for key in formdata:
            index = key.removeprefix(start).split("-", 1)[0] if key.startswith(start) else ""
            if index.isascii() and index.isdecimal() and len(index) <= LONGEST_INDEX:
                yield int(index)

    def validate(self, form: Form, extra_validators: Any = ()) -> bool:
        """The rows' own checks; of a list with a wrong shape only that is said."""
        super().validate(form, extra_validators)
        if self.shape_problem:
            for field in (field for entry in self.entries for field in entry.form):
                field.errors = []
            self.errors = [self.shape_problem]
        return not self.errors

    @property
    def focus_id(self) -> str:
        """The list's frame."""
        return self.id


def posted_row_button(formdata: Any, name: str) -> tuple[str, int]:
    """Which button of a list was pressed: ("add", 0), ("remove", row) or ("", 0).

    Buttons are named `<list>-add` and `<list>-remove` with the row's index as value.
    """
    if f"{name}-add" in formdata:
        return "add", 0
    row = for_screen(formdata.get(f"{name}-remove", ""))
    if row.isascii() and row.isdecimal() and len(row) <= LONGEST_INDEX:
        return "remove", int(row)
    return "", 0

"""A date as day, month and year in three inputs, in the order of the clinic's region."""

from datetime import date
from typing import Any

from markupsafe import Markup
from wtforms.utils import unset_value

from clinic.web.fields.drawing import draw, frame, legend_of
from clinic.web.fields.single import SENT_TWICE, DrawnField, for_screen
from clinic.web.place import region_here

MONTHS = "january february march april may june july august september october november december".split()
PARTS = ("day", "month", "year")
ORDERS = {"mdy": ("month", "day", "year"), "dmy": ("day", "month", "year")}

MESSAGES = {
    "group": "Write the day, the month and the year.",
    "day": "Write the day as a number, like 14.",
    "month": "Write the month as a number or a name, like 3 or March.",
    "year": "Write the year in four digits, like 2026.",
    "none": "There is no such day. Check the day and the month.",
}


class DateField(DrawnField):
    """Data: date or None. `typed`: what stands in each input."""

    typed: dict[str, str]
    wrong_part: str = ""

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        """Read three inputs, `name-day`, `name-month`, `name-year`; a single `name` is no date."""
        self.typed, self.wrong_part = dict.fromkeys(PARTS, ""), ""
        super().process(None, data)
        if formdata is None:
            return
        self.raw_data: list[str] = []
        self.data = None
        try:
            self.data = self._read(formdata)
        except ValueError as error:
            self.process_errors.append(str(error))

    def process_data(self, value: date | None) -> None:
        """What is stored now."""
        self.data = value
        if value is not None:
            self.typed = {"day": str(value.day), "month": str(value.month), "year": f"{value.year:04}"}

    def _read(self, formdata: Any) -> date | None:
        sent = {part: formdata.getlist(f"{self.name}-{part}") for part in PARTS}
        self.raw_data = [text for texts in sent.values() for text in texts]
        self.typed = {part: for_screen(texts[0]) if texts else "" for part, texts in sent.items()}
        if self.name in formdata:
            raise ValueError(MESSAGES["group"])
        if any(len(texts) > 1 for texts in sent.values()):
            raise ValueError(SENT_TWICE)
        return self._as_date({part: "".join(texts).strip() for part, texts in sent.items()})

    def _as_date(self, texts: dict[str, str]) -> date | None:
        if not any(texts.values()):
            return None
        numbers = {part: self._number(part, text) for part, text in texts.items()}
        try:
            return date(**numbers)
        except ValueError as error:
            self.wrong_part = "day"
            raise ValueError(MESSAGES["none"]) from error

    def _number(self, part: str, text: str) -> int:
        number = _month(text) if part == "month" else _digits(text, 4 if part == "year" else 1)
        if number is None:
            self.wrong_part = part
            raise ValueError(MESSAGES[part])
        return number

    @property
    def order(self) -> tuple[str, ...]:
        """Day, month, year as people of this region write them."""
        return ORDERS[region_here().date_style]

    @property
    def focus_id(self) -> str:
        """The first input that is wrong or empty."""
        empty = [part for part in self.order if not self.typed[part]]
        return f"{self.id}-{self.wrong_part or (empty or self.order)[0]}"

    def draw(self, *, legend: str = "s", **_look: Any) -> Markup:
        """Question, hint, error, three inputs."""
        own = {
            "fieldset": {"legend": legend_of(self, legend)},
            "namePrefix": self.name,
            "items": [self._item(part) for part in self.order],
        }
        return draw("date-input", "govukDateInput", frame(self) | own)

    def _item(self, part: str) -> dict[str, Any]:
        wrong = bool(self.errors) and self.wrong_part in ("", part)
        classes = "govuk-input--width-4" if part == "year" else "govuk-input--width-2"
        return {
            "name": part,
            "value": self.typed[part],
            "classes": f"{classes} govuk-input--error" if wrong else classes,
            "inputmode": "text" if part == "month" else "numeric",
            "attributes": {"autocomplete": "off"},
        }


def _digits(text: str, fewest: int) -> int | None:
    fits = text.isascii() and text.isdecimal() and fewest <= len(text) <= 4
    return int(text) if fits else None


def _month(text: str) -> int | None:
    if text.isascii() and text.isdecimal():
        return _digits(text, 1)
    matches = [number for number, name in enumerate(MONTHS, 1) if name.startswith(text.lower().rstrip("."))]
    return matches[0] if len(matches) == 1 and len(text) >= 3 else None

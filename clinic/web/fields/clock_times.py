"""A time of day as people write it: 7 am, 7:30 pm, 19:30. "7" alone is asked about, never guessed."""

import re
from collections.abc import Sequence
from datetime import time
from typing import Any

from markupsafe import Markup

from clinic.web.fields.drawing import draw, frame, label_of
from clinic.web.fields.single import DrawnField, for_screen, one_value

SHAPE = re.compile(
    r"(\d{1,2})(?:[:.h](\d{2}))?\s*(?:(noon|midnight)|([ap])\.?m?\.?)?", re.IGNORECASE | re.ASCII
)
WORDS = {"noon": time(12, 0), "midday": time(12, 0), "midnight": time(0, 0)}

MESSAGES = {
    "shape": "Write a time like 7:30 am or 19:30.",
    "half": "Write am or pm after the time, or use 24 hours, like 07:30 or 19:30.",
}


class TimeField(DrawnField):
    """Data: time or None. `typed`: what stands in the input."""

    typed: str = ""

    def process_data(self, value: time | None) -> None:
        """What is stored now."""
        self.data = value
        self.typed = clock_words(value) if value else ""

    def process_formdata(self, values: Sequence[str]) -> None:
        """Read one time."""
        self.data, self.typed = None, for_screen(values[0]) if values else ""
        sent = one_value(values).strip()
        if sent:
            self.data = read_time(sent)

    @property
    def is_answered(self) -> bool:
        """Midnight is an answer too."""
        return self.data is not None

    def draw(self, **look: Any) -> Markup:
        """Label, hint, error, input."""
        own = {"label": label_of(self), "value": self.typed, "classes": "govuk-input--width-10"}
        own["autocomplete"] = "off"
        return draw("input", "govukInput", frame(self) | own | look)


def clock_words(value: time) -> str:
    """A time as the input shows it: "7:30 am", "12 noon", "12 midnight"."""
    exact = {time(12, 0): "12 noon", time(0, 0): "12 midnight"}
    return (
        exact.get(value) or f"{value.hour % 12 or 12}:{value.minute:02} {'am' if value.hour < 12 else 'pm'}"
    )


def read_time(text: str) -> time:
    """The time that was typed. Raises ValueError, in words, for what is no time or could be two."""
    if text.lower() in WORDS:
        return WORDS[text.lower()]
    match = SHAPE.fullmatch(text)
    if match is None:
        raise ValueError(MESSAGES["shape"])
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or match[4] or "").lower()
    if not half and 1 <= hour <= 12 and not match[1].startswith("0"):
        raise ValueError(MESSAGES["half"])
    try:
        return time(_hour(hour, half), minute)
    except ValueError as error:
        raise ValueError(MESSAGES["shape"]) from error


def _hour(hour: int, half: str) -> int:
    if not half:
        return hour
    if half in WORDS:
        return _only_twelve(hour, WORDS[half].hour)
    if not 1 <= hour <= 12:
        raise ValueError
    return hour % 12 + (12 if half == "p" else 0)


def _only_twelve(hour: int, meant: int) -> int:
    if hour != 12:
        raise ValueError
    return meant

"""Typed text: one line, or words over several lines. Tidied, bounded, and kept as typed when refused."""

from collections.abc import Callable, Sequence
from typing import Any

from markupsafe import Markup

from clinic.foundation.limits import LIMITS
from clinic.foundation.text import tidy_line, tidy_words
from clinic.web.fields.drawing import draw, frame, kept_breaks, label_of
from clinic.web.fields.single import DrawnField, for_screen, one_value

HIDDEN = Markup('<input type="hidden" name="{}" value="{}" autocomplete="off">')
FAR = 5  # composing makes one letter of three at most, so this is too long whatever tidying does
TOO_LONG = "Shorten this to {most:,} characters. It has {has:,}."


class TextField(DrawnField):
    """Text of at most `longest` characters after tidying. Data: str, "" when empty."""

    tidy: Callable[[str], str]
    longest: int

    def __init__(
        self, label: str = "", validators: Sequence[Any] = (), *, longest: int = 0, **more: Any
    ) -> None:
        super().__init__(label, validators, **more)
        self.longest = longest or self.longest

    def process_data(self, value: str | None) -> None:
        """What is stored now; None counts as empty."""
        self.data = value or ""

    def process_formdata(self, values: Sequence[str]) -> None:
        """Tidy what was typed; what is refused stays in the field as it was typed."""
        self.data = for_screen(values[0]) if values else ""
        typed = one_value(values)
        if len(typed) > FAR * self.longest:  # to look at each letter of a million takes a second
            raise ValueError(TOO_LONG.format(most=self.longest, has=len(typed)))
        self.data = self.tidy(typed)
        if len(self.data) > self.longest:
            raise ValueError(TOO_LONG.format(most=self.longest, has=len(self.data)))


class Line(TextField):
    """One line. `width`: characters it is likely to hold (2, 3, 4, 5, 10, 20, 30), 0 for the whole column."""

    tidy = staticmethod(tidy_line)
    longest = LIMITS.lengths.line

    def __init__(
        self,
        label: str = "",
        validators: Sequence[Any] = (),
        *,
        width: int = 0,
        autocomplete: str = "off",
        **more: Any,
    ) -> None:
        super().__init__(label, validators, **more)
        self.width = width
        self.autocomplete = autocomplete

    def draw(self, **look: Any) -> Markup:
        """Label, hint, error, input."""
        return draw("input", "govukInput", frame(self) | self._own() | look)

    def _own(self) -> dict[str, Any]:
        return {
            "label": label_of(self),
            "value": self.data,
            "classes": f"govuk-input--width-{self.width}" if self.width else "",
            "autocomplete": self.autocomplete,
        }


class Words(TextField):
    """Words over several lines. `rows`: lines shown at first."""

    tidy = staticmethod(tidy_words)
    longest = LIMITS.lengths.words

    def __init__(
        self, label: str = "", validators: Sequence[Any] = (), *, rows: int = 4, **more: Any
    ) -> None:
        super().__init__(label, validators, **more)
        self.rows = rows

    def draw(self, **look: Any) -> Markup:
        """Label, hint, error, text area."""
        own = {"label": label_of(self), "value": kept_breaks(self.data), "rows": self.rows}
        return draw("textarea", "govukTextarea", frame(self) | own | look)


class Hidden(TextField):
    """One line that the form carries along unseen."""

    tidy = staticmethod(tidy_line)
    longest = LIMITS.lengths.line

    def draw(self, **_look: Any) -> Markup:
        """A hidden input without an id, so that a page may hold several forms."""
        return HIDDEN.format(self.name, self.data)

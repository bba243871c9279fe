"""Choosing: one of several (radios, a short list) or any of several (ticks). Anything else is refused."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from wtforms import ValidationError

from clinic.web.fields.drawing import as_html, draw, frame, label_of, legend_of
from clinic.web.fields.single import DrawnField, for_screen, one_value

NOT_OFFERED = "Choose one of the answers on the page."
CARDS = "choice-cards"
INLINE = "govuk-radios--inline"


@dataclass(frozen=True)
class Option:
    """One answer. `label` and `hint`: text or Markup. `divider`: a word ("or") shown above it."""

    key: str
    label: str
    hint: str = ""
    divider: str = ""


class ChosenField(DrawnField):
    """Options: known when the form is made (`options=`), or given to the bound field (`field.options`)."""

    options: tuple[Option, ...]

    def __init__(
        self, label: str = "", validators: Sequence[Any] = (), *, options: Iterable[Option] = (), **more: Any
    ) -> None:
        super().__init__(label, validators, **more)
        self.options = tuple(options)

    def keys(self) -> set[str]:
        """What may be sent."""
        return {option.key for option in self.options}

    def pre_validate(self, form: Any) -> None:
        """Refuse what is not offered: checked here, since options may be given after the form was read."""
        if not self.process_errors and not self.chosen() <= self.keys():
            raise ValidationError(NOT_OFFERED)

    def chosen(self) -> set[str]:
        """The keys that were sent."""
        raise NotImplementedError

    def _items(self, opens: Mapping[str, Any]) -> list[dict[str, Any]]:
        return [item for option in self.options for item in self._item(option, opens)]

    def _item(self, option: Option, opens: Mapping[str, Any]) -> list[dict[str, Any]]:
        item: dict[str, Any] = {"value": option.key, "checked": option.key in self.chosen()}
        item |= as_html(option.label)
        if option.hint:
            item["hint"] = as_html(option.hint)
        if option.key in opens:
            item["conditional"] = {"html": opens[option.key]()}
        return [{"divider": option.divider}, item] if option.divider else [item]


class Choice(ChosenField):
    """Radios. Data: the key, "" when nothing is chosen. Draw with `look="inline"` or `look="cards"`, and
    `opens={key: field}` for a field that belongs to one answer."""

    def process_data(self, value: str | None) -> None:
        """What is stored now."""
        self.data = value or ""

    def process_formdata(self, values: Sequence[str]) -> None:
        """One key."""
        self.data = for_screen(values[0]) if values else ""
        one_value(values)

    def chosen(self) -> set[str]:
        """The one key, if any."""
        return {self.data} if self.data else set()

    def draw(self, *, look: str = "", opens: Mapping[str, Any] | None = None, legend: str = "s") -> Markup:
        """Question, hint, error, radios."""
        classes = {"inline": INLINE, "cards": CARDS}.get(look, "")
        own: dict[str, Any] = {"idPrefix": self.id, "classes": classes, "items": self._items(opens or {})}
        own["fieldset"] = {"legend": legend_of(self, legend)}
        return draw("radios", "govukRadios", frame(self) | own)


class Pick(Choice):
    """One of a longer list, in a drop-down. Its first entry, with an empty key, should say what to do."""

    def draw(self, *, look: str = "", opens: Mapping[str, Any] | None = None, legend: str = "s") -> Markup:
        """Label, hint, error, drop-down."""
        items = [
            {"value": option.key, "text": option.label, "selected": option.key == self.data}
            for option in self.options
        ]
        return draw("select", "govukSelect", frame(self) | {"label": label_of(self), "items": items})


class Ticks(ChosenField):
    """Tick boxes. Data: list of keys in the order of the options."""

    def process_data(self, value: Iterable[str] | None) -> None:
        """What is stored now."""
        self.data = list(value or ())

    def process_formdata(self, values: Sequence[str]) -> None:
        """Any number of keys, each once."""
        self.data = list(dict.fromkeys(for_screen(value) for value in values))

    def chosen(self) -> set[str]:
        """All keys that were sent."""
        return set(self.data)

    def post_validate(self, form: Any, validation_stopped: bool) -> None:
        """Bring what was ticked into the order of the options, however it was sent."""
        order = [option.key for option in self.options]
        if self.chosen() <= set(order):
            self.data = sorted(self.data, key=order.index)

    def draw(self, *, opens: Mapping[str, Any] | None = None, legend: str = "s", look: str = "") -> Markup:
        """Question, hint, error, tick boxes."""
        classes = look and f"ticks-{look}"
        own: dict[str, Any] = {"idPrefix": self.id, "classes": classes, "items": self._items(opens or {})}
        own["fieldset"] = {"legend": legend_of(self, legend)}
        return draw("checkboxes", "govukCheckboxes", frame(self) | own)


class Tick(DrawnField):
    """A single tick box with its own sentence. Data: bool."""

    def process_data(self, value: bool | None) -> None:
        """What is stored now."""
        self.data = bool(value)

    def process_formdata(self, values: Sequence[str]) -> None:
        """Sent: ticked. Not sent: not ticked. Another value than "yes" is refused."""
        sent = one_value(values)
        self.data = bool(sent)
        if sent not in ("", "yes"):
            raise ValueError(NOT_OFFERED)

    def draw(self, **_look: Any) -> Markup:
        """The box, its sentence and its hint."""
        item: dict[str, Any] = {"value": "yes", "checked": self.data} | as_html(self.label.text)
        if self.hint:
            item["hint"] = as_html(self.hint)
        params = frame(self) | {"idPrefix": self.id, "items": [item]}
        params.pop("hint", None)
        return draw("checkboxes", "govukCheckboxes", params)

"""What kind of person: one drop-down in three groups, so that kind and "whose job it is" can't disagree."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from clinic.caseload.people_catalogue import NATURES, catalogue
from clinic.web.fields import Option, Pick
from clinic.web.fields.drawing import first_error

GROUPS = {
    "unpaid": "People {name} knows",
    "community": "Groups and places",
    "paid": "People whose job it is",
}
PLACES = ("community", "paid")
CHOOSE = "Choose who this is"


def kind_key(nature: str, type_key: str) -> str:
    """The key under which a nature and a kind stand in the drop-down."""
    return f"{nature}:{type_key}"


def nature_and_type(key: str) -> tuple[str, str]:
    """The two that a key stands for."""
    nature, _, type_key = key.partition(":")
    return nature, type_key


def kind_options() -> tuple[Option, ...]:
    """Every kind in each group that it can belong to."""
    return tuple(
        Option(kind_key(nature, one.key), one.label)
        for nature in NATURES
        for one in catalogue().types
        if nature in one.natures
    )


def place_options() -> tuple[Option, ...]:
    """Kinds of places for a team's directory, each once."""
    return tuple(
        Option(kind_key(one.natures[0], one.key), one.label)
        for nature in PLACES
        for one in catalogue().types
        if one.natures[0] == nature
    )


class KindPick(Pick):
    """The drop-down. Data: "<nature>:<type>", "" when nothing is chosen."""

    def __init__(
        self, label: str = "", validators: Sequence[Any] = (), *, nothing_chosen: str = CHOOSE, **more: Any
    ) -> None:
        super().__init__(label, validators, options=kind_options(), **more)
        self.nothing_chosen = nothing_chosen
        self.groups = dict(GROUPS)

    def draw(self, **_look: Any) -> Markup:
        """Label, hint, error, drop-down in groups, which the macro of GOV.UK Frontend does not know."""
        error = first_error(self)
        return Markup(
            '<div class="govuk-form-group{wrong}"><label class="govuk-label" for="{id}">{label}</label>'
            '{hint}{error}<select class="govuk-select{wrong_select}" id="{id}" name="{name}"{described}>'
            '<option value="">{choose}</option>{groups}</select></div>'
        ).format(
            id=self.id,
            name=self.name,
            label=self.label.text,
            choose=self.nothing_chosen,
            wrong=" govuk-form-group--error" if error else "",
            wrong_select=" govuk-select--error" if error else "",
            hint=self._hint(),
            error=self._error(error),
            described=self._described(error),
            groups=Markup("").join(self._group(nature) for nature in self.groups),
        )

    def _hint(self) -> Markup:
        if not self.hint:
            return Markup("")
        return Markup('<div id="{}-hint" class="govuk-hint">{}</div>').format(self.id, self.hint)

    def _error(self, error: str) -> Markup:
        if not error:
            return Markup("")
        return Markup(
            '<p id="{}-error" class="govuk-error-message">'
            '<span class="govuk-visually-hidden">Error:</span> {}</p>'
        ).format(self.id, error)

    def _described(self, error: str) -> Markup:
        ids = [f"{self.id}-hint"] * bool(self.hint) + [f"{self.id}-error"] * bool(error)
        return Markup(' aria-describedby="{}"').format(" ".join(ids)) if ids else Markup("")

    def _group(self, nature: str) -> Markup:
        entries = Markup("").join(
            Markup('<option value="{}"{}>{}</option>').format(
                one.key, Markup(" selected") if one.key == self.data else "", one.label
            )
            for one in self.options
            if one.key.startswith(f"{nature}:")
        )
        return Markup('<optgroup label="{}">{}</optgroup>').format(self.groups[nature], entries)

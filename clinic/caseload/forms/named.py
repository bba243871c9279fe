"""Forms that speak of one client by name, and in the region's word for ringing."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from wtforms import Field, FieldList, FormField
from wtforms.form import BaseForm as AnyForm

from clinic.caseload.choices import choices
from clinic.foundation.errors import Conflict, Refused
from clinic.web.fields import Option
from clinic.web.forms import BaseForm, Problem
from clinic.web.place import region_here

THEY = "the client"


def options(list_name: str, *, first: Iterable[Option] = ()) -> tuple[Option, ...]:
    """The options of a list in data/choices.toml."""
    return (*first, *(Option(one.key, one.label, one.hint) for one in choices(list_name)))


class NamedForm(BaseForm):
    """Labels, hints, options and errors may hold {name} (the client), {ring} and {Ring} (the region's word).

    `page_order`: the fields that come first on the page, where that is not the order of their definition.
    """

    page_order: tuple[str, ...] = ()
    client_name = THEY

    def named(self, name: str = THEY) -> "NamedForm":
        """Put the client's name into every label, hint and option; the form itself again."""
        self.client_name = name
        for field in _all_fields(self):
            _put_words(field, lambda text: in_words(text, name))
        return self

    def validate(self, extra_validators: Any = None) -> bool:
        """Every field's checks, in words that name the client."""
        is_valid = super().validate(extra_validators)
        for field in _all_fields(self):
            if isinstance(field, FormField):  # its errors are those of its fields
                continue
            field.errors = [_error_in_words(error, self.client_name) for error in field.errors]
        return is_valid

    def summary(self) -> list[Problem]:
        """Everything that is wrong, in the order of the page."""
        ids = [getattr(self[name], "focus_id", self[name].id) for name in self.page_order]
        problems = super().summary()
        return sorted(problems, key=lambda one: ids.index(one.field_id) if one.field_id in ids else len(ids))

    def saves(self, save: Callable[[], Any], *, blame: str = "") -> bool:
        """Run an action. True when it went through; a refusal becomes an error of its field, or of `blame`.

        Raises Conflict with the labels of this form's fields in place of their names.
        """
        try:
            save()
        except Refused as refusal:
            named = getattr(refusal, "field", "")
            field = self[named if named in self else blame or "form_key"]
            field.errors = [*field.errors, refusal.words]
            return False
        except Conflict as conflict:
            raise Conflict(conflict.words, self._labelled(conflict.theirs)) from conflict
        return True

    def _labelled(self, theirs: dict[str, str]) -> dict[str, str]:
        return {self[name].label.text if name in self else name: text for name, text in theirs.items()}


def in_words(text: str, name: str) -> str:
    """A text of the catalogues with the client's name and the region's words in their places."""
    ring = region_here().ring_word
    return text.replace("{name}", name).replace("{ring}", ring).replace("{Ring}", ring.capitalize())


def _error_in_words(error: Any, name: str) -> Any:
    return in_words(error, name) if isinstance(error, str) else error


def _all_fields(form: AnyForm) -> Iterator[Field]:
    for field in form:
        yield field
        if isinstance(field, FormField):
            yield from _all_fields(field.form)
        elif isinstance(field, FieldList):
            for entry in field.entries:
                yield from _all_fields(entry.form)


def _put_words(field: Any, words: Callable[[str], str]) -> None:
    field.label.text = words(field.label.text)
    if getattr(field, "hint", ""):
        field.hint = words(field.hint)
    if getattr(field, "options", ()):
        field.options = tuple(
            replace(one, label=words(one.label), hint=words(one.hint)) for one in field.options
        )

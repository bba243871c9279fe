"""The base of every form: bound to the session by its token, sent once by its key, aware of its version."""

from collections.abc import Iterator
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Any

from flask import g, request
from flask_wtf import FlaskForm
from markupsafe import Markup
from wtforms import Field, FieldList, FormField

from clinic.foundation.errors import Refused
from clinic.web.fields.drawing import first_error
from clinic.web.fields.texts import HIDDEN, Hidden
from clinic.web.work import SAFE_METHODS

OPEN_TOO_LONG = "You signed in again since this page was opened. Nothing is lost: press the button once more."
PRESS_AGAIN = "You signed in again since that page was opened. Go back, and press the button once more."
LOST_VERSION = "We can’t tell which version of this page you opened. Press the button once more."
LONGEST_VERSION = 9


@dataclass(frozen=True)
class Problem:
    """One line of the error summary. `field_id`: the input that it leads to, "" for none."""

    message: str
    field_id: str


class BaseForm(FlaskForm):
    """`form_key`: random, so that a double click makes one record. `opened_version`: what was on the page."""

    form_key = Hidden()
    opened_version = Hidden()

    class Meta(FlaskForm.Meta):
        """Reads what was posted as a form, and nothing else (no JSON, no files)."""

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """The form of a POST, even an empty one: nothing stored stands in for what was not sent."""
            if formdata is None or hasattr(formdata, "getlist"):
                return formdata
            return request.form if request.method not in SAFE_METHODS else None

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.form_key.data = self.form_key.data or token_urlsafe(16)

    def validate(self, extra_validators: Any = None) -> bool:
        """Every field's checks. A wrong token is noted, and no POST is committed without a right one."""
        is_valid = super().validate(extra_validators)
        g.token_checked = not self.csrf_token.errors
        return self._version_is_sound() and is_valid

    def _version_is_sound(self) -> bool:
        text = self.opened_version.data
        if not text or (text.isascii() and text.isdecimal() and len(text) <= LONGEST_VERSION):
            return True
        self.opened_version.errors = [LOST_VERSION]
        self.opened_version.data = ""
        return False

    @property
    def version(self) -> int | None:
        """The version of the page that was opened, None when the form carries none."""
        return int(self.opened_version.data) if self.opened_version.data else None

    def hidden(self) -> Markup:
        """The hidden inputs: the token, the key and the version."""
        token = HIDDEN.format(self.csrf_token.name, self.csrf_token.current_token)
        return token + self.form_key() + (self.opened_version() if self.opened_version.data else Markup(""))

    def summary(self) -> list[Problem]:
        """Everything that is wrong, in the order of the page."""
        problems = [problem for field in self for problem in problems_of(field)]
        return [Problem(OPEN_TOO_LONG, "")] + problems if self.csrf_token.errors else problems


class ConfirmForm(BaseForm):
    """A button: nothing to fill in, only the token and the key."""


def check_button() -> None:
    """For a POST that is only a button: Refused when it was not pressed on a page of this session."""
    if not ConfirmForm().validate():
        raise Refused(PRESS_AGAIN)


def problems_of(field: Field) -> Iterator[Problem]:
    """What is wrong with a field, and with those inside it."""
    if field.short_name == "csrf_token":
        return
    if isinstance(field, FormField):
        yield from (problem for inner in field.form for problem in problems_of(inner))
    elif isinstance(field, FieldList):
        yield from _problems_of_list(field)
    elif field.errors:
        yield Problem(first_error(field), _focus_id(field))


def _problems_of_list(field: FieldList) -> Iterator[Problem]:
    own = [error for error in field.errors if isinstance(error, str)]
    yield from (Problem(message, _focus_id(field)) for message in own[:1])
    yield from (problem for entry in field.entries for problem in problems_of(entry))


def _focus_id(field: Field) -> str:
    return "" if isinstance(field, Hidden) else getattr(field, "focus_id", field.id)

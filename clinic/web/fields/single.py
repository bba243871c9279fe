"""What every field of ours has: a hint below its label, one value at most, and its own drawing."""

from collections.abc import Callable, Sequence
from typing import Any

from markupsafe import Markup
from wtforms import Field, Form
from wtforms.validators import StopValidation

SENT_TWICE = "This answer came twice. Write it once."


class DrawnField(Field):
    """A field that draws itself. Subclasses give `draw`; `hint` may be text or Markup."""

    id: str
    hint: str

    def __init__(
        self, label: str = "", validators: Sequence[Any] = (), *, hint: str = "", **more: Any
    ) -> None:
        super().__init__(label, list(validators), **more)
        self.hint = hint

    def __call__(self, **look: Any) -> Markup:
        """The field's markup. Keywords change its look only."""
        return self.draw(**look)

    def draw(self, *_args: Any, **look: Any) -> Markup:
        """To be given by each kind of field, with the keywords that it takes."""
        raise NotImplementedError

    @property
    def focus_id(self) -> str:
        """The input that a link in the error summary moves to."""
        return self.id

    @property
    def is_answered(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.data)


def one_value(values: Sequence[str]) -> str:
    """The only value that was sent, "" for none. Raises ValueError when there are several."""
    if len(values) > 1:
        raise ValueError(SENT_TWICE)
    return values[0] if values else ""


def for_screen(raw: str) -> str:
    """Typed text as it can be sent back: half characters, which UTF-8 can't hold, and NUL become marks."""
    return raw.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")


def needed(message: str) -> Callable[[Form, DrawnField], None]:
    """A validator: this must be answered. An earlier, more exact message of the field is kept."""

    def check(_form: Form, field: DrawnField) -> None:
        if field.errors:
            raise StopValidation
        if not field.is_answered:
            raise StopValidation(message)

    return check

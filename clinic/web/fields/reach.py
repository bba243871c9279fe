"""Ways to reach somebody, and how a person proves who they are: phone, e-mail, password."""

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from clinic.foundation.contact_points import Phone as TidiedPhone
from clinic.foundation.contact_points import tidy_email, tidy_phone
from clinic.foundation.limits import LIMITS
from clinic.web.fields.drawing import draw, frame, label_of
from clinic.web.fields.single import DrawnField, for_screen, one_value
from clinic.web.fields.texts import TOO_LONG, Line
from clinic.web.place import region_here


class Phone(Line):
    """A phone number. Data: str as it will be printed. An odd one is kept, and `is_odd` says so."""

    longest = LIMITS.lengths.phone
    tidied: TidiedPhone | None = None

    def process_formdata(self, values: Sequence[str]) -> None:
        """Tidy it for the clinic's region; direction marks pasted with it are dropped there."""
        self.data, self.tidied = for_screen(values[0]) if values else "", None
        sent = one_value(values).strip()
        if sent:
            self.tidied = tidy_phone(sent, region_here().phone_region)
        self.data = self.tidied.text if self.tidied else ""

    @property
    def is_odd(self) -> bool:
        """Whether to ask for a second look at the number."""
        return self.tidied is not None and self.tidied.odd

    def draw(self, **look: Any) -> Markup:
        """An input that opens the number keys of a phone."""
        return super().draw(**({"type": "tel", "classes": "govuk-input--width-20"} | look))


class Email(Line):
    """An e-mail address."""

    longest = LIMITS.lengths.email

    def process_formdata(self, values: Sequence[str]) -> None:
        """Tidy it."""
        super().process_formdata(values)
        if self.data:
            self.data = tidy_email(self.data)

    def draw(self, **look: Any) -> Markup:
        """An input that opens the keys for an address."""
        return super().draw(**({"type": "email", "spellcheck": False} | look))


class Password(DrawnField):
    """A password: never sent back to the screen, never tidied. `new`: it is being chosen."""

    def __init__(
        self, label: str = "", validators: Sequence[Any] = (), *, new: bool = False, **more: Any
    ) -> None:
        super().__init__(label, validators, **more)
        self.new = new

    def process_formdata(self, values: Sequence[str]) -> None:
        """As typed, bounded so that hashing stays quick."""
        self.data = for_screen(one_value(values))
        if len(self.data) > LIMITS.lengths.password:
            raise ValueError(TOO_LONG.format(most=LIMITS.lengths.password, has=len(self.data)))

    def draw(self, **_look: Any) -> Markup:
        """Label, hint, error, input with a "Show" button."""
        own = {"label": label_of(self), "autocomplete": "new-password" if self.new else "current-password"}
        return draw("password-input", "govukPasswordInput", frame(self) | own)

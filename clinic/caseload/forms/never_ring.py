"""Who must never be rung or told."""

from typing import Any

from wtforms import ValidationError

from clinic.caseload.forms.named import NamedForm
from clinic.foundation.limits import LIMITS
from clinic.foundation.text import is_placeholder_name
from clinic.web.fields import Line, Phone, Words, needed

WRITE_NAME = "Write a name, so that we can look for it on every paper."
NOT_A_NAME = "Write the name of one person. This is not a name."


class NeverRingForm(NamedForm):
    """Looked for on every paper by name, nickname, number and address."""

    name = Line("Name", [needed(WRITE_NAME)], longest=LIMITS.lengths.name, width=30)
    nickname = Line("What else they are called", longest=LIMITS.lengths.name, width=30)
    number = Phone("Their number")
    address = Words("Their address, or where they are often", rows=2, longest=400)
    reason = Words(
        "Why?", rows=3, hint="Only {name}’s workers can read this. It is never printed.", longest=2000
    )

    def validate_name(self, field: Line) -> None:
        """A name, for "somebody" can't be looked for."""
        if is_placeholder_name(field.data):
            raise ValidationError(NOT_A_NAME)

    def entry(self) -> dict[str, Any]:
        """What was written, as keywords of actions.add_never_ring."""
        return {field: self[field].data for field in ("name", "nickname", "number", "address", "reason")}

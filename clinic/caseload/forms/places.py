"""A place of the team directory."""

from typing import Any

from wtforms import ValidationError

from clinic.caseload.answers import join_keys
from clinic.caseload.forms.hours import HoursFields, check_hours, hours_from
from clinic.caseload.forms.kinds import PLACES, KindPick, nature_and_type, place_options
from clinic.caseload.forms.named import NamedForm, options
from clinic.foundation.days import Hours, hours_to_json
from clinic.foundation.limits import LIMITS
from clinic.foundation.text import is_placeholder_name
from clinic.web.fields import Choice, Line, Phone, Tick, Ticks, Words, needed

WRITE_NAME = "Write the name of the place."
NOT_A_NAME = "Write what is on the door. This is not a name."
CHOOSE_KIND = "Choose what kind of place it is."
CHOOSE_TEAM = "Choose the team."
HOW = "Tick how to use this number."


class PlaceForm(NamedForm, HoursFields):
    """What everybody in the team may pick afterwards. Never a private person."""

    name = Line("Name of the place", [needed(WRITE_NAME)], longest=LIMITS.lengths.name, width=30)
    kind = KindPick("What is it?", [needed(CHOOSE_KIND)], nothing_chosen="Choose the kind of place")
    phone = Phone("Phone")
    ways = Ticks("How?", options=options("ways"))
    address = Line("Address")
    meets = Words("Day, time, cost, how to get there", rows=3, longest=1000)
    substance = Tick(
        "Its name gives away treatment for alcohol or drugs",
        hint="Then it stands only on papers whose reader has a signed consent.",
    )
    team = Choice("Whose directory?", [needed(CHOOSE_TEAM)])
    page_order = ("name", "kind", "team", "phone", "ways", "on_days", "from_time", "until_time")

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.kind.options = place_options()
        self.kind.groups = {nature: self.kind.groups[nature] for nature in PLACES}

    def validate(self, extra_validators: Any = None) -> bool:
        """The fields' own checks, then the hours."""
        is_valid = super().validate(extra_validators)
        return check_hours(self) and is_valid

    def validate_name(self, field: Line) -> None:
        """A name, not "n/a"."""
        if is_placeholder_name(field.data):
            raise ValidationError(NOT_A_NAME)

    def validate_ways(self, field: Ticks) -> None:
        """A number has a way."""
        if self.phone.data and not field.data:
            raise ValidationError(HOW)

    def place(self, stored: tuple[Hours, ...] = ()) -> dict[str, Any]:
        """What was written, as fields of a place."""
        _nature, type_key = nature_and_type(self.kind.data)
        plain = {field: self[field].data for field in ("name", "phone", "address", "meets", "substance")}
        hours = hours_to_json(hours_from(self, stored))
        return plain | {"type": type_key, "ways": join_keys(self.ways.data), "hours": hours}

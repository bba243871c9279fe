"""Opening a client in an emergency, and covering for days."""

from uuid import UUID

from wtforms import ValidationError

from clinic.caseload.forms.named import NamedForm
from clinic.foundation.limits import LIMITS
from clinic.web.fields import DateField, Line, Option, Pick, Ticks, Words, needed

WHO = "Write their name or their code."
WHY = "Say why you need to open this now."
CHOOSE_WORKER = "Choose who covers."
UNTIL = "Write the last day of the cover."
COVER_WHY = "Write why: for example, Ann is on leave."
CHOOSE_CLIENTS = "Choose at least one client."
ORDER = "The last day can’t be before the first day."
NOBODY = Option("", "Choose a worker")


class EmergencyForm(NamedForm):
    """Whom, and why."""

    name = Line(
        "Their whole name, or their code",
        [needed(WHO)],
        hint="As it stands in their record. Parts of a name find nobody here.",
        longest=LIMITS.lengths.name,
        width=30,
    )
    born_on = DateField("Birth date", hint="Needed when it stands in their record.")
    reason = Words(
        "Why do you need to open this now?",
        [needed(WHY)],
        rows=3,
        hint="The supervisor of their team reads this.",
        longest=1000,
    )


class CoverForm(NamedForm):
    """Who covers which clients, and for which days."""

    worker = Pick("Who covers?", [needed(CHOOSE_WORKER)], options=[NOBODY])
    from_on = DateField("From", hint="Leave empty for today.")
    until_on = DateField("Until", [needed(UNTIL)])
    reason = Line("Why?", [needed(COVER_WHY)])
    clients = Ticks("Which clients?", [needed(CHOOSE_CLIENTS)], options=[])

    def validate_until_on(self, field: DateField) -> None:
        """Nothing ends before it starts."""
        if field.data and self.from_on.data and field.data < self.from_on.data:
            raise ValidationError(ORDER)

    @property
    def worker_id(self) -> UUID:
        """Who covers; only offered ids come through the form's checks."""
        return UUID(self.worker.data)

    @property
    def client_ids(self) -> list[UUID]:
        """Whom they cover."""
        return [UUID(key) for key in self.clients.data]

"""Who works with a client, decided by a supervisor."""

from uuid import UUID

from wtforms import ValidationError

from clinic.caseload.forms.named import NamedForm, options
from clinic.web.fields import Choice, DateField, Line, Option, Pick, needed

CHOOSE_WORKER = "Choose a worker."
CHOOSE_ROLE = "Choose what they do."
COVER_UNTIL = "Write the last day of the cover."
COVER_WHY = "Write why: for example, Ann is on leave."
ORDER = "The last day can’t be before the first day."
NOBODY = Option("", "Choose a worker")


class AssignForm(NamedForm):
    """One worker, what they do, and for which days."""

    worker = Pick("Worker", [needed(CHOOSE_WORKER)], options=[NOBODY])
    role = Choice("What do they do?", [needed(CHOOSE_ROLE)], options=options("role"))
    from_on = DateField("From", hint="Leave empty for today.")
    until_on = DateField("Until", hint="Leave empty when there is no last day.")
    reason = Line("Why?")

    def validate_until_on(self, field: DateField) -> None:
        """A cover ends; nothing ends before it starts."""
        if self.role.data == "cover" and not field.data:
            raise ValidationError(COVER_UNTIL)
        if field.data and self.from_on.data and field.data < self.from_on.data:
            raise ValidationError(ORDER)

    def validate_reason(self, field: Line) -> None:
        """A cover has a reason that the team can read."""
        if self.role.data == "cover" and not field.data:
            raise ValidationError(COVER_WHY)

    @property
    def worker_id(self) -> UUID:
        """Who was chosen; only offered ids come through the form's checks."""
        return UUID(self.worker.data)


class EndForm(NamedForm):
    """A worker's last day."""

    until_on = DateField("Last day", hint="Leave empty for today.")

"""What the record says, shown with where it came from, and "Still right" in one tap."""

from clinic.checklist.fact_words import record_lines, source_words
from clinic.checklist.kind_forms.confirm import ConfirmForm
from clinic.checklist.wording import words
from clinic.web.fields import Tick


class RecordForm(ConfirmForm):
    """The facts, a link to change them, and a tick."""

    key = "record"

    @property
    def lines(self) -> tuple[str, ...]:
        """The facts, a line each."""
        return record_lines(self.facts)

    @property
    def source(self) -> str:
        """Where they came from, and when."""
        return source_words(self.facts)

    def _tick(self) -> Tick:
        return Tick(words("said.still_right"))

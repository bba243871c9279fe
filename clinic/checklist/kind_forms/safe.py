"""Whether something is safe: what was said before stands beside it, and is never ticked ahead."""

from clinic.caseload.choices import label_of
from clinic.checklist.kind_forms.choice import ChoiceForm


class SafeForm(ChoiceForm):
    """Radios with the line of "with care"."""

    key = "safe"

    @property
    def said_before(self) -> str:
        """ "Said on Tuesday, March 3: Yes"; "" when it was never asked, or was answered on this page."""
        said = getattr(self.facts.client, self.item.key)
        on = getattr(self.facts.client, f"{self.item.key}_on")
        if not said or on is None or self.asked.entry.value:
            return ""
        return f"Said on {self.facts.day(on)}: {label_of(self.item.key, said)}. Ask again."

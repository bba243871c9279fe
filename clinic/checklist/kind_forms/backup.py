"""Who is next: as the point person, without the hours, which stand on their own page."""

from clinic.checklist.kind_forms.point_person import PointPersonForm


class BackupForm(PointPersonForm):
    """Cards, somebody new, or no one right now."""

    key = "backup"
    asks_when = False

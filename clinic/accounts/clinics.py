"""What the viewer's clinic has set for all of its people, as plain values."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.models import Clinic


@dataclass(frozen=True)
class ClinicFacts:
    """`service_number` outlives people. `setting`: ward, community, residence: which presets open lists.

    `contact_rule`: what the agency says on contact after an ending. `can_promise_notice`: that a client hears
    of changes weeks ahead.
    """

    name: str
    setting: str
    service_number: str
    service_number_hours: str
    contact_rule: str
    can_promise_notice: bool


def clinic_facts(session: Session, viewer: Viewer) -> ClinicFacts:
    """The facts of the viewer's own clinic."""
    row = session.scalars(select(Clinic).where(Clinic.id == viewer.clinic_id)).one()
    return ClinicFacts(
        name=row.name,
        setting=row.setting,
        service_number=row.service_number,
        service_number_hours=row.service_number_hours,
        contact_rule=row.contact_rule,
        can_promise_notice=row.can_promise_notice,
    )

"""The logo of the viewer's clinic."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.printing.letterhead import Logo
from clinic.printing.models import ClinicLogo


def logo(session: Session, viewer: Viewer) -> Logo | None:
    """The logo in use, or None."""
    row = current_logo(session, viewer.clinic_id)
    return Logo(row.picture, row.words, row.width, row.height) if row else None


def current_logo(session: Session, clinic_id: UUID) -> ClinicLogo | None:
    """The row in use."""
    mine = select(ClinicLogo).where(ClinicLogo.clinic_id == clinic_id, ClinicLogo.removed_at.is_(None))
    return session.scalar(mine.order_by(ClinicLogo.added_at.desc(), ClinicLogo.id).limit(1))


def removed_logos(session: Session, clinic_id: UUID) -> list[ClinicLogo]:
    """Rows no longer in use, the last one first."""
    gone = select(ClinicLogo).where(ClinicLogo.clinic_id == clinic_id, ClinicLogo.removed_at.is_not(None))
    return list(session.scalars(gone.order_by(ClinicLogo.removed_at.desc(), ClinicLogo.id)))

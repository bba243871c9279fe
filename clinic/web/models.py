"""Forms that were already answered once: a double click, a retry or Back makes no second record."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from clinic.foundation.database import Base


class FormOnce(Base):
    """The random key of a form that was saved, by whom, what was sent, and where its answer led."""

    __tablename__ = "form_once"

    form_key: Mapped[str] = mapped_column(primary_key=True)
    viewer_id: Mapped[UUID] = mapped_column(primary_key=True)
    sent: Mapped[str] = mapped_column(primary_key=True)  # hash of what was sent
    location: Mapped[str]
    saved_at: Mapped[datetime]

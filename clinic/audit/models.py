"""The trail's table. Strings only, no clinical text; rows are only ever added."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from clinic.foundation.database import Base


class AuditEvent(Base):
    """One event. `actor_id` is empty only for a failed sign-in by somebody unknown and for the CLI."""

    __tablename__ = "audit_event"
    __table_args__ = (Index(None, "clinic_id", "id"), Index(None, "client_id", "id"))

    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=True
    )
    at: Mapped[datetime]
    event: Mapped[str]
    clinic_id: Mapped[UUID | None]
    actor_id: Mapped[UUID | None]
    actor_name: Mapped[str] = mapped_column(default="")
    client_id: Mapped[UUID | None]
    transition_id: Mapped[UUID | None]
    subject: Mapped[str] = mapped_column(default="")
    reader: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str] = mapped_column(default="done")
    detail: Mapped[str] = mapped_column(default="")

"""Holds on records, what was erased, and when the daily chores were last done."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from clinic.foundation.database import Base, Row
from clinic.foundation.sealed import Sealed


class LegalHold(Row):
    """A record that has to stay, whatever its time: a court or a complaint needs it. Lifted, never lost."""

    __tablename__ = "legal_hold"
    __table_args__ = (
        CheckConstraint("(lifted_at IS NULL) = (lifted_by IS NULL)", name="lifted_pair"),
        Index(
            "uq_legal_hold_in_force",
            "client_id",
            unique=True,
            sqlite_where=text("lifted_at IS NULL"),
            postgresql_where=text("lifted_at IS NULL"),
        ),
    )

    client_id: Mapped[UUID] = mapped_column(ForeignKey("client.id"), index=True)
    sealed_reason: Mapped[bytes | None] = mapped_column(LargeBinary)
    placed_at: Mapped[datetime]
    placed_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    lifted_at: Mapped[datetime | None]
    lifted_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))

    reason = Sealed()

    @property
    def seal_owner(self) -> UUID:
        return self.client_id


class Erasure(Row):
    """A record that was erased: its random id, by whose word, on what ground, how many rows of what. No name.

    `counts`: JSON of rows by table. `cleaned_at`: when its files, and the pages that its rows lay on, were
    gone too. `approved_by` is empty where a backup from before that person was put back.
    """

    __tablename__ = "erasure"

    client_id: Mapped[UUID] = mapped_column(unique=True)
    clinic_id: Mapped[UUID] = mapped_column(ForeignKey("clinic.id"), index=True)
    ground: Mapped[str]
    approved_by: Mapped[UUID | None]
    erased_at: Mapped[datetime]
    counts: Mapped[str]
    cleaned_at: Mapped[datetime | None]


class Chore(Base):
    """One of the daily chores: when it was last begun and done, how much it found, and what went wrong."""

    __tablename__ = "chore"

    name: Mapped[str] = mapped_column(primary_key=True)
    began_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    found: Mapped[int] = mapped_column(default=0)
    problem: Mapped[str] = mapped_column(default="")

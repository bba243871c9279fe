"""The trail's tables. Strings only, no clinical text; rows are only ever added (see append_only)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Index, Integer, LargeBinary, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column

from clinic.audit.append_only import guard_table
from clinic.foundation.database import Base


class AuditEvent(Base):
    """One event in the chain of a clinic (`chain_id`; all zeros for what belongs to none).

    `actor_id` is empty only for a failed sign-in by somebody unknown and for the CLI. `basis`: by what right
    the actor reached the client (lead, co_worker, cover, supervises, emergency, job). `late`: it waited in
    the spool. `mac` binds the row to the one before it. `segment`: "2026-03".
    """

    __tablename__ = "audit_event"
    __table_args__ = (
        UniqueConstraint("chain_id", "seq"),
        Index(None, "chain_id", "client_id", "seq"),
        Index(None, "chain_id", "segment"),
    )

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
    basis: Mapped[str] = mapped_column(default="")
    late: Mapped[bool] = mapped_column(default=False)
    entry_id: Mapped[UUID] = mapped_column(unique=True)
    chain_id: Mapped[UUID]
    seq: Mapped[int]
    segment: Mapped[str]
    mac: Mapped[bytes] = mapped_column(LargeBinary)


class AuditSegment(Base):
    """A month of a chain that is over: its first and last number, and the link that goes on from it."""

    __tablename__ = "audit_segment"

    chain_id: Mapped[UUID] = mapped_column(primary_key=True)
    segment: Mapped[str] = mapped_column(primary_key=True)
    first_seq: Mapped[int]
    last_seq: Mapped[int]
    last_mac: Mapped[bytes] = mapped_column(LargeBinary)
    mac: Mapped[bytes] = mapped_column(LargeBinary)


class AuditDropped(Base):
    """A sealed month whose events were let go when their time was over."""

    __tablename__ = "audit_dropped"

    chain_id: Mapped[UUID] = mapped_column(primary_key=True)
    segment: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    mac: Mapped[bytes] = mapped_column(LargeBinary)


for table in (AuditEvent.__table__, AuditSegment.__table__, AuditDropped.__table__):
    event.listen(table, "after_create", guard_table)

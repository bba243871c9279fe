"""The queue's truth: which papers were asked for, how far each is, and what the worker chose to print.

No words of a plan are here. What is printed lies sealed on the shelf, under the name that a row holds.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from clinic.foundation.database import Base, Row


class PaperJob(Row):
    """One paper as it reads for one reader on some day. `status`: waiting, being_made, made, failed.

    `number`: which plan; 0 for the draft. `document`: a key of printing.documents. `reader`: client,
    supporter, worker; `helper`: whose page it is, by key of the plan, or "". `languages`: "en", "es,en".
    `name`: of the file on the shelf; it follows from what is printed, by a key of the client's own.
    `problem`: why it failed, in a plain sentence without clinical words. `pages`: how many.
    `replaced_at`: when a newer paper took its place; its file is then swept.
    """

    __tablename__ = "paper_job"
    __table_args__ = (
        UniqueConstraint("client_id", "name"),
        Index(None, "transition_id", "number"),
        Index(None, "status", "lease_until"),
    )

    clinic_id: Mapped[UUID] = mapped_column(ForeignKey("clinic.id"))
    client_id: Mapped[UUID] = mapped_column(ForeignKey("client.id"))
    transition_id: Mapped[UUID] = mapped_column(ForeignKey("transition.id"))
    number: Mapped[int]
    document: Mapped[str]
    reader: Mapped[str]
    helper: Mapped[str] = mapped_column(default="")
    languages: Mapped[str]
    name: Mapped[str]
    status: Mapped[str] = mapped_column(default="waiting")
    attempts: Mapped[int] = mapped_column(default=0)
    lease_until: Mapped[datetime | None]
    problem: Mapped[str] = mapped_column(default="")
    pages: Mapped[int] = mapped_column(default=0)
    asked_at: Mapped[datetime]
    asked_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    began_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    replaced_at: Mapped[datetime | None]


class PaperChoice(Row):
    """What a worker chose for one paper of a transition, in place of what follows from the plan.

    `languages`: as in PaperJob; "" for what follows by itself.
    """

    __tablename__ = "paper_choice"
    __table_args__ = (UniqueConstraint("transition_id", "document", "helper"),)

    client_id: Mapped[UUID] = mapped_column(ForeignKey("client.id"))
    transition_id: Mapped[UUID] = mapped_column(ForeignKey("transition.id"))
    document: Mapped[str]
    helper: Mapped[str] = mapped_column(default="")
    wanted: Mapped[bool]
    languages: Mapped[str] = mapped_column(default="")
    chosen_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    chosen_at: Mapped[datetime]


class WorkerBeat(Base):
    """When a worker process was last seen alive. `problem`: why it can't print, and `remedy`: what helps."""

    __tablename__ = "worker_beat"

    name: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    problem: Mapped[str] = mapped_column(default="")
    remedy: Mapped[str] = mapped_column(default="")


class ClinicLogo(Row):
    """The picture at the head of a clinic's letters, and what it says in words.

    `picture`: a PNG of our own making. `removed_at`: when another took its place, or none did; the last one
    that was removed is kept, so that it can be put back.
    """

    __tablename__ = "clinic_logo"
    __table_args__ = (Index(None, "clinic_id", "added_at"),)

    clinic_id: Mapped[UUID] = mapped_column(ForeignKey("clinic.id"))
    picture: Mapped[bytes]
    width: Mapped[int]
    height: Mapped[int]
    words: Mapped[str]
    added_at: Mapped[datetime]
    added_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    removed_at: Mapped[datetime | None]

"""Transitions, answers by item key, drafts apart, and the checklist as it was resolved."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from clinic.foundation.database import Base, Row
from clinic.foundation.sealed import Sealed


class Checklist(Base):
    """A resolved checklist (core with the site's overrides), stored once per hash."""

    __tablename__ = "checklist"

    hash: Mapped[str] = mapped_column(primary_key=True)
    resolved: Mapped[str] = mapped_column(Text)  # canonical JSON
    stored_at: Mapped[datetime]


class Transition(Row):
    """One client's move. `pathway`: discharge, worker_leaving. `status`: open, stopped, done."""

    __tablename__ = "transition"
    __table_args__ = (
        Index(None, "client_id", "status"),
        Index(None, "worker_id", "status"),
        CheckConstraint("(pathway = 'worker_leaving') = (departure_id IS NOT NULL)", name="departure_pair"),
        # A double click starts one walk, also on two connections at once.
        *(
            Index(name, *columns, unique=True, sqlite_where=text(where), postgresql_where=text(where))
            for name, columns, where in (
                (
                    "uq_transition_open_own",
                    ("client_id", "pathway"),
                    "status = 'open' AND departure_id IS NULL",
                ),
                ("uq_transition_open_departure", ("client_id", "departure_id"), "status = 'open'"),
            )
        ),
    )

    client_id: Mapped[UUID] = mapped_column(ForeignKey("client.id"))
    pathway: Mapped[str]
    departure_id: Mapped[UUID | None] = mapped_column(ForeignKey("departure.id"))
    worker_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))  # who leads it
    leaving_on: Mapped[date | None]
    is_short: Mapped[bool] = mapped_column(default=False)
    checklist_hash: Mapped[str] = mapped_column(ForeignKey("checklist.hash"))
    status: Mapped[str] = mapped_column(default="open")
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    sealed_end_reason: Mapped[bytes | None] = mapped_column(LargeBinary)
    version: Mapped[int] = mapped_column(default=1)

    end_reason = Sealed()

    @property
    def seal_owner(self) -> UUID:
        return self.client_id


class Answer(Row):
    """One answer by item key. `way_out`: "", rather_not, not_possible, nobody_yet (with its reason sealed).

    The value is JSON, sealed whole; its shape belongs to the item's kind.
    """

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("transition_id", "item_key"),)

    transition_id: Mapped[UUID] = mapped_column(ForeignKey("transition.id"))
    client_id: Mapped[UUID] = mapped_column(ForeignKey("client.id"))
    item_key: Mapped[str]
    way_out: Mapped[str] = mapped_column(default="")
    sealed_value: Mapped[bytes | None] = mapped_column(LargeBinary)
    sealed_because: Mapped[bytes | None] = mapped_column(LargeBinary)
    answered_on: Mapped[date]
    answered_at: Mapped[datetime]
    answered_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    version: Mapped[int] = mapped_column(default=1)

    value = Sealed()
    because = Sealed()

    @property
    def seal_owner(self) -> UUID:
        return self.client_id


class StepState(Row):
    """What holds for a step as a whole: its version (two tabs), "not needed", asked alone."""

    __tablename__ = "step_state"
    __table_args__ = (UniqueConstraint("transition_id", "step_key"),)

    transition_id: Mapped[UUID] = mapped_column(ForeignKey("transition.id"))
    step_key: Mapped[str]
    version: Mapped[int] = mapped_column(default=1)
    not_needed: Mapped[bool] = mapped_column(default=False)
    asked_alone: Mapped[str] = mapped_column(default="")  # "", yes, no
    saved_at: Mapped[datetime]
    saved_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))


class Draft(Row):
    """Typing that is not an answer yet: the raw form of one step by one person. It counts for nothing."""

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("transition_id", "step_key", "user_id"),)

    transition_id: Mapped[UUID] = mapped_column(ForeignKey("transition.id"))
    client_id: Mapped[UUID] = mapped_column(ForeignKey("client.id"))
    step_key: Mapped[str]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    opened_version: Mapped[int]
    saved_at: Mapped[datetime]
    sealed_form: Mapped[bytes | None] = mapped_column(LargeBinary)  # JSON list of [name, value] pairs

    form = Sealed()

    @property
    def seal_owner(self) -> UUID:
        return self.client_id

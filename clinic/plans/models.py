"""Plans that were made: the whole content, frozen and sealed, with its schema number."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from clinic.foundation.database import Row
from clinic.foundation.sealed import Sealed


class PlanVersion(Row):
    """Version n of a transition's plan. `kind`: so_far, plan. The newest is in force, the others replaced."""

    __tablename__ = "plan_version"
    __table_args__ = (UniqueConstraint("transition_id", "number"),)

    transition_id: Mapped[UUID] = mapped_column(ForeignKey("transition.id"))
    client_id: Mapped[UUID] = mapped_column(ForeignKey("client.id"))
    number: Mapped[int]
    kind: Mapped[str]
    made_on: Mapped[date]
    made_at: Mapped[datetime]
    made_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    made_by_name: Mapped[str]
    plan_word: Mapped[str]
    check_by: Mapped[date]
    content_schema: Mapped[int]
    content_hash: Mapped[str]
    sealed_content: Mapped[bytes | None] = mapped_column(LargeBinary)
    sealed_correction: Mapped[bytes | None] = mapped_column(LargeBinary)  # why it was made again

    content = Sealed()
    correction = Sealed()

    @property
    def seal_owner(self) -> UUID:
        return self.client_id


class GapAccepted(Row):
    """A stop that a person answered with a reason: "this is somebody else of the same name"."""

    __tablename__ = "gap_accepted"
    __table_args__ = (UniqueConstraint("transition_id", "rule", "subject"),)

    transition_id: Mapped[UUID] = mapped_column(ForeignKey("transition.id"))
    client_id: Mapped[UUID] = mapped_column(ForeignKey("client.id"))
    rule: Mapped[str]
    subject: Mapped[str]
    sealed_reason: Mapped[bytes | None] = mapped_column(LargeBinary)
    accepted_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    accepted_at: Mapped[datetime]

    reason = Sealed()

    @property
    def seal_owner(self) -> UUID:
        return self.client_id

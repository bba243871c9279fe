"""Clients and who works with them. The people around a client are in `models_people`."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from clinic.foundation.database import Base, Row
from clinic.foundation.sealed import Sealed

SEALED = LargeBinary


class Client(Row):
    """The person supported. Names and numbers are in clear for search; what was told in confidence is sealed.

    `name_order`: given_first, family_first, one_name. `print_as`: preferred, code.
    `safe_paper`, `safe_ring`: "", yes, no, with_care ("" = not asked: never prefilled as answered).
    `address_kind`: home, family, friend, shelter, adult_home, hospital, car, outside, confidential, none, "".
    """

    __tablename__ = "client"
    __table_args__ = (
        CheckConstraint("(closed_at IS NULL) = (closed_by IS NULL)", name="closed_pair"),
        Index(None, "clinic_id", "sort_name", "id"),
    )

    clinic_id: Mapped[UUID] = mapped_column(ForeignKey("clinic.id"))
    team_id: Mapped[UUID] = mapped_column(ForeignKey("team.id"), index=True)
    preferred_name: Mapped[str]
    legal_name: Mapped[str] = mapped_column(default="")
    name_order: Mapped[str] = mapped_column(default="given_first")
    sort_name: Mapped[str]  # folded, in the order of lists
    search_text: Mapped[str]  # every name and code, folded
    pronouns: Mapped[str] = mapped_column(default="")
    born_on: Mapped[date | None]
    code: Mapped[str] = mapped_column(default="")
    print_as: Mapped[str] = mapped_column(default="preferred")
    language: Mapped[str] = mapped_column(default="en")
    interpreter: Mapped[str] = mapped_column(default="")  # "", not_needed, professional, staff, chosen
    reading_format: Mapped[str] = mapped_column(default="standard")  # standard, large, short, audio
    address_kind: Mapped[str] = mapped_column(default="")
    safe_paper: Mapped[str] = mapped_column(default="")
    safe_paper_on: Mapped[date | None]
    safe_ring: Mapped[str] = mapped_column(default="")
    safe_ring_on: Mapped[date | None]
    record_from: Mapped[str] = mapped_column(default="")  # where the facts came from: "the ward record"
    record_on: Mapped[date | None]
    sealed_interpreter_note: Mapped[bytes | None] = mapped_column(SEALED)
    sealed_reading_note: Mapped[bytes | None] = mapped_column(SEALED)
    sealed_address: Mapped[bytes | None] = mapped_column(SEALED)
    sealed_safe_note: Mapped[bytes | None] = mapped_column(SEALED)
    sealed_closed_reason: Mapped[bytes | None] = mapped_column(SEALED)
    created_at: Mapped[datetime]
    created_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    version: Mapped[int] = mapped_column(default=1)

    interpreter_note = Sealed()
    reading_note = Sealed()
    address = Sealed()
    safe_note = Sealed()
    closed_reason = Sealed()

    @property
    def seal_owner(self) -> UUID:
        return self.id

    @property
    def printed_name(self) -> str:
        """The one name that stands on this client's paper."""
        return self.code if self.print_as == "code" and self.code else self.preferred_name


class Assignment(Row):
    """Who works with a client, and from when until when. `role`: lead, co_worker, cover."""

    __tablename__ = "assignment"
    __table_args__ = (CheckConstraint("until_on IS NULL OR until_on >= from_on", name="ends_after_start"),)

    client_id: Mapped[UUID] = mapped_column(ForeignKey("client.id"), index=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), index=True)
    role: Mapped[str]
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")
    assigned_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    assigned_at: Mapped[datetime]


class EmergencyAccess(Row):
    """Somebody opened a client without being on the team: why, how long. Supervisors say they saw it."""

    __tablename__ = "emergency_access"
    __table_args__ = (CheckConstraint("(seen_at IS NULL) = (seen_by IS NULL)", name="seen_pair"),)

    client_id: Mapped[UUID] = mapped_column(ForeignKey("client.id"), index=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), index=True)
    sealed_reason: Mapped[bytes | None] = mapped_column(SEALED)
    opened_at: Mapped[datetime]
    until: Mapped[datetime]
    seen_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    seen_at: Mapped[datetime | None]

    reason = Sealed()

    @property
    def seal_owner(self) -> UUID:
        return self.client_id


class SharedScreen(Base):
    """A signed-in browser whose screen somebody else can see: only this client's pages open in it."""

    __tablename__ = "shared_screen"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    client_id: Mapped[UUID] = mapped_column(ForeignKey("client.id"))
    since: Mapped[datetime]


class Place(Row):
    """The team directory: pharmacies, clinics, clubs, landlords' offices. Never private people."""

    __tablename__ = "place"
    __table_args__ = (Index(None, "team_id", "sort_name", "id"),)

    team_id: Mapped[UUID] = mapped_column(ForeignKey("team.id"))
    name: Mapped[str]
    sort_name: Mapped[str]
    type: Mapped[str]
    phone: Mapped[str] = mapped_column(default="")
    phone_digits: Mapped[str] = mapped_column(default="")
    ways: Mapped[str] = mapped_column(default="")  # comma-separated: ring,text,message
    hours: Mapped[str] = mapped_column(default="[]")  # JSON of foundation.days.Hours
    address: Mapped[str] = mapped_column(default="")
    meets: Mapped[str] = mapped_column(default="")  # day, time, cost, how to get there
    substance: Mapped[bool] = mapped_column(default=False)
    checked_on: Mapped[date | None]  # last rung and right on
    removed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class Departure(Row):
    """One worker leaving: what is known once for all of their clients."""

    __tablename__ = "departure"

    clinic_id: Mapped[UUID] = mapped_column(ForeignKey("clinic.id"))
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), index=True)
    last_working_day: Mapped[date]
    last_client_day: Mapped[date | None]
    away_from: Mapped[date | None]  # leave before the last day
    cover_user_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    cover_words: Mapped[str] = mapped_column(default="")
    sealed_reason_words: Mapped[bytes | None] = mapped_column(SEALED)  # what clients are told
    sealed_private_reason: Mapped[bytes | None] = mapped_column(SEALED)  # never printed, supervisor only
    sealed_contact_rule: Mapped[bytes | None] = mapped_column(SEALED)
    sealed_does_for_everyone: Mapped[bytes | None] = mapped_column(SEALED)  # one per line
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    reason_words = Sealed()
    private_reason = Sealed()
    contact_rule = Sealed()
    does_for_everyone = Sealed()

    @property
    def seal_owner(self) -> UUID:
        return self.clinic_id

"""The people around a client: persons, how to reach them, hats, askings, consents, who must never be rung."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from clinic.foundation.database import Row
from clinic.foundation.sealed import Sealed

SEALED = LargeBinary


class _OfClient(Row):
    """A row that belongs to a client and is sealed with that client's key."""

    __abstract__ = True

    client_id: Mapped[UUID] = mapped_column(ForeignKey("client.id"), index=True)

    @property
    def seal_owner(self) -> UUID:
        return self.client_id


class Person(_OfClient):
    """Somebody around the client: a person, a group or a place, paid or not.

    `nature`: paid, unpaid, community. `grown_up`: yes, under_18, not_known.
    `doings`: comma-separated keys of the checklist's catalogue of doings.
    """

    __tablename__ = "person"
    __table_args__ = (Index(None, "client_id", "position", "id"),)

    name: Mapped[str]
    sort_name: Mapped[str]
    called: Mapped[str] = mapped_column(default="")
    relation: Mapped[str] = mapped_column(default="")
    nature: Mapped[str]
    type: Mapped[str]
    organisation: Mapped[str] = mapped_column(default="")
    place_id: Mapped[UUID | None] = mapped_column(ForeignKey("place.id"))
    user_id: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))  # a worker of this clinic
    works_at_home: Mapped[bool] = mapped_column(default=False)
    grown_up: Mapped[str] = mapped_column(default="not_known")
    language: Mapped[str] = mapped_column(default="")
    doings: Mapped[str] = mapped_column(default="")
    frequency: Mapped[str] = mapped_column(default="")
    first_visit_on: Mapped[date | None]
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]
    chosen_in_company: Mapped[bool] = mapped_column(default=False)
    substance: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)
    sealed_doing_words: Mapped[bytes | None] = mapped_column(SEALED)  # further doings, one per line
    sealed_meets: Mapped[bytes | None] = mapped_column(SEALED)
    sealed_first_visit_with: Mapped[bytes | None] = mapped_column(SEALED)
    sealed_how_is_it: Mapped[bytes | None] = mapped_column(SEALED)  # good, mixed, not_said
    sealed_gives_back: Mapped[bytes | None] = mapped_column(SEALED)
    sealed_client_asks_not: Mapped[bytes | None] = mapped_column(SEALED)
    sealed_needs: Mapped[bytes | None] = mapped_column(SEALED)
    created_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    doing_words = Sealed()
    meets = Sealed()
    first_visit_with = Sealed()
    how_is_it = Sealed()
    gives_back = Sealed()
    client_asks_not = Sealed()
    needs = Sealed()

    contacts: Mapped[list["ContactPoint"]] = relationship(
        lazy="selectin", order_by="ContactPoint.position, ContactPoint.id", viewonly=True
    )
    hats: Mapped[list["Hat"]] = relationship(lazy="selectin", order_by="Hat.given_on, Hat.id", viewonly=True)
    askings: Mapped[list["Asking"]] = relationship(lazy="selectin", order_by="Asking.seq", viewonly=True)


class ContactPoint(_OfClient):
    """One way to reach a person, or the client (no person).

    `kind`: phone, email, place (in person), none. `ways`: comma-separated ring, text, relay, video, message,
    knock. `hours`: JSON of foundation.days.Hours.
    """

    __tablename__ = "contact_point"

    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str]
    value: Mapped[str] = mapped_column(default="")
    digits: Mapped[str] = mapped_column(default="", index=True)
    odd: Mapped[bool] = mapped_column(default=False)
    ways: Mapped[str] = mapped_column(default="")
    hours: Mapped[str] = mapped_column(default="[]")
    hours_note: Mapped[str] = mapped_column(default="")
    safe_message: Mapped[str] = mapped_column(default="")  # "", yes, no
    tried_on: Mapped[date | None]
    tried_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))
    position: Mapped[int] = mapped_column(default=0)


class Hat(_OfClient):
    """What a person is to the client; none implies another. Ended, never overwritten.

    `hat`: first_call, stands_in, decides, guardian, emergency, next_of_kin, carer.
    """

    __tablename__ = "hat"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    hat: Mapped[str]
    given_on: Mapped[date]
    given_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    ended_at: Mapped[datetime | None]


class Asking(_OfClient):
    """A person was asked, or answered: each time a new row. `outcome`: not_asked (who will ask, by when),
    asked, no_answer, yes, part, no, stepped_back."""

    __tablename__ = "asking"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    seq: Mapped[int]
    outcome: Mapped[str]
    on: Mapped[date] = mapped_column("on_day")
    ask_who: Mapped[str] = mapped_column(default="")
    ask_by: Mapped[date | None]
    agreed: Mapped[str] = mapped_column(default="")  # comma-separated responsibility keys
    sealed_words: Mapped[bytes | None] = mapped_column(SEALED)  # in their own words
    sealed_limits: Mapped[bytes | None] = mapped_column(SEALED)  # what they said no to
    recorded_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    recorded_at: Mapped[datetime]

    words = Sealed()
    limits = Sealed()


class Consent(_OfClient):
    """One consent: to whom, of what kind, given how and when, until when; taking it back is a new row.

    `kind`: may_be_rung, contact, plan, medicines, risk, substance_use, know_others. `withdraws` points at the
    consent which this row takes back; `strikes` at a row written down by mistake: neither counts any more.
    `purpose`, where a signed paper must name one: help (so that they can help), care (treatment, payment and
    running the service, 42 CFR 2.31(a)(5)).
    """

    __tablename__ = "consent"
    __table_args__ = (CheckConstraint("until_on IS NULL OR until_on >= given_on", name="ends_after_start"),)

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str]
    given: Mapped[bool]  # False: asked, and the client said no
    given_on: Mapped[date]
    how: Mapped[str] = mapped_column(default="")  # said, phone, written
    until_on: Mapped[date | None]
    purpose: Mapped[str] = mapped_column(default="")
    withdraws: Mapped[UUID | None] = mapped_column(ForeignKey("consent.id"))
    strikes: Mapped[UUID | None] = mapped_column(ForeignKey("consent.id"))
    seq: Mapped[int]
    recorded_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    recorded_at: Mapped[datetime]


class NeverRing(_OfClient):
    """Somebody who must never be rung or told. The reason is never printed."""

    __tablename__ = "never_ring"

    name: Mapped[str]
    nickname: Mapped[str] = mapped_column(default="")
    number: Mapped[str] = mapped_column(default="")
    digits: Mapped[str] = mapped_column(default="")
    sealed_address: Mapped[bytes | None] = mapped_column(SEALED)
    sealed_reason: Mapped[bytes | None] = mapped_column(SEALED)
    recorded_on: Mapped[date]
    recorded_by: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    removed_at: Mapped[datetime | None]

    address = Sealed()
    reason = Sealed()

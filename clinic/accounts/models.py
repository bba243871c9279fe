"""People who sign in: clinics, teams, memberships, sessions."""

from datetime import datetime
from uuid import UUID

from flask_security import UserMixin
from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from clinic.foundation.database import Base, Row


class Clinic(Row):
    """An organisation that runs the toolkit. `zone` is an IANA name; `region` a region pack's key."""

    __tablename__ = "clinic"

    name: Mapped[str]
    zone: Mapped[str]
    region: Mapped[str]
    service_number: Mapped[str] = mapped_column(default="")  # the number that outlives people
    service_number_hours: Mapped[str] = mapped_column(default="")
    contact_rule: Mapped[str] = mapped_column(default="")  # what the agency says on contact after an ending
    setting: Mapped[str] = mapped_column(default="ward")  # presets: ward, community, residence
    can_promise_notice: Mapped[bool] = mapped_column(default=False)
    is_demo: Mapped[bool] = mapped_column(default=False)


class Team(Row):
    """A team of workers in a clinic."""

    __tablename__ = "team"
    __table_args__ = (UniqueConstraint("clinic_id", "name"),)

    clinic_id: Mapped[UUID] = mapped_column(ForeignKey("clinic.id"))
    name: Mapped[str]


class User(Row, UserMixin):
    """A person who signs in. `roles_held`: comma-separated role keys (see access.permissions)."""

    __tablename__ = "user_account"

    clinic_id: Mapped[UUID] = mapped_column(ForeignKey("clinic.id"))
    email: Mapped[str] = mapped_column(unique=True)
    password: Mapped[str | None]
    name: Mapped[str]
    job: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    phone_digits: Mapped[str] = mapped_column(default="")
    roles_held: Mapped[str] = mapped_column(default="clinician")
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]

    clinic: Mapped[Clinic] = relationship(lazy="joined")
    memberships: Mapped[list["Membership"]] = relationship(lazy="selectin", order_by="Membership.id")


class Membership(Row):
    """A person in a team; `supervises` gives them sight of the team's every client."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("user_id", "team_id"),)

    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    team_id: Mapped[UUID] = mapped_column(ForeignKey("team.id"))
    supervises: Mapped[bool] = mapped_column(default=False)


class SignInSession(Base):
    """A signed-in browser: SHA-256 of the random id in its cookie; dead when ended.

    `confirmed_at`: when its person last gave their password (asked again before sensitive acts).
    """

    __tablename__ = "sign_in_session"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    confirmed_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    device: Mapped[str] = mapped_column(default="")


class SignInFailure(Row):
    """A failed sign-in, counted by e-mail and browser: a stranger's guesses don't slow the owner's browser.

    `browser`: hash of the mark that a browser keeps after its person signed in once; "" for any other.
    """

    __tablename__ = "sign_in_failure"
    __table_args__ = (Index(None, "email_folded", "browser", "at"),)

    email_folded: Mapped[str]
    browser: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]


class PasswordLink(Row):
    """A link to choose a password, shown once to who made it: stored hashed, used once, for 72 hours."""

    __tablename__ = "password_link"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), index=True)
    made_by: Mapped[UUID | None] = mapped_column(ForeignKey("user_account.id"))  # empty: made by the CLI
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

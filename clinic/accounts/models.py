"""People who sign in: clinics, teams, memberships, second factors, sessions."""

from datetime import datetime
from uuid import UUID, uuid4

from flask_security import UserMixin
from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, object_session, relationship

from clinic.foundation.database import Base, Row
from clinic.foundation.sealed import Sealed


class Clinic(Row):
    """An organisation that runs the toolkit. `zone` is an IANA name; `region` a region pack's key.

    `keep_…`: years that closed records and the trail stay, see keeping.rules; empty: as the region says.
    """

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
    keep_years: Mapped[int | None]
    keep_until_age: Mapped[int | None]
    keep_trail_years: Mapped[int | None]


class Team(Row):
    """A team of workers in a clinic."""

    __tablename__ = "team"
    __table_args__ = (UniqueConstraint("clinic_id", "name"),)

    clinic_id: Mapped[UUID] = mapped_column(ForeignKey("clinic.id"))
    name: Mapped[str]


class User(Row, UserMixin):  # type: ignore[misc]  # there every id is an int
    """A person who signs in. `roles_held`: comma-separated role keys (see access.permissions).

    `code_secret`: base32 key of the app that makes codes, "" without one; `last_code`: counter (RFC 6238) of
    the last code that was used. `provider_subject`: issuer and subject at the single sign-on provider,
    or nobody there (see actions.provider) from the loss of a phone until a password is chosen by link.
    """

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
    sealed_code_secret: Mapped[bytes | None]
    code_secret = Sealed()
    last_code: Mapped[int] = mapped_column(BigInteger, default=0)
    provider_subject: Mapped[str | None] = mapped_column(index=True, unique=True)

    clinic: Mapped[Clinic] = relationship(lazy="joined")
    memberships: Mapped[list["Membership"]] = relationship(lazy="selectin", order_by="Membership.id")

    @property
    def seal_owner(self) -> UUID:
        """Whose key seals what is secret here."""
        return self.clinic_id


class Membership(Row):
    """A person in a team; `supervises` gives them sight of the team's every client."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("user_id", "team_id"),)

    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    team_id: Mapped[UUID] = mapped_column(ForeignKey("team.id"))
    supervises: Mapped[bool] = mapped_column(default=False)


class Passkey(Row):
    """A key on a phone, a computer or a stick (WebAuthn). `sign_count`: grows, so that a copy is noticed."""

    __tablename__ = "passkey"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), index=True)
    credential_id: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    public_key: Mapped[bytes]
    sign_count: Mapped[int] = mapped_column(BigInteger)
    transports: Mapped[str] = mapped_column(default="")  # as the browser named them, with commas between
    name: Mapped[str]
    added_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class RecoveryCode(Row):
    """A code for the day when phone and key are lost: stored hashed, used once."""

    __tablename__ = "recovery_code"
    __table_args__ = (UniqueConstraint("user_id", "code_hash"),)

    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"))
    code_hash: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class SignInSession(Base):
    """A browser in which somebody signs in: SHA-256 of the random id in its cookie; dead when ended.

    `id`: names it on a page. `proof`: how the person proved who they are, "" while only the password was
    given. `confirmed_at`: when they last proved it (asked again before sensitive acts). `challenge`: what
    the next passkey answer must sign. `provider_exit`: where to sign out at the provider who let them in.
    """

    __tablename__ = "sign_in_session"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    id: Mapped[UUID] = mapped_column(unique=True, default=uuid4)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), index=True)
    proof: Mapped[str] = mapped_column(default="")
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    confirmed_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    challenge: Mapped[bytes | None] = mapped_column(LargeBinary)
    device: Mapped[str] = mapped_column(default="")
    sealed_provider_exit: Mapped[bytes | None]
    provider_exit = Sealed()

    @property
    def seal_owner(self) -> UUID:
        """Whose key seals what is secret here: the clinic of its person. LookupError outside a session."""
        session = object_session(self)
        if session is None:
            raise LookupError("the row belongs to no session")
        return session.get_one(User, self.user_id).clinic_id


class KeptTyping(Row):
    """What was sent when the session was over already: sealed, for its person's next sign-in alone.

    `form_key`: of the form, so that it is known when it was sent after all. `fields`: names and values as
    JSON, with the person's id inside.
    """

    __tablename__ = "kept_typing"

    clinic_id: Mapped[UUID] = mapped_column(ForeignKey("clinic.id"))
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user_account.id"), index=True)
    path: Mapped[str]
    form_key: Mapped[str] = mapped_column(default="")
    sealed_fields: Mapped[bytes | None]
    fields = Sealed()
    kept_at: Mapped[datetime]

    @property
    def seal_owner(self) -> UUID:
        """Whose key seals it."""
        return self.clinic_id


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

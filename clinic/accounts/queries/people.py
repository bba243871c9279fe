"""People who sign in, as the administrator's pages and the sign-in page show them: plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clinic.access.permissions import Permission, Role
from clinic.access.viewer import Viewer
from clinic.accounts.addresses import fold_email
from clinic.accounts.models import Clinic, PasswordLink, SignInSession, Team, User
from clinic.accounts.passwords import token_hash
from clinic.accounts.queries.viewers import roles_of
from clinic.foundation.database import now
from clinic.foundation.errors import NotFound

LINK_IS_DEAD = "This link has been used, or its time is over. Ask your administrator for a new one."


@dataclass(frozen=True)
class Account:
    """One person's account. `teams`, `supervises`: ids. `last_seen`: None when they never signed in."""

    id: UUID
    name: str
    email: str
    job: str
    phone: str
    roles: frozenset[Role]
    teams: frozenset[UUID]
    supervises: frozenset[UUID]
    is_open: bool
    has_password: bool
    last_seen: datetime | None


def accounts(session: Session, viewer: Viewer) -> tuple[Account, ...]:
    """Everybody who signs in at the viewer's clinic, open accounts first, by name."""
    viewer.require(Permission.MANAGE_ACCOUNTS)
    rows = session.scalars(
        select(User)
        .where(User.clinic_id == viewer.clinic_id)
        .order_by(User.active.desc(), User.name, User.id)
    ).all()
    seen = _last_seen(session, [row.id for row in rows])
    return tuple(_account(row, seen.get(row.id)) for row in rows)


def account(session: Session, viewer: Viewer, user_id: UUID) -> Account:
    """One account of the viewer's clinic. Raises NotFound."""
    viewer.require(Permission.MANAGE_ACCOUNTS)
    row = session.get(User, user_id)
    if row is None or row.clinic_id != viewer.clinic_id:
        raise NotFound
    return _account(row, _last_seen(session, [row.id]).get(row.id))


def own_account(session: Session, viewer: Viewer) -> Account:
    """The viewer's own account."""
    return _account(session.get_one(User, viewer.id), None)


def teams(session: Session, viewer: Viewer) -> tuple[tuple[UUID, str], ...]:
    """Every team of the viewer's clinic: id and name, by name."""
    rows = session.execute(
        select(Team.id, Team.name).where(Team.clinic_id == viewer.clinic_id).order_by(Team.name, Team.id)
    )
    return tuple((row.id, row.name) for row in rows)


def email_is_taken(session: Session, email: str) -> bool:
    """Whether an account with this address exists, at any clinic."""
    return session.scalar(select(User.id).where(User.email == fold_email(email))) is not None


def person_by_email(session: Session, email: str) -> User | None:
    """Whose address this is, open or closed."""
    return session.scalar(select(User).where(User.email == fold_email(email)))


def person_of_link(session: Session, token: str) -> User:
    """Whom a link to choose a password is for. Raises NotFound for one that is used, old or made up."""
    link = session.scalar(select(PasswordLink).where(PasswordLink.token_hash == token_hash(token)))
    if link is None or link.used_at is not None or link.expires_at <= now(session):
        raise NotFound(LINK_IS_DEAD)
    user = session.get_one(User, link.user_id)
    if not user.active:
        raise NotFound(LINK_IS_DEAD)
    return user


def demo_people(session: Session) -> Sequence[tuple[str, str, str]]:
    """Name, job and e-mail address of everybody who can sign in to the demo; the most useful first."""
    rows = session.scalars(
        select(User)
        .join(Clinic)
        .where(Clinic.is_demo, User.active, User.password.is_not(None))
        .order_by(User.created_at, User.name)
    )
    return [(row.name, row.job, row.email) for row in rows]


def only_clinic(session: Session) -> tuple[str, str]:
    """Name and region of the clinic when there is just one; empty otherwise."""
    rows = session.execute(select(Clinic.name, Clinic.region).order_by(Clinic.id).limit(2)).all()
    return (rows[0].name, rows[0].region) if len(rows) == 1 else ("", "")


def _last_seen(session: Session, ids: Sequence[UUID]) -> dict[UUID, datetime]:
    rows = session.execute(
        select(SignInSession.user_id, func.max(SignInSession.seen_at))
        .where(SignInSession.user_id.in_(ids))
        .group_by(SignInSession.user_id)
    )
    return {row[0]: row[1] for row in rows}


def _account(row: User, last_seen: datetime | None) -> Account:
    return Account(
        id=row.id,
        name=row.name,
        email=row.email,
        job=row.job,
        phone=row.phone,
        roles=roles_of(row.roles_held),
        teams=frozenset(one.team_id for one in row.memberships),
        supervises=frozenset(one.team_id for one in row.memberships if one.supervises),
        is_open=row.active,
        has_password=row.password is not None,
        last_seen=last_seen,
    )

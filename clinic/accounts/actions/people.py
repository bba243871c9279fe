"""Making clinics and teams, opening, changing and closing accounts."""

from collections.abc import Collection
from uuid import UUID, uuid4

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from clinic.access.permissions import Permission, Role
from clinic.access.viewer import Viewer
from clinic.accounts.actions.sessions import end_sessions_of
from clinic.accounts.addresses import fold_email
from clinic.accounts.models import Clinic, Membership, PasswordLink, Team, User
from clinic.accounts.queries.viewers import roles_of
from clinic.accounts.rights import Rights, in_keys, rights_of
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.foundation.contact_points import fold_number
from clinic.foundation.database import now
from clinic.foundation.errors import NotFound, Refused

NOT_YOURSELF = "You can’t close your own account. Ask another administrator to do it."
LAST_ADMINISTRATOR = "This is the last administrator of the clinic. Give somebody else that role first."


def make_clinic(
    session: Session,
    *,
    name: str,
    zone: str,
    region: str,
    setting: str = "ward",
    service_number: str = "",
    service_number_hours: str = "",
    contact_rule: str = "",
    can_promise_notice: bool = False,
    is_demo: bool = False,
) -> UUID:
    """A clinic, with the key that seals what belongs to no client. `zone`: IANA name; `region`: pack key."""
    clinic = Clinic(
        name=name,
        zone=zone,
        region=region,
        setting=setting,
        service_number=service_number,
        service_number_hours=service_number_hours,
        contact_rule=contact_rule,
        can_promise_notice=can_promise_notice,
        is_demo=is_demo,
    )
    session.add(clinic)
    session.info["keyring"].make(clinic.id)
    session.flush()
    return clinic.id


def make_team(session: Session, *, clinic_id: UUID, name: str) -> UUID:
    """A team of a clinic."""
    team = Team(clinic_id=clinic_id, name=name)
    session.add(team)
    session.flush()
    return team.id


def add_person(
    session: Session,
    *,
    by: Viewer | None,
    clinic_id: UUID,
    name: str,
    email: str,
    roles: Collection[Role],
    teams: Collection[UUID] = (),
    supervises: Collection[UUID] = (),
    job: str = "",
    phone: str = "",
    password_hash: str | None = None,
) -> UUID:
    """Open an account. `by` is None only for the CLI and the demo. Without a password they need a link."""
    if by is not None:
        _check_manager(by, clinic_id)
    user = User(
        clinic_id=clinic_id,
        email=fold_email(email),
        password=password_hash,
        fs_uniquifier=uuid4().hex,
        created_at=now(session),
        name=name,
    )
    _fill(session, user, name=name, job=job, phone=phone, roles=roles)
    session.add(user)
    session.flush()
    _set_teams(session, user, teams, supervises)
    added = {"clinic_id": clinic_id, "subject": user.id, "detail": in_keys(Rights(), rights_of(user))}
    record(session, Event.ACCOUNT_ADDED, by=by, **added)
    return user.id


def change_person(
    session: Session,
    *,
    by: Viewer,
    user_id: UUID,
    name: str,
    roles: Collection[Role],
    teams: Collection[UUID],
    supervises: Collection[UUID],
    job: str,
    phone: str,
) -> None:
    """Change an account. What they may see changes with their next request.

    Whoever gives rights to themself stands out in the trail, under a word of its own.
    """
    user = managed_user(session, by, user_id)
    before = rights_of(user)
    if Role.ADMINISTRATOR not in roles:
        _check_other_administrators(session, user)
    _fill(session, user, name=name, job=job, phone=phone, roles=roles)
    _set_teams(session, user, teams, supervises)
    after = rights_of(user)
    is_own = user.id == by.id and after != before
    event = Event.OWN_RIGHTS_CHANGED if is_own else Event.ACCOUNT_CHANGED
    record(session, event, by=by, subject=user.id, detail=in_keys(before, after))


def disable_person(session: Session, *, by: Viewer, user_id: UUID) -> None:
    """Close an account and sign it out everywhere; links to choose a password are dead, reopened or not.

    Nothing that the person wrote is touched.
    """
    user = managed_user(session, by, user_id)
    if user.id == by.id:
        raise Refused(NOT_YOURSELF)
    _check_other_administrators(session, user)
    user.active = False
    end_sessions_of(session, user)
    end_links_of(session, user)
    session.flush()
    record(session, Event.ACCOUNT_DISABLED, by=by, subject=user.id)


def enable_person(session: Session, *, by: Viewer, user_id: UUID) -> None:
    """Open a closed account again."""
    user = managed_user(session, by, user_id)
    user.active = True
    session.flush()
    record(session, Event.ACCOUNT_CHANGED, by=by, subject=user.id, detail="opened")


def end_links_of(session: Session, user: User) -> None:
    """No link to choose a password that was made till now opens the account any more."""
    unused = (PasswordLink.user_id == user.id, PasswordLink.used_at.is_(None))
    session.execute(update(PasswordLink).where(*unused).values(used_at=now(session)))


def _check_manager(by: Viewer, clinic_id: UUID) -> None:
    by.require(Permission.MANAGE_ACCOUNTS)
    if by.clinic_id != clinic_id:
        raise NotFound


def managed_user(session: Session, by: Viewer, user_id: UUID) -> User:
    """The account that an administrator means to change. Raises NotFound outside their clinic."""
    user = session.get(User, user_id)
    if user is None:
        raise NotFound
    _check_manager(by, user.clinic_id)
    return user


def _fill(session: Session, user: User, *, name: str, job: str, phone: str, roles: Collection[Role]) -> None:
    user.name, user.job, user.phone = name, job, phone
    user.phone_digits = fold_number(phone)
    user.roles_held = ",".join(role.value for role in Role if role in roles)


def _set_teams(session: Session, user: User, teams: Collection[UUID], supervises: Collection[UUID]) -> None:
    wanted = {*teams, *supervises}
    known = set(session.scalars(select(Team.id).where(Team.clinic_id == user.clinic_id)))
    if not wanted <= known:
        raise NotFound
    for membership in list(user.memberships):
        session.delete(membership)
    session.flush()
    for team_id in sorted(wanted):
        session.add(Membership(user_id=user.id, team_id=team_id, supervises=team_id in supervises))
    session.flush()
    session.expire(user, ["memberships"])


def _check_other_administrators(session: Session, user: User) -> None:
    if Role.ADMINISTRATOR not in roles_of(user.roles_held) or not user.active:
        return
    others = session.scalars(
        select(User.roles_held).where(User.clinic_id == user.clinic_id, User.active, User.id != user.id)
    )
    if not any(Role.ADMINISTRATOR in roles_of(held) for held in others):
        raise Refused(LAST_ADMINISTRATOR)

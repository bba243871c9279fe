"""Whose account it is that a single sign-on provider names."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.accounts.models import User
from clinic.accounts.queries.people import person_by_email


def person_of_provider(session: Session, *, subject: str, email: str) -> User | None:
    """The open account that is bound to this subject, or an unbound one with this verified address.

    An account that is bound already is never found by its address: addresses are given to new people.
    """
    bound = session.scalar(select(User).where(User.provider_subject == subject))
    if bound is not None:
        return bound if bound.active else None
    user = person_by_email(session, email) if email else None
    return user if user is not None and user.active and user.provider_subject is None else None

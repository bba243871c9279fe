"""By what right somebody reached a client. The rooms above know; they leave their answer with the session."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.audit.entries import Entry

BasisOf = Callable[[Session, Viewer, UUID], str]
OWN = frozenset({"lead", "co_worker", "cover"})
BASIS_OF = "basis_of"  # where the session's info keeps the one that knows


def with_basis(session: Session, entry: Entry, by: Viewer | None) -> Entry:
    """The event with the right by which its client was reached, as it stands in this session."""
    basis_of: BasisOf | None = session.info.get(BASIS_OF)
    if by is None or entry.client_id is None or basis_of is None:
        return entry
    return replace(entry, basis=basis_of(session, by, entry.client_id))

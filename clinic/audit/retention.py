"""Letting a month go whole when its time is over. Only sealed months, oldest first; a note stays behind."""

from hmac import compare_digest
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from clinic.audit.chain import Head, drop_mac
from clinic.audit.models import AuditDropped, AuditEvent, AuditSegment
from clinic.audit.writer import trail_key
from clinic.foundation.database import now


def sealed_segments(session: Session, chain_id: UUID) -> tuple[str, ...]:
    """Months of a chain that are over and still there ("2026-03"), oldest first."""
    gone = select(AuditDropped.segment).where(AuditDropped.chain_id == chain_id)
    rows = select(AuditSegment.segment).where(
        AuditSegment.chain_id == chain_id, AuditSegment.segment.not_in(gone)
    )
    return tuple(session.scalars(rows.order_by(AuditSegment.segment)))


def drop_segment(session: Session, chain_id: UUID, segment: str) -> int:
    """Delete the events of the oldest sealed month; how many. Raises ValueError for any other month."""
    if sealed_segments(session, chain_id)[:1] != (segment,):
        raise ValueError(f"{segment} is not the oldest sealed month of this chain")
    at = now(session)
    mac = drop_mac(trail_key(session, chain_id), chain_id, segment, at)
    session.execute(insert(AuditDropped), [{"chain_id": chain_id, "segment": segment, "at": at, "mac": mac}])
    of_month = (AuditEvent.chain_id == chain_id, AuditEvent.segment == segment)
    found: int = session.execute(delete(AuditEvent).where(*of_month)).rowcount  # type: ignore[attr-defined]
    return found


def is_still_there(session: Session, chain_id: UUID, kept: Head) -> bool:
    """Whether the event of a head that was written down is still as it was, or its month was let go since."""
    of_chain = AuditEvent.chain_id == chain_id
    mac = session.scalar(select(AuditEvent.mac).where(of_chain, AuditEvent.seq == kept.seq))
    if mac is not None:
        return compare_digest(mac, kept.mac)
    let_go = select(AuditSegment.segment).join(
        AuditDropped,
        (AuditDropped.chain_id == AuditSegment.chain_id) & (AuditDropped.segment == AuditSegment.segment),
    )
    within = (AuditSegment.first_seq <= kept.seq, AuditSegment.last_seq >= kept.seq)
    return session.scalar(let_go.where(AuditSegment.chain_id == chain_id, *within)) is not None

"""An event before it has its place in the chain, and the bytes that its link is made of. Pure."""

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Self
from uuid import UUID, uuid4

NO_CLINIC = UUID(int=0)
GENESIS = bytes(32)
_IDS = ("clinic_id", "actor_id", "client_id", "transition_id", "entry_id")
# In this order for ever: the links of stored rows are made of it.
LINKED = (
    "chain_id seq segment at event clinic_id actor_id actor_name client_id transition_id subject reader "
    "outcome detail basis late entry_id"
).split()


@dataclass(frozen=True)
class Entry:
    """What happened. Fields as in models.AuditEvent; strings are stable keys, never typed text."""

    at: datetime
    event: str
    clinic_id: UUID | None
    actor_id: UUID | None
    actor_name: str
    client_id: UUID | None
    transition_id: UUID | None
    subject: str
    reader: str
    outcome: str
    detail: str
    basis: str = ""
    late: bool = False
    entry_id: UUID = field(default_factory=uuid4)

    @property
    def chain_id(self) -> UUID:
        """Whose chain it goes on."""
        return self.clinic_id or NO_CLINIC

    def as_late(self) -> Self:
        """The same, marked as one that had to wait."""
        return replace(self, late=True)

    def to_json(self) -> str:
        """For the spool."""
        plain = {name: _plain(value) for name, value in asdict(self).items()}
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Back from the spool. Raises ValueError, KeyError or TypeError for anything else."""
        plain: dict[str, Any] = json.loads(text)
        ids = {name: UUID(plain[name]) if plain[name] else None for name in _IDS}
        return cls(**(plain | ids | {"at": datetime.fromisoformat(plain["at"])}))


def linked_bytes(row: Any) -> bytes:
    """What a link covers: every column of an event's row, as one line of JSON."""
    values = [_plain(row[name]) for name in LINKED]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value) if isinstance(value, UUID) else value

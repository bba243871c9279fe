"""Sealed columns: text told in confidence, encrypted per row with the data key of its owner.

`words = Sealed()` beside `sealed_words: Mapped[bytes | None]`. The owner (a client, or a clinic for what
belongs to no client) is the row's `seal_owner`. Text is kept plain in memory until the flush seals it.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import event, select
from sqlalchemy.orm import Mapped, Session, SessionTransaction, mapped_column, object_session

from clinic.foundation.database import Base
from clinic.foundation.key_file import Masters
from clinic.foundation.master_keys import KEY_BYTES
from clinic.foundation.sealing import CannotUnseal, new_data_key, seal, unseal, unwrap_key, wrap_key

_PENDING = "_unsealed"
_NOT_YET = b"pending"


class DataKey(Base):
    """One data key per client (or clinic), wrapped by a master key; destroying it erases what it sealed.

    What is wrapped: the data key (32 bytes) and, once it has turned, the key before its first turn
    (32 bytes), of which the links of a clinic's trail are made.
    """

    __tablename__ = "data_key"

    owner_id: Mapped[UUID] = mapped_column(primary_key=True)
    wrapped: Mapped[bytes]
    master_key_id: Mapped[str]


class Keyring:
    """Unwrapped data keys of one session, by owner."""

    def __init__(self, session: Session, masters: Masters) -> None:
        self._session = session
        self._masters = masters
        self._keys: dict[UUID, bytes] = {}
        self._held: set[UUID] = set()

    def make(self, owner_id: UUID) -> None:
        """Make and store the data key of a new owner."""
        key, masters = new_data_key(), self._masters.fresh()
        wrapped = wrap_key(masters, key, owner_id=str(owner_id))
        self._session.add(DataKey(owner_id=owner_id, wrapped=wrapped, master_key_id=masters.current_id))
        self._keys[owner_id] = key
        self._held.add(owner_id)

    def key(self, owner_id: UUID) -> bytes:
        """The data key of this owner; LookupError when it was destroyed or never made."""
        return self._whole(owner_id)[:KEY_BYTES]

    def key_to_seal(self, owner_id: UUID) -> bytes:
        """The same, read anew and kept from turning until this transaction ends."""
        if owner_id not in self._held:
            self._keys[owner_id] = self._load(owner_id, hold=True)
            self._held.add(owner_id)
        return self.key(owner_id)

    def lasting_key(self, owner_id: UUID) -> bytes:
        """The owner's first data key, which stays the same when the data key turns. Raises LookupError."""
        return self._whole(owner_id)[-KEY_BYTES:]

    def forget(self, owner_id: UUID) -> None:
        """Read this key anew when it is next asked for."""
        self._keys.pop(owner_id, None)

    def let_go(self) -> None:
        """The transaction is over: keys may turn again."""
        self._held.clear()

    def _whole(self, owner_id: UUID) -> bytes:
        if owner_id not in self._keys:
            self._keys[owner_id] = self._load(owner_id)
        return self._keys[owner_id]

    def _load(self, owner_id: UUID, *, hold: bool = False) -> bytes:
        found = select(DataKey.wrapped).where(DataKey.owner_id == owner_id)
        with self._session.no_autoflush:
            wrapped = self._session.scalar(found.with_for_update(read=True) if hold else found)
        if wrapped is None:
            raise LookupError(f"no data key for {owner_id}")
        return unwrap_key(self._masters.fresh(), wrapped, owner_id=str(owner_id))


@event.listens_for(Session, "after_transaction_end")
def _let_go(session: Session, transaction: SessionTransaction) -> None:
    keyring: Keyring | None = session.info.get("keyring")
    if transaction.parent is None and keyring is not None:
        keyring.let_go()


def keyring_factory(masters: Masters) -> Callable[[Session], Keyring]:
    """What `Database` needs to give each session its keyring."""
    return lambda session: Keyring(session, masters)


class Sealed:
    """Descriptor over the `sealed_<name>` column of the same row; reads and writes `str`, "" when empty."""

    name: str

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, row: Any, owner: type | None = None) -> Any:
        if row is None:
            return self
        pending = row.__dict__.get(_PENDING, {})
        if self.name in pending:
            return pending[self.name]
        stored = getattr(row, f"sealed_{self.name}")
        return "" if stored is None else _open(row, self.name, stored)

    def __set__(self, row: Any, text: str | None) -> None:
        if row.__dict__.get("_sa_instance_state") is not None and (text or "") == self._known(row):
            return
        row.__dict__.setdefault(_PENDING, {})[self.name] = text or ""
        setattr(row, f"sealed_{self.name}", _NOT_YET if text else None)

    def _known(self, row: Any) -> str | None:
        """What is stored now, when it can be read; saving the same text again seals nothing anew."""
        if self.name not in row.__dict__.get(_PENDING, {}) and object_session(row) is None:
            return None
        return str(self.__get__(row))


def _aad(row: Any, name: str) -> dict[str, str]:
    return {"table": row.__tablename__, "column": f"sealed_{name}", "row_id": str(row.id)}


def _keyring(row: Any) -> Keyring:
    session = object_session(row)
    if session is None:
        raise LookupError("a sealed field can only be read on a row that belongs to a session")
    keyring: Keyring = session.info["keyring"]
    return keyring


def _open(row: Any, name: str, stored: bytes) -> str:
    keyring, place = _keyring(row), _aad(row, name)
    try:
        return unseal(lambda _key_id: keyring.key(row.seal_owner), stored, **place)
    except CannotUnseal:
        keyring.forget(row.seal_owner)  # it may have turned while this session was open
        return unseal(lambda _key_id: keyring.key(row.seal_owner), stored, **place)


@event.listens_for(Session, "before_flush")
def _seal_pending(session: Session, _context: Any, _instances: Any) -> None:
    for row in (*session.new, *session.dirty):
        pending = row.__dict__.get(_PENDING)
        if pending:
            for name, text in pending.items():
                _seal_one(session, row, name, text)
            pending.clear()


def _seal_one(session: Session, row: Any, name: str, text: str) -> None:
    if not text:
        setattr(row, f"sealed_{name}", None)
        return
    key = session.info["keyring"].key_to_seal(row.seal_owner)
    setattr(row, f"sealed_{name}", seal(key, str(row.seal_owner), text, **_aad(row, name)))

"""Sealing every sealed column of one owner anew, with another data key."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Table, or_, select, update
from sqlalchemy.orm import Mapper, Session

from clinic.foundation.database import Base
from clinic.foundation.sealed import Sealed
from clinic.foundation.sealing import seal, unseal


@dataclass(frozen=True)
class SealedTable:
    """A table with sealed columns. `owner`: the id of whoever's key seals a row, as it stands in that row."""

    table: Table
    owner: ColumnElement[UUID]
    columns: tuple[str, ...]


def sealed_tables() -> tuple[SealedTable, ...]:
    """Every table that has a sealed column, by name."""
    found = [_sealed_table(mapper) for mapper in Base.registry.mappers]
    return tuple(sorted((one for one in found if one), key=lambda one: one.table.name))


def sealed_names(kind: type) -> tuple[str, ...]:
    """The names of a model's sealed fields."""
    return tuple(name for name in dir(kind) if isinstance(getattr(kind, name, None), Sealed))


def _sealed_table(mapper: Mapper[object]) -> SealedTable | None:
    names, table = sealed_names(mapper.class_), mapper.local_table
    if not names or not isinstance(table, Table):
        return None
    return SealedTable(table, _owner(table), tuple(f"sealed_{name}" for name in names))


def _owner(table: Table) -> ColumnElement[UUID]:
    """A client's rows name the client, others the clinic or one of its people; a client's own row is one."""
    if table.name == "client":
        return table.c.id
    if "client_id" in table.c:
        return table.c.client_id
    if "clinic_id" in table.c:
        return table.c.clinic_id
    person = Base.metadata.tables["user_account"]
    return select(person.c.clinic_id).where(person.c.id == table.c.user_id).scalar_subquery()


def reseal_rows(session: Session, owner_id: UUID, before: bytes, key: bytes) -> int:
    """What `before` sealed of this owner is sealed with `key`; how many rows. Raises CannotUnseal."""
    return sum(_reseal_table(session, one, owner_id, before, key) for one in sealed_tables())


def _reseal_table(session: Session, one: SealedTable, owner_id: UUID, before: bytes, key: bytes) -> int:
    columns = [one.table.c[name] for name in one.columns]
    is_any = or_(*(column.is_not(None) for column in columns))
    rows = session.execute(select(one.table.c.id, *columns).where(one.owner == owner_id, is_any)).all()
    for row_id, *values in rows:
        sealed = {
            name: _resealed(value, before, key, owner_id, one.table.name, name, row_id)
            for name, value in zip(one.columns, values, strict=True)
        }
        session.execute(update(one.table).where(one.table.c.id == row_id).values(**sealed))
    return len(rows)


def _resealed(
    value: bytes | None, before: bytes, key: bytes, owner_id: UUID, table: str, column: str, row_id: UUID
) -> bytes | None:
    if value is None:
        return None
    place = {"table": table, "column": column, "row_id": str(row_id)}
    return seal(key, str(owner_id), unseal(lambda _key_id: before, value, **place), **place)

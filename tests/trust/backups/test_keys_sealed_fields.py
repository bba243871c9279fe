"""Every sealed field is sealed: a word written through its model is in no byte of what is stored.

The fields are found by walking the models, so a new one is tested without anybody thinking of it. Seen to
fail: with a field that stores its text as bytes; with the row left out of what is authenticated.
"""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Boolean, Column, Date, Integer, LargeBinary, String, Uuid, select
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Mapper, Session

from clinic.backups.resealing import sealed_names, sealed_tables
from clinic.foundation.database import Base, Database, Instant
from clinic.foundation.sealing import CannotUnseal, unseal
from tests.factories.rows import make_client, make_office
from tests.trust.stored_bytes import stored_rows

MODELS = sorted(
    (mapper.class_ for mapper in Base.registry.mappers if sealed_names(mapper.class_)),
    key=lambda kind: kind.__name__,
)
FIELDS = [(kind, name) for kind in MODELS for name in sealed_names(kind)]
IN_CLEAR = "zzinclear"  # a word where no sealing is meant: the search has to find it


def _word(kind: type, name: str) -> str:
    return f"zz{kind.__name__}-{name}-zz"


@pytest.fixture
def rows(database: Database) -> dict[type, UUID]:
    """A row of every model with sealed fields, each with a word of its own in each of them."""
    with database.writing() as session:
        office = make_office(session)
        client = make_client(session, office.ann, IN_CLEAR)
        made: dict[str, Any] = {
            "clinic": office.clinic.id,
            "client": client.id,
            "user_account": office.ann.id,
        }
        made["team"] = office.east.id
        return {kind: _row(session, kind, made) for kind in MODELS}


def _row(session: Session, kind: type, made: dict[str, Any]) -> UUID:
    table = kind.__table__  # type: ignore[attr-defined]
    if table.name in made:
        row = session.get_one(kind, made[table.name])
    else:
        row = kind(id=uuid4(), **_needed(session, table, made))
        session.add(row)
    for name in sealed_names(kind):
        setattr(row, name, _word(kind, name))
    session.flush()
    return row.id  # type: ignore[attr-defined, no-any-return]


def _needed(session: Session, table: Any, made: dict[str, Any]) -> dict[str, Any]:
    """Values for the columns that must have one, rows of other tables made on the way."""
    values, mapper = {}, _mapper(table)
    for column in table.columns:
        if column.name != "id" and not column.nullable and column.default is None:
            values[mapper.get_property_by_column(column).key] = _value(session, column, made)
    return values


def _value(session: Session, column: Column[Any], made: dict[str, Any]) -> Any:
    if column.foreign_keys:
        parent = next(iter(column.foreign_keys)).column.table
        if parent.name not in made:
            made[parent.name] = _parent(session, parent, made)
        return made[parent.name]
    kinds: tuple[tuple[Any, Any], ...] = (
        (Boolean, False),
        (Integer, 1),
        (Instant, datetime(2026, 3, 1, tzinfo=UTC)),
        (Date, date(2026, 3, 1)),
        (Uuid, uuid4()),
        (LargeBinary, b"x"),
        (String, "discharge"),
    )
    return next(value for kind, value in kinds if isinstance(column.type, kind))


def _parent(session: Session, table: Any, made: dict[str, Any]) -> Any:
    row = _mapper(table).class_(**_needed(session, table, made))
    session.add(row)
    session.flush()
    return session.execute(select(*table.primary_key)).first()[0]


def _of(session: Session, kind: Any, rows: dict[type, UUID]) -> Any:
    return session.scalars(select(kind).where(kind.id == rows[kind])).one()


def _mapper(table: Any) -> Mapper[Any]:
    return next(one for one in Base.registry.mappers if one.local_table is table)


def test_keys_every_sealed_field_is_in_no_byte_of_what_is_stored(
    database: Database, rows: dict[type, UUID]
) -> None:
    with database.reader() as session:
        read = [getattr(_of(session, kind, rows), name) for kind, name in FIELDS]
    words = [_word(kind, name) for kind, name in FIELDS]
    assert (read, len(words) > 25) == (words, True)
    stored = _everything(database)
    assert IN_CLEAR.encode() in stored
    assert [word for word in words if word.encode() in stored] == []


def test_keys_every_sealed_field_opens_with_its_own_key_in_its_own_place_alone(
    database: Database, rows: dict[type, UUID]
) -> None:
    opened = []
    with database.writing() as session:
        keyring, stranger = session.info["keyring"], uuid4()
        keyring.make(stranger)
        for kind, name in FIELDS:
            row = _of(session, kind, rows)
            stored, key = getattr(row, f"sealed_{name}"), keyring.key(row.seal_owner)
            home = {"table": row.__tablename__, "column": f"sealed_{name}", "row_id": str(row.id)}
            assert _opens(stored, key, home)
            others = [home | {"row_id": str(stranger)}, home | {"column": "sealed_"}, home | {"table": "x"}]
            opened += [place for place in others if _opens(stored, key, place)]
            opened += [home] if _opens(stored, keyring.key(stranger), home) else []
    assert opened == []


def _opens(stored: bytes, key: bytes, place: dict[str, str]) -> bool:
    try:
        return bool(unseal(lambda _key_id: key, stored, **place))
    except CannotUnseal:
        return False


def test_keys_of_whom_seals_a_row_stand_in_the_column_that_turning_keys_looks_at(
    database: Database, rows: dict[type, UUID]
) -> None:
    by_name = {kind.__tablename__: kind for kind in MODELS}
    assert {one.table.name for one in sealed_tables()} == set(by_name)
    with database.reader() as session:
        for one in sealed_tables():
            row = _of(session, by_name[one.table.name], rows)
            assert session.scalar(select(one.owner).where(one.table.c.id == row.id)) == row.seal_owner


def test_keys_no_column_is_called_sealed_without_being_it() -> None:
    """Paper's and plan's texts too: a column of bytes with this name has its descriptor beside it."""
    named = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        for column in table.columns
        if column.name.startswith("sealed_")
    }
    assert named == {f"{kind.__tablename__}.sealed_{name}" for kind, name in FIELDS}


def _everything(database: Database) -> bytes:
    """Every byte of the file and its log; on PostgreSQL every value of every table."""
    url = make_url(database.engine.url)
    if url.get_backend_name() == "sqlite":
        path = Path(str(url.database).removeprefix("file:").partition("?")[0])
        return b"".join(file.read_bytes() for file in sorted(path.parent.glob(f"{path.name}*")))
    rows = stored_rows(database.engine, but=())
    return "\n".join(row for held in rows.values() for row in held).encode()

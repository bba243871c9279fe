"""A client with the same word in every field that can hold words, in every table that belongs to clients.

Made from the metadata, so that a new table or column is filled without anybody thinking of it. The values are
no sensible record: they are for searching what is stored.
"""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Boolean, Column, Date, Integer, LargeBinary, String, Table, Uuid, insert, update
from sqlalchemy.orm import Session

from clinic.foundation.database import Base, Instant
from clinic.foundation.sealing import seal
from clinic.keeping.ownership import owned_tables

LONG_AGO = datetime(2015, 5, 4, 12, 0, tzinfo=UTC)
SEALED = "sealed_"


def marked_client(session: Session, *, clinic_id: UUID, team_id: UUID, user_id: UUID, word: str) -> UUID:
    """The id of a new closed client with `word` in every text and every sealed text of every owned table."""
    client_id = uuid4()
    session.info["keyring"].make(client_id)
    session.flush()
    questions = str(uuid4())
    session.execute(
        insert(Base.metadata.tables["checklist"]).values(hash=questions, resolved="{}", stored_at=LONG_AGO)
    )
    made: dict[str, Any] = {"clinic": clinic_id, "team": team_id, "user_account": user_id}
    made |= {"client": client_id, "checklist": questions}
    for table in owned_tables():
        values = {column.name: _value(session, table, column, made, word) for column in table.columns}
        session.execute(insert(table).values(values))
        made.setdefault(table.name, values.get("id"))
        _seal_texts(session, table, values, client_id, word)
    return client_id


def _value(session: Session, table: Table, column: Column[Any], made: dict[str, Any], word: str) -> Any:
    if column.name == "id":
        return made["client"] if table.name == "client" else uuid4()
    if column.foreign_keys:
        parent = next(iter(column.foreign_keys)).column.table.name
        return made.get(parent) if parent != table.name else None
    if column.name in ("client_id", "transition_id", "clinic_id"):
        return made[column.name.removesuffix("_id")]
    return _plain(column, word)


def _plain(column: Column[Any], word: str) -> Any:
    """By the kind of the column; sealed texts come after, when the row has its id."""
    kinds: tuple[tuple[Any, Any], ...] = (
        (Boolean, True),
        (Integer, 1),
        (Instant, LONG_AGO),
        (Date, date(2015, 5, 4)),
        (Uuid, uuid4()),
        (LargeBinary, None if column.nullable else word.encode() + uuid4().bytes),
        (String, f"{word} {column.name}"),
    )
    return next(value for kind, value in kinds if isinstance(column.type, kind))


def _seal_texts(session: Session, table: Table, values: dict[str, Any], client_id: UUID, word: str) -> None:
    key = session.info["keyring"].key(client_id)
    for column in table.columns:
        if column.name.startswith(SEALED):
            sealed = seal(
                key,
                str(client_id),
                f"{word} {column.name}",
                table=table.name,
                column=column.name,
                row_id=str(values["id"]),
            )
            session.execute(update(table).where(table.c.id == values["id"]).values({column.name: sealed}))

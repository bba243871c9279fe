"""What a worker typed when their session was over, sealed with the clinic's key: is it about this client?"""

import json
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.foundation.database import Base
from clinic.foundation.sealing import CannotUnseal, unseal
from clinic.foundation.text import fold

TABLE, COLUMN = "kept_typing", "sealed_fields"


def typing_about(session: Session, client_id: UUID, clinic_id: UUID, ids: set[str]) -> list[UUID]:
    """Kept typing that holds an id of the client's rows or one of their names; what can't be read too."""
    table = Base.metadata.tables[TABLE]
    wanted = {*ids, *_names(session, client_id)}
    rows = session.execute(select(table.c.id, table.c[COLUMN]).where(table.c.clinic_id == clinic_id)).all()
    return [row.id for row in rows if _tells(session, clinic_id, row.id, row.sealed_fields, wanted)]


def _names(session: Session, client_id: UUID) -> set[str]:
    client = Base.metadata.tables["client"]
    names = session.execute(
        select(client.c.preferred_name, client.c.legal_name).where(client.c.id == client_id)
    ).one_or_none()
    return {fold(name) for name in names or () if fold(name)}


def _tells(session: Session, clinic_id: UUID, row_id: UUID, sealed: bytes | None, wanted: set[str]) -> bool:
    if sealed is None:
        return False
    keyring = session.info["keyring"]
    try:
        text = unseal(
            lambda _: keyring.key(clinic_id), sealed, table=TABLE, column=COLUMN, row_id=str(row_id)
        )
    except CannotUnseal:
        return True  # nobody can use it either
    said = " ".join(str(value) for _, value in json.loads(text)["fields"])
    return any(word in said or f" {word} " in f" {fold(said)} " for word in wanted)

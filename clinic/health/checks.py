"""Whether this installation can do its work now: one yes or no for each thing that it stands on."""

import os
import shutil
from datetime import timedelta
from functools import cache
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from clinic.audit.spool import Spool
from clinic.foundation.database import Database, now
from clinic.foundation.limits import LIMITS
from clinic.keeping.chores import last_done
from clinic.migration import configuration
from clinic.printing.queries import printer

LEFT_UNDONE = timedelta(days=2)  # chores are daily; one that fails is tried every hour


def readiness(database: Database, var_dir: Path) -> dict[str, bool]:
    """Name of each check -> whether it passed. Never raises: what can't be asked has not passed."""
    return {**_of_database(database), "disk": has_space(var_dir)}


def has_space(folder: Path) -> bool:
    """Whether the disk of this folder has more left than what keeps us safe."""
    try:
        return shutil.disk_usage(folder).free >= LIMITS.disk_floor_bytes
    except OSError:
        return False


def _of_database(database: Database) -> dict[str, bool]:
    passed = dict.fromkeys(("database", "trail", "printing", "housekeeping"), False)
    try:
        with database.reader() as session:
            passed["database"] = _revision(session) == newest_revision()
            passed["trail"] = _takes_writes(session) and _spool_has_room(session)
            passed["printing"] = printer(session).is_there
            passed["housekeeping"] = _is_kept_tidy(session)
    except SQLAlchemyError:
        return passed
    return passed


def _revision(session: Session) -> str:
    return str(session.scalar(text("SELECT version_num FROM alembic_version")))


@cache
def newest_revision() -> str:
    """Where the database must stand for this code."""
    return str(ScriptDirectory.from_config(configuration()).get_current_head())


def _takes_writes(session: Session) -> bool:
    """Without writing: a probe comes every few seconds, and would wait in line with those who save."""
    bind = session.get_bind()
    if bind.dialect.name != "sqlite":
        return not session.scalar(text("SELECT pg_is_in_recovery()"))
    file = Path(str(session.scalar(text("SELECT file FROM pragma_database_list WHERE name = 'main'"))))
    return os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)


def _is_kept_tidy(session: Session) -> bool:
    """Whether every chore was done lately. In a new installation that is a minute after its first start."""
    done = last_done(session)
    return done is not None and done > now(session) - LEFT_UNDONE


def _spool_has_room(session: Session) -> bool:
    spool: Spool | None = session.info.get("spool")
    return spool is not None and spool.has_room()

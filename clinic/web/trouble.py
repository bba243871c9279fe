"""Trouble with the database, told apart by its codes: messages change, and speak other languages."""

from enum import StrEnum

from sqlalchemy.exc import DBAPIError, OperationalError


class Trouble(StrEnum):
    """What can be wrong with the database while nothing is wrong with the program."""

    BUSY = "busy"
    FULL = "full"
    READ_ONLY = "read_only"
    DISK = "disk"
    AWAY = "away"
    DAMAGED = "damaged"


# SQLSTATE serialization_failure and deadlock_detected: PostgreSQL asks for the transaction to be run again.
RETRYABLE = frozenset({"40001", "40P01"})

# SQLite's primary result codes (https://sqlite.org/rescode.html).
OF_SQLITE = {
    5: Trouble.BUSY,  # another process writes
    6: Trouble.BUSY,
    8: Trouble.READ_ONLY,
    10: Trouble.DISK,
    11: Trouble.DAMAGED,
    13: Trouble.FULL,
    14: Trouble.AWAY,  # the file can't be opened
    15: Trouble.BUSY,  # the lock protocol gave up
    26: Trouble.DAMAGED,  # no database
}
# PostgreSQL's SQLSTATE (its manual, appendix A): a code, else its class.
OF_POSTGRESQL = {
    "25006": Trouble.READ_ONLY,
    "25P03": Trouble.AWAY,  # it ended a session that stood still
    "25P04": Trouble.AWAY,
    "40001": Trouble.BUSY,
    "40P01": Trouble.BUSY,
    "53100": Trouble.FULL,
    "55P03": Trouble.BUSY,  # lock_timeout
    "57014": Trouble.BUSY,  # statement_timeout
    "08": Trouble.AWAY,
    "53": Trouble.BUSY,  # no memory, too many connections
    "57": Trouble.AWAY,  # shut down, starting, dropped
    "58": Trouble.DISK,
    "XX001": Trouble.DAMAGED,
    "XX002": Trouble.DAMAGED,
}


def is_retryable(error: DBAPIError) -> bool:
    """Whether the database asks for the whole unit of work to be run again."""
    return getattr(error.orig, "sqlstate", None) in RETRYABLE


def trouble_of(error: DBAPIError, *, writing: bool = True) -> Trouble | None:
    """The trouble behind an error, None when it is a fault of the program.

    `writing`: False where we ourselves told the database to let nothing be written.
    """
    found = _trouble(error)
    return None if found is Trouble.READ_ONLY and not writing else found


def _trouble(error: DBAPIError) -> Trouble | None:
    sqlite = getattr(error.orig, "sqlite_errorcode", None)
    if sqlite is not None:
        return OF_SQLITE.get(sqlite & 0xFF)
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return OF_POSTGRESQL.get(state) or OF_POSTGRESQL.get(state[:2])
    # No code from the server: psycopg could not reach it, or lost it.
    is_lost = error.connection_invalidated or isinstance(error, OperationalError)
    return Trouble.AWAY if is_lost else None

"""Trouble with the database in words: what a person at the screen can do about it."""

from sqlalchemy.exc import DBAPIError

# SQLSTATE serialization_failure and deadlock_detected: PostgreSQL asks for the transaction to be run again.
RETRYABLE = frozenset({"40001", "40P01"})

# What SQLite says (its message), and what psycopg says (the start of its SQLSTATE class).
SAYINGS = (
    (
        "locked",
        "The database is busy, so this was not saved. Your words are below. Wait a minute and try again.",
    ),
    ("full", "The disk is full, so this was not saved. Your words are below. Tell whoever runs this system."),
    ("readonly", "The database can't be written to, so this was not saved. Your words are below."),
    ("disk I/O", "The disk could not be written, so this was not saved. Your words are below."),
    ("unable to open", "The database can't be reached just now. Nothing was saved. Try again in a minute."),
    ("connection", "The database can't be reached just now. Nothing was saved. Try again in a minute."),
    ("terminating", "The database was restarted just now. Nothing was saved. Try again in a minute."),
    (
        "timeout",
        "The database is busy, so this was not saved. Your words are below. Wait a minute and try again.",
    ),
)


def is_retryable(error: DBAPIError) -> bool:
    """Whether running the whole unit of work again can succeed."""
    return getattr(error.orig, "sqlstate", None) in RETRYABLE


def words_for(error: DBAPIError) -> str:
    """Plain words for trouble that is the database's, not ours; "" when it is a fault of the program."""
    saying = str(error.orig)
    return next((words for sign, words in SAYINGS if sign in saying), "")

"""Whether the database server keeps what it acknowledged: one that doesn't is refused in production."""

import click
from sqlalchemy import text

from clinic.foundation.database import make_engine
from config import BadSettings, Settings

# What PostgreSQL can be told to leave out: without these, a power cut may lose or tear what was saved.
NEEDED = ("fsync", "full_page_writes")
NOT_DURABLE = (
    "The database server runs with {name} = off, so a power cut can lose or damage what was saved. "
    "Set {name} = on in postgresql.conf, and reload the server."
)


def check_durable(settings: Settings) -> None:
    """BadSettings in production, a warning elsewhere, when the server would lose what it acknowledged."""
    if not settings.database_url.startswith("postgresql"):
        return  # the embedded database is told on each connection
    words = undurable(settings.database_url)
    if words and settings.mode == "production":
        raise BadSettings(words)
    if words:
        click.echo(f"Warning: {words}", err=True)


def undurable(url: str) -> str:
    """What the server leaves out, in words, "" when it keeps everything."""
    engine = make_engine(url)
    try:
        with engine.connect() as connection:
            for name in NEEDED:
                if connection.scalar(text("SELECT current_setting(:name)"), {"name": name}) == "off":
                    return NOT_DURABLE.format(name=name)
    finally:
        engine.dispose()
    return ""

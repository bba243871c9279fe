"""Migrations: one head, no drift from the models, and both ways on the database that is being tested."""

from collections.abc import Iterator

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from clinic.migration import configuration, migration_engine
from clinic.schema import metadata


@pytest.fixture
def connection(new_database_url) -> Iterator[Connection]:
    engine = migration_engine(new_database_url())
    with engine.begin() as opened:
        yield opened
    engine.dispose()


def _tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


def test_migrations_have_one_head() -> None:
    assert len(ScriptDirectory.from_config(configuration()).get_heads()) == 1


def test_migrations_lead_to_the_models(connection: Connection) -> None:
    command.upgrade(configuration(connection), "head")
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    assert compare_metadata(context, metadata) == []
    assert _tables(connection) == set(metadata.tables)


def test_migrations_lead_back_to_nothing_and_up_again(connection: Connection) -> None:
    command.upgrade(configuration(connection), "head")
    command.downgrade(configuration(connection), "base")
    assert _tables(connection) == set()
    command.upgrade(configuration(connection), "head")
    assert _tables(connection) == set(metadata.tables)

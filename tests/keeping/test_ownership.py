"""Every table has an owner, and what is said of each is true of its columns."""

from uuid import uuid4

import pytest
from sqlalchemy import func, select

from clinic.keeping.ownership import (
    KEYS,
    WHOSE,
    OfClient,
    Stays,
    client_of,
    naming_tables,
    owned_tables,
    rows_of_client,
)
from clinic.schema import metadata
from tests.factories.marked import marked_client
from tests.factories.rows import make_office


def test_ownership_knows_every_table() -> None:
    assert set(WHOSE) == set(metadata.tables)


def test_ownership_names_columns_that_are_there() -> None:
    for name, whose in WHOSE.items():
        if not isinstance(whose, Stays):
            assert whose.column in metadata.tables[name].c, name


def test_ownership_overlooks_no_column_that_leads_to_a_client() -> None:
    """A table that leads to a client's row belongs to a client; the trail and the ledger have bare ids."""
    owned = {name for name, whose in WHOSE.items() if isinstance(whose, OfClient)}
    leading = {
        table.name
        for table in metadata.tables.values()
        if "client_id" in table.c or any(key.column.table.name in owned for key in table.foreign_keys)
    }
    assert leading - owned == {"audit_event", "erasure"}


def test_ownership_puts_children_before_parents() -> None:
    order = [table.name for table, _ in rows_of_client(uuid4())]
    assert order.index("step_state") < order.index("transition") < order.index("client")
    assert order.index("contact_point") < order.index("person") < order.index("client")
    assert KEYS not in order


def test_ownership_finds_the_rows_of_one_client_alone(session) -> None:
    office = make_office(session)
    ids = {"clinic_id": office.clinic.id, "team_id": office.east.id, "user_id": office.ann.id}
    first, second = (marked_client(session, **ids, word=word) for word in ("heron", "linnet"))
    for table, rows in rows_of_client(first):
        assert len(session.execute(rows).all()) == 1, table.name
        assert session.scalar(select(func.count()).select_from(table)) == 2, table.name
    for table in owned_tables():
        assert set(session.scalars(select(client_of(table)).select_from(table))) == {first, second}, (
            table.name
        )


def test_ownership_of_others_rows() -> None:
    assert {table.name for table, _ in naming_tables()} == {"form_once", "kept_typing"}
    with pytest.raises(LookupError):
        client_of(metadata.tables["place"])

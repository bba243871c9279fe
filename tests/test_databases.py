"""Each worker has a database of its own, of the kind that was asked for."""

from sqlalchemy import text
from sqlalchemy.engine import make_url

from clinic.foundation.database import make_engine


def _tables_after(url: str, statement: str) -> int:
    engine = make_engine(url)
    with engine.begin() as connection:
        connection.execute(text(statement))
        count = connection.execute(text("SELECT count(*) FROM kept")).scalar_one()
    engine.dispose()
    return count


def test_database_url_is_of_the_kind_asked_for(database_url: str, request) -> None:
    assert make_url(database_url).get_backend_name() == request.config.getoption("--database")


def test_new_database_url_shares_nothing(new_database_url) -> None:
    """The second would refuse to make the same table again in the same database."""
    for url in (new_database_url(), new_database_url()):
        assert _tables_after(url, "CREATE TABLE kept (id INTEGER)") == 0

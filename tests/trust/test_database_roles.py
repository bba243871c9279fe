"""P1: the account that serves the pages can neither change the tables nor the trail (PostgreSQL).

Seen to fail: with every right on every table given to the app's account; with the tables owned by it; with
the version of the tables open to it; with whole tables given to the reader; with `migrate` giving no rights,
where nobody could sign in.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import LargeBinary, create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session

from clinic.accounts.models import User
from clinic.accounts.passwords import Hasher
from clinic.audit.events import Event
from clinic.audit.trail import record
from clinic.audit.verify import verify
from clinic.cli.first_run import prepare
from clinic.database_roles import grants, let_work
from clinic.foundation.clock import Clock, FixedClock
from clinic.foundation.database import Database
from clinic.keeping.chores import Trouble
from clinic.keeping.database_pages import rewrite_pages
from clinic.keeping.house import house_of
from clinic.keeping.trail import drop_old_months
from clinic.schema import metadata
from clinic.web.work import HandoffApp
from config import BadSettings, Settings, settings_from
from tests.accounts.conftest import PASSWORD, SECRET
from tests.accounts.entering import enter
from tests.checklist.walks import Case, a_discharge
from tests.page_client import PageClient
from tests.printing.paper_site import FakePress, PaperSite, made, no_eyes

NO_RIGHT = "42501"
POSTGRESQL = "postgresql+psycopg://handoff_{}@localhost/{}"


@dataclass(frozen=True)
class Accounts:
    """Addresses of one database, by account."""

    owner: str
    app: str
    reader: str


@pytest.fixture(scope="module")
def accounts(new_database_url, request: pytest.FixtureRequest) -> Accounts:
    """An empty database with an owner, and two accounts that may do nothing yet."""
    if request.config.getoption("--database") != "postgresql":
        pytest.skip("SQLite has no accounts")
    url, mark = make_url(new_database_url()), uuid4().hex[:8]
    names = {who: f"handoff_{who}_{mark}" for who in ("owner", "app", "reader")}
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        for name in names.values():
            connection.exec_driver_sql(f"CREATE ROLE {name} LOGIN")
        connection.exec_driver_sql(f"ALTER DATABASE {url.database} OWNER TO {names['owner']}")
    admin.dispose()
    return Accounts(**{who: url.set(username=name).render_as_string() for who, name in names.items()})


@pytest.fixture(scope="module")
def prepared(
    accounts: Accounts, master_keys_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Settings:
    """The same with its tables, as `migrate` makes them."""
    settings = Settings(
        mode="test",
        demo=False,
        var_dir=tmp_path_factory.mktemp("roles"),
        database_url=accounts.app,
        owner_url=accounts.owner,
        secret_key="long enough for the tests of accounts",
        master_keys=master_keys_file,
        hosts=("localhost",),
    )
    with pytest.raises(BadSettings, match="Tables can be changed by the account that owns them alone"):
        prepare(replace(settings, owner_url=""), clock=Clock())
    prepare(settings, clock=Clock())
    return settings


@pytest.fixture
def fresh_url(prepared: Settings) -> str:
    """All fixtures work as the app's account."""
    return prepared.database_url


@pytest.fixture
def case(session: Session) -> Case:
    """Sam's discharge; Ann has a password and an app for codes."""
    case = a_discharge(session)
    ann = session.get_one(User, case.ann.id)
    ann.email, ann.password, ann.code_secret = f"{uuid4()}@example.org", Hasher(1, 64).hash(PASSWORD), SECRET
    session.commit()
    return case


def test_p1_app_signs_in_saves_and_asks_for_papers(
    app: HandoffApp, case: Case, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_eyes(monkeypatch)
    site, pages = PaperSite(app, FakePress()), PageClient(app)
    enter(pages, session.get_one(User, case.ann.id).email)
    client = case.client().id
    changed = pages.submit(pages.get(f"/clients/{client}/about"), {"preferred_name": "Samuel"})
    assert changed.h1 == "Samuel"
    made(site, case.transition_id, pages)
    assert site.work() > 1
    assert {job.status for job in site.jobs()} == {"made"}


REFUSED = [
    "UPDATE audit_event SET detail = ''",
    "DELETE FROM audit_event",
    "TRUNCATE audit_event",
    "UPDATE audit_segment SET last_seq = 0",
    "DELETE FROM audit_segment",
    "INSERT INTO audit_dropped SELECT chain_id, segment, at, mac FROM audit_event",
    "ALTER TABLE audit_event DISABLE TRIGGER ALL",
    "DROP TRIGGER audit_event_no_change ON audit_event",
    "DROP FUNCTION audit_append_only() CASCADE",
    "CREATE OR REPLACE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'",
    "SET session_replication_role = replica",
    "ALTER TABLE client ADD COLUMN more text",
    "DROP TABLE client CASCADE",
    "CREATE TABLE more (id int)",
    "CREATE SCHEMA more",
    "UPDATE alembic_version SET version_num = '0001'",
    "CREATE ROLE more",
]


@pytest.mark.parametrize("statement", REFUSED)
def test_p1_app_is_refused(prepared: Settings, statement: str) -> None:
    assert _state_of(prepared.database_url, statement) == NO_RIGHT


def test_p1_reader_sees_nothing_sealed_and_no_key(prepared: Settings, accounts: Accounts) -> None:
    let_work(prepared, reader=str(make_url(accounts.reader).username))
    assert _state_of(accounts.reader, "SELECT id, preferred_name, born_on FROM client") == ""
    assert _state_of(accounts.reader, "SELECT event, at, actor_name FROM audit_event") == ""
    closed = [
        f'SELECT "{column.name}" FROM "{table.name}"'
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, LargeBinary) or column.name.startswith("sealed_")
    ]
    assert len(closed) > 30
    closed += ["SELECT password FROM user_account", "SELECT * FROM draft", "DELETE FROM client"]
    assert {statement: _state_of(accounts.reader, statement) for statement in closed} == dict.fromkeys(
        closed, NO_RIGHT
    )


def test_p1_pages_are_written_anew_and_months_let_go_by_the_owner_alone(
    database: Database, prepared: Settings, case: Case, clock: FixedClock
) -> None:
    """After erasing, and when the trail's time is over; the app's account is told so in words."""
    house = house_of(prepared, database)
    as_app = replace(house, owner_url="")
    assert "HANDOFF_OWNER_URL" in rewrite_pages(database.engine)
    with house.as_owner() as owner:
        assert rewrite_pages(owner.engine) == ""
    for month in (1, 2):
        clock.set(datetime(2040, month, 1, tzinfo=UTC))
        with database.writing() as session:
            record(session, Event.LISTS_VIEWED, by=case.ann)
    clock.set(datetime(2060, 1, 1, tzinfo=UTC))
    with pytest.raises(Trouble, match="HANDOFF_OWNER_URL"):
        drop_old_months(as_app)
    assert drop_old_months(house) >= 2
    with database.reader() as session:
        assert verify(session, case.ann.clinic_id).trouble is None


def _state_of(url: str, statement: str) -> str:
    """The SQLSTATE with which PostgreSQL refuses, "" when it does not. Nothing is kept."""
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            connection.execute(text(statement))
    except ProgrammingError as error:
        return str(getattr(error.orig, "sqlstate", ""))
    finally:
        engine.dispose()
    return ""


@pytest.mark.parametrize(
    ("owner", "app", "words"),
    [
        (POSTGRESQL.format("owner", "handoff"), "sqlite:////tmp/handoff.db", "only for PostgreSQL"),
        (POSTGRESQL.format("owner", "other"), POSTGRESQL.format("app", "handoff"), "name two databases"),
        (POSTGRESQL.format("app", "handoff"), POSTGRESQL.format("app", "handoff"), "as the same account"),
    ],
)
def test_p1_settings_that_make_no_sense_are_refused(owner: str, app: str, words: str) -> None:
    with pytest.raises(BadSettings, match=words):
        settings_from({"HANDOFF_OWNER_URL": owner, "HANDOFF_DATABASE_URL": app})


def test_p1_rights_are_for_two_accounts() -> None:
    with pytest.raises(BadSettings, match="There are no two accounts here"):
        grants(settings_from({}))

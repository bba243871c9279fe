"""Setting an installation up from the command line."""

import re
from pathlib import Path

import pytest
from sqlalchemy import select

from clinic.accounts.models import Clinic, User
from clinic.app import create_app, make_database
from clinic.foundation.clock import Clock
from config import Settings, settings_from
from tests.page_client import PageClient

WHOLE = ("init", "--clinic", "Harbor", "--zone", "Europe/London", "--region", "uk", "--team", "North")
FIRST = ("--number", "02079460100", "--name", "Gil Santos", "--email", "gil@example.org")
LINK = re.compile(r"http://localhost:8765(/welcome/\S+)")


@pytest.fixture
def installed(cli, cli_environment) -> Settings:
    """An installation with a clinic."""
    done = cli(*WHOLE, *FIRST)
    assert done.exit_code == 0, done.output
    return settings_from(cli_environment)


def test_init_makes_a_clinic(cli, installed) -> None:
    database = make_database(installed, clock=Clock())
    with database.reader() as session:
        clinic = session.scalars(select(Clinic)).one()
        user = session.scalars(select(User)).one()
    database.engine.dispose()
    assert (clinic.name, clinic.zone, clinic.region, clinic.is_demo) == (
        "Harbor",
        "Europe/London",
        "uk",
        False,
    )
    assert clinic.service_number == "020 7946 0100"
    assert (user.email, user.roles_held, user.password) == ("gil@example.org", "administrator", None)


def test_init_asks_for_what_is_missing(cli) -> None:
    typed = "Harbor\nMars\n\n\nNorth\nno number\n\nGil Santos\nno address\ngil@example.org\n"
    done = cli("init", typed=typed)
    assert done.exit_code == 0, done.output
    assert "'Mars' is no time zone" in done.output
    assert "with an @" in done.output
    assert "digit" in done.output
    assert LINK.search(done.output)


def test_init_link_opens_once(cli, cli_environment) -> None:
    path = LINK.search(cli(*WHOLE, *FIRST).output)[1]
    app = create_app(settings_from(cli_environment))
    pages = PageClient(app)
    page = pages.get(path)
    assert "Gil Santos" in page.words
    pages.submit(page, {"new_password": "purple ladder seven lanterns"})
    assert "has been used" in pages.get(path, status=404).words
    app.database.engine.dispose()


def test_init_refuses_a_second_clinic(cli, installed) -> None:
    done = cli("init")
    assert done.exit_code == 1
    assert done.output.startswith("Error: This installation is set up already: Harbor.")


def test_add_account(cli, installed) -> None:
    done = cli(
        "add-account",
        "--name",
        "Ann",
        "--email",
        "ann@example.org",
        "--team",
        "North",
        "--role",
        "supervisor",
        "--phone",
        "02079460101",
    )
    assert done.exit_code == 0, done.output
    assert LINK.search(done.output)
    database = make_database(installed, clock=Clock())
    with database.reader() as session:
        ann = session.scalars(select(User).where(User.email == "ann@example.org")).one()
        assert [membership.supervises for membership in ann.memberships] == [True]
        assert ann.phone == "020 7946 0101"
    database.engine.dispose()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--email", "GIL@example.org"), "signs in with GIL@example.org already"),
        (("--email", "ann@example.org", "--team", "Nort"), "It has: North"),
    ],
)
def test_add_account_refuses(cli, installed, words, said) -> None:
    done = cli("add-account", "--name", "Ann", *words)
    assert (done.exit_code, said in done.output) == (1, True), done.output


def test_add_account_needs_a_clinic(cli) -> None:
    done = cli("add-account", "--name", "Ann", "--email", "ann@example.org")
    assert (done.exit_code, "clinic.cli init" in done.output) == (1, True)


def test_add_team(cli, installed) -> None:
    assert "Harbor has a team called South now." in cli("add-team", "--team", "South").output
    again = cli("add-team", "--team", "South")
    assert (again.exit_code, "already" in again.output) == (1, True)


def test_front_door_of_an_empty_installation(cli, cli_environment, tmp_path: Path) -> None:
    assert cli("migrate").exit_code == 0
    app = create_app(settings_from(cli_environment))
    page = PageClient(app).get("/")
    app.database.engine.dispose()
    assert ".venv/bin/python -m clinic.cli init" in page.words


def test_start_afresh_forgets_every_proof_and_prints_a_link(cli, installed) -> None:
    database = make_database(installed, clock=Clock())
    with database.writing() as session:
        user = session.scalars(select(User)).one()
        user.password, user.code_secret = "stored", "JBSWY3DPEHPK3PXP"
    done = cli("start-afresh", "--email", "gil@example.org")
    assert LINK.search(done.output), done.output
    with database.reader() as session:
        user = session.scalars(select(User)).one()
        assert (user.password, user.code_secret) == (None, "")
    database.engine.dispose()


def test_start_afresh_knows_its_people(cli, installed) -> None:
    done = cli("start-afresh", "--email", "nobody@example.org")
    assert done.exit_code == 1
    assert "Nobody signs in with nobody@example.org." in done.output

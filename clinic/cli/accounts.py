"""Setting up: the clinic and its first administrator, teams, accounts. No password is ever printed."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import click
from sqlalchemy.orm import Session

from clinic.access.permissions import Role
from clinic.accounts.actions import add_person, make_clinic, make_password_link, make_team
from clinic.accounts.queries import email_is_taken
from clinic.accounts.queries.installation import clinics, has_clinic, region_of_clinic, teams_of_clinic
from clinic.app import make_database
from clinic.cli.first_run import prepare
from clinic.cli.typed import EMAIL, NAME, PHONE, ZONE
from clinic.foundation.clock import Clock
from clinic.foundation.contact_points import tidy_phone
from clinic.foundation.database import Database
from clinic.foundation.errors import Refused
from clinic.foundation.regions import load_region, region_keys
from config import Settings, settings_from

HAS_CLINIC = "This installation is set up already: {names}. Add people to it with the command add-account."
NO_CLINIC = "There is no clinic here yet. Make it first:\n    .venv/bin/python -m clinic.cli init"
WHICH_CLINIC = "There is more than one clinic here. Say which, with --clinic: {names}."
NO_TEAM = "{clinic} has no team called {team!r}. It has: {names}. Add one with the command add-team."
TAKEN = "Somebody signs in with {email} already."
LINK = """
{name} can choose a password here, once, within 72 hours:

    {link}

Whoever has this link can sign in as {name}: hand it over safely.
"""
Kind = click.ParamType[Any, Any]  # what an option takes
SETTINGS = ("ward", "community", "residence")
# What `init` asks: option, words, what it takes, what it is when nothing is typed.
QUESTIONS = (
    ("clinic", "Name of the clinic or service", NAME, None),
    ("zone", "Time zone", ZONE, "America/New_York"),
    ("region", "Region", click.Choice(region_keys()), "us"),
    ("team", "Name of the first team", NAME, None),
    ("number", "The service’s own number, for page 1 of every plan (empty: none)", PHONE, ""),
    ("name", "Name of the first administrator", NAME, None),
    ("email", "Their e-mail address", EMAIL, None),
)


@click.command("init")
@click.option("--clinic", type=NAME, help="Name of the clinic or service, as it is called on screen.")
@click.option("--zone", type=ZONE, help="Its time zone, like America/New_York.")
@click.option("--region", type=click.Choice(region_keys()), help="Crisis lines, paper, words and laws.")
@click.option("--setting", type=click.Choice(SETTINGS), default="ward", help="Which rows lists open with.")
@click.option("--team", type=NAME, help="Name of the first team.")
@click.option("--number", type=PHONE, help="The service’s own number: it stands on page 1 of every plan.")
@click.option("--name", type=NAME, help="Name of the first administrator.")
@click.option("--email", type=EMAIL, help="Their e-mail address.")
def init(setting: str, **given: str | None) -> None:
    """Make the clinic, its first team and its first administrator. Asks for what isn't given."""
    settings, database = opened()
    with database.reader() as session:
        _refuse_second(session)
    clinic, zone, region, team, number, name, email = (_asked(given, *question) for question in QUESTIONS)
    with database.writing() as session:
        _refuse_second(session)
        facts: dict[str, Any] = {"zone": zone, "region": region, "setting": setting}
        clinic_id = make_clinic(session, name=clinic, **facts, service_number=_tidied(number, region))
        make_team(session, clinic_id=clinic_id, name=team)
        token = _add(session, clinic_id, name=name, email=email, roles=[Role.ADMINISTRATOR])
    click.echo(f"{clinic} is set up, with the team {team}.")
    click.echo(LINK.format(name=name, link=link_of(settings, token)))


def _refuse_second(session: Session) -> None:
    if has_clinic(session):
        raise Refused(HAS_CLINIC.format(names=", ".join(clinics(session))))


def _asked(given: dict[str, str | None], key: str, words: str, kind: Kind, default: str | None) -> str:
    if given[key] is not None:
        return str(given[key])
    return str(click.prompt(words, type=kind, default=default, show_default=bool(default)))


@click.command("add-team")
@click.option("--clinic", type=NAME, default=None, help="Only where there is more than one.")
@click.option("--team", type=NAME, prompt="Name of the team")
def add_team(clinic: str | None, team: str) -> None:
    """Add a team to the clinic."""
    _, database = opened()
    with database.writing() as session:
        clinic_name, clinic_id = _clinic(session, clinic)
        if team in teams_of_clinic(session, clinic_id):
            raise Refused(f"{clinic_name} has a team called {team} already.")
        make_team(session, clinic_id=clinic_id, name=team)
    click.echo(f"{clinic_name} has a team called {team} now.")


@click.command("add-account")
@click.option("--clinic", type=NAME, default=None, help="Only where there is more than one.")
@click.option("--name", type=NAME, prompt="Name")
@click.option("--email", type=EMAIL, prompt="E-mail address")
@click.option(
    "--role",
    "roles",
    type=click.Choice([role.value for role in Role]),
    multiple=True,
    default=[Role.CLINICIAN.value],
    show_default=True,
    help="Can be given more than once.",
)
@click.option("--team", type=NAME, default=None, help="The team they work in. A supervisor supervises it.")
@click.option("--job", default="", help="As clients know it: “Case manager”.")
@click.option("--phone", type=PHONE, default="", help="Their work number.")
def add_account(
    clinic: str | None, name: str, email: str, roles: tuple[str, ...], team: str | None, job: str, phone: str
) -> None:
    """Open an account, and print the link with which its owner chooses a password."""
    settings, database = opened()
    with database.writing() as session:
        clinic_name, clinic_id = _clinic(session, clinic)
        teams = [_team(session, clinic_name, clinic_id, team)] if team else []
        held = [Role(role) for role in roles]
        number = _tidied(phone, region_of_clinic(session, clinic_id))
        token = _add(
            session, clinic_id, name=name, email=email, roles=held, teams=teams, job=job, phone=number
        )
    click.echo(LINK.format(name=name, link=link_of(settings, token)))


def _tidied(number: str, region: str) -> str:
    """A number as it will be printed, "" for none."""
    return tidy_phone(number, load_region(region).phone_region).text if number else ""


def opened() -> tuple[Settings, Database]:
    """The settings, and the database brought up to date; it is closed when the command ends.

    Commands work as the owner of the tables, where one is named: old months of the trail are theirs to drop.
    """
    clock = Clock()
    settings = prepare(settings_from(), clock=clock)
    owner = replace(settings, database_url=settings.owner_url or settings.database_url)
    database = make_database(owner, clock=clock)
    click.get_current_context().call_on_close(database.engine.dispose)
    return settings, database


def _add(
    session: Session,
    clinic_id: UUID,
    *,
    name: str,
    email: str,
    roles: list[Role],
    teams: list[UUID] | None = None,
    job: str = "",
    phone: str = "",
) -> str:
    """Open the account; the token of the link to choose a password."""
    if email_is_taken(session, email):
        raise Refused(TAKEN.format(email=email))
    user_id = add_person(
        session,
        by=None,
        clinic_id=clinic_id,
        name=name,
        email=email,
        roles=roles,
        teams=teams or (),
        supervises=(teams or ()) if Role.SUPERVISOR in roles else (),
        job=job,
        phone=phone,
    )
    return make_password_link(session, by=None, user_id=user_id)


def _clinic(session: Session, wanted: str | None) -> tuple[str, UUID]:
    """The clinic of this name, or the only one."""
    found = clinics(session)
    if not found:
        raise Refused(NO_CLINIC)
    if wanted is None and len(found) == 1:
        return next(iter(found.items()))
    if wanted not in found:
        raise Refused(WHICH_CLINIC.format(names=", ".join(found)))
    return wanted, found[wanted]


def _team(session: Session, clinic_name: str, clinic_id: UUID, wanted: str) -> UUID:
    teams = teams_of_clinic(session, clinic_id)
    if wanted not in teams:
        raise Refused(NO_TEAM.format(clinic=clinic_name, team=wanted, names=", ".join(teams)))
    return teams[wanted]


def link_of(settings: Settings, token: str) -> str:
    """The address at which a link to choose a password opens."""
    site = f"https://{settings.hosts[0]}" if settings.https else f"http://{settings.hosts[0]}:{settings.port}"
    return f"{site}/welcome/{token}"

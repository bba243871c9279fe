"""Loading the demo: each client in a transaction of its own, so that a load that was cut short can go on."""

from dataclasses import replace
from datetime import date
from typing import Any

import click
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.passwords import Hasher
from clinic.caseload.actions import add_client, assign, close_client
from clinic.caseload.queries import ListWish, client_page
from clinic.cli.demo.around import put_people, put_reach
from clinic.cli.demo.calendar import Calendar
from clinic.cli.demo.files import ClientFile, client_files, clinic_file
from clinic.cli.demo.load import Load
from clinic.cli.demo.walking import walk_client
from clinic.cli.demo.world import World, finish_world, has_worker, make_world, read_world
from clinic.foundation.database import Database
from config import Settings


def load_demo(database: Database, settings: Settings) -> None:
    """Put the demo into the database. One that is whole already is left alone: people have edited it."""
    first, last = clinic_file().workers[0], clinic_file().workers[-1]
    hasher = Hasher(settings.password_cost, settings.password_memory_kib)
    with database.reader() as session:
        is_begun, is_whole = has_worker(session, first), has_worker(session, last)
    if is_whole:
        return
    click.echo(f"Loading the demo, once: {len(client_files())} made-up people. This takes a few seconds.")
    if not is_begun:
        with database.writing() as session:
            make_world(session, hasher)
    with database.reader() as session:
        world = read_world(session)
    for client in client_files():
        with database.writing() as session:
            _load_client(session, client, world)
    with database.writing() as session:
        finish_world(session, hasher)


def _load_client(session: Session, client: ClientFile, world: World) -> None:
    by = world.workers[client.lead]
    if _is_loaded(session, by, client):
        return
    load = _add_client(session, by, client, world)
    put_people(load)
    if client.walk:
        walk_client(load, client.walk)
    _assign_others(load)
    if client.closed:
        close_client(session, by=by, client_id=load.client_id, reason=client.closed)


def _is_loaded(session: Session, by: Viewer, client: ClientFile) -> bool:
    """By code. Nobody has edited it: a load that was cut short is finished before anybody can sign in."""
    found = client_page(session, by, ListWish(search=client.code, status="all"), size=1)
    return any(row.code == client.code for row in found.rows)


def _add_client(session: Session, by: Viewer, client: ClientFile, world: World) -> Load:
    calendar = _calendar(world.calendar, client)
    fields = {name: _as_day(value, name, calendar) for name, value in client.client.items()}
    reach = fields.pop("reach")
    added = add_client(session, by=by, team_id=world.teams[client.team], **fields)
    load = Load(session, by, client, added.id, world, calendar)
    put_reach(load, reach)
    return load


def _calendar(calendar: Calendar, client: ClientFile) -> Calendar:
    if client.walk is None:
        return calendar
    return replace(calendar, leaving=calendar.needed(client.walk.leaving_on))


def _as_day(value: Any, name: str, calendar: Calendar) -> Any:
    return value if isinstance(value, date) or not name.endswith("_on") else calendar.needed(value)


def _assign_others(load: Load) -> None:
    """Workers beside the one who leads; their supervisor decides."""
    team = load.world.teams[load.client.team]
    supervisor = next(viewer for viewer in load.world.workers.values() if team in viewer.supervises)
    for key in load.client.also:
        user_id = load.world.workers[key].id
        assign(load.session, by=supervisor, client_id=load.client_id, user_id=user_id, role="co_worker")

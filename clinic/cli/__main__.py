"""`python -m clinic.cli COMMAND`."""

import click
from sqlalchemy.exc import DBAPIError

from clinic.cli.accounts import add_account, add_team, init
from clinic.cli.afresh import start_afresh
from clinic.cli.audit import audit
from clinic.cli.database import backup, migrate_command, restore_command
from clinic.cli.housekeeping import housekeeping
from clinic.cli.keeping import erase_command, hold, keep_records, retention
from clinic.cli.keys import keys
from clinic.cli.papers import papers
from clinic.cli.ready import PLAIN
from clinic.cli.roles import database_roles
from clinic.cli.serve import serve
from clinic.cli.web import web
from clinic.cli.worker import worker
from clinic.web.trouble import trouble_of
from clinic.web.words import SAVING_TROUBLE


class PlainGroup(click.Group):
    """Trouble with settings, keys or the database is told in words, without a traceback."""

    def invoke(self, context: click.Context) -> object:
        try:
            return super().invoke(context)
        except PLAIN as error:
            raise click.ClickException(str(error)) from error
        except DBAPIError as error:
            trouble = trouble_of(error)
            if trouble is None:
                raise
            raise click.ClickException(SAVING_TROUBLE[trouble]) from error


@click.group(cls=PlainGroup)
def main() -> None:
    """Warm Handoff: run it, set it up, look after it."""


for one in (
    serve,
    web,
    worker,
    migrate_command,
    backup,
    restore_command,
    keys,
    init,
    add_team,
    add_account,
    start_afresh,
    papers,
    audit,
    retention,
    keep_records,
    hold,
    erase_command,
    housekeeping,
    database_roles,
):
    main.add_command(one)

if __name__ == "__main__":
    main(prog_name="python -m clinic.cli")

"""`database-roles`: what each account of PostgreSQL may do."""

import click

from clinic.database_roles import grants, let_work
from config import settings_from

READER = "Also for this account: names, dates and choices, nothing that is sealed."


@click.command("database-roles")
@click.option("--reader", default="", help=READER)
@click.option("--print", "only_print", is_flag=True, help="Print the SQL instead of running it.")
def database_roles(reader: str, only_print: bool) -> None:
    """Give the account that serves pages its rights, and no more (PostgreSQL; `migrate` does it too)."""
    settings = settings_from()
    statements = grants(settings, reader=reader)
    if only_print:
        click.echo("\n".join(f"{statement};" for statement in statements))
        return
    let_work(settings, reader=reader)
    click.echo(f"{len(statements)} rights are set.")

"""For the day when the only administrator has lost phone and key: a fresh start from the command line."""

import click

from clinic.accounts.actions import make_password_link
from clinic.accounts.actions.second_factors import forget_proofs
from clinic.accounts.queries import person_by_email
from clinic.cli.accounts import LINK, link_of, opened
from clinic.cli.typed import EMAIL
from clinic.foundation.errors import Refused

NOBODY = "Nobody signs in with {email}."


@click.command("start-afresh")
@click.option("--email", type=EMAIL, prompt="E-mail address of whoever lost their phone or key")
def start_afresh(email: str) -> None:
    """Forget somebody's password, second steps and sessions, and print a link to choose new ones."""
    settings, database = opened()
    with database.writing() as session:
        user = person_by_email(session, email)
        if user is None:
            raise Refused(NOBODY.format(email=email))
        forget_proofs(session, by=None, user_id=user.id)
        token, name = make_password_link(session, by=None, user_id=user.id), user.name
    click.echo(LINK.format(name=name, link=link_of(settings, token)))

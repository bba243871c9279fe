"""Commands that keep records in their time: what would go, erasing, holding. Names are never shown."""

from collections.abc import Mapping
from uuid import UUID

import click
from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.actions.keeping import set_years
from clinic.accounts.queries import person_by_email
from clinic.accounts.queries.installation import clinics
from clinic.accounts.queries.viewers import viewer_for
from clinic.cli.accounts import opened
from clinic.cli.typed import EMAIL
from clinic.foundation.errors import Refused
from clinic.keeping.cleaning import clean_up
from clinic.keeping.erasing import erase, look_before_erasing
from clinic.keeping.holds import lift_hold, place_hold
from clinic.keeping.house import House, house_of
from clinic.keeping.records import keep_rule, still_to_stay
from clinic.keeping.retention import Due, Outlook, erase_due, outlook
from clinic.keeping.rules import GROUNDS, TIME_IS_OVER

COMMAND = "python -m clinic.cli"
NOBODY = "Nobody who can sign in has the address {email}."
WHO = "Say who decides, with --by: the e-mail address of an administrator or a supervisor."
BY = click.option(
    "--by",
    "email",
    type=EMAIL,
    required=True,
    help="Who decides: an administrator or a supervisor of the clinic.",
)
YEARS = click.IntRange(1, 100)
STAYS = """\
What stays of an erased record: the trail’s events, which hold ids and no words, until their own time is over;
and one line in the ledger of erasures. What was printed, or sent elsewhere, is beyond this command.
"""
RULE = """\
{name}
  Closed records stay {years} years, those of children until the age of {age} at least;
  the trail stays {trail} years.\
"""
EARLY = (
    "By this clinic’s rule the record should stay until {day}. Erase it before only if the law lets you.\n"
)


@click.command("retention")
@click.option("--confirm", "code", default="", help="Erase the list with this code, as it was just shown.")
@click.option("--by", "email", type=EMAIL, default=None, help="Who decides, with --confirm.")
def retention(code: str, email: str | None) -> None:
    """List the records whose time is over, and what stays and why. Nothing goes without --confirm."""
    house = _house()
    if code:
        with house.database.writing() as session:
            gone = erase_due(session, by=_decider(session, email), code=code, ledger=house.ledger)
        click.echo(f"Erased {_records(len(gone))}.")
        _clean(house)
        return
    with house.database.reader() as session:
        for name, clinic_id in clinics(session).items():
            click.echo(_outlook_words(name, outlook(session, clinic_id)))
    click.echo(STAYS)


@click.command("keep-records")
@click.option("--years", type=YEARS, help="Years that a record stays after it was closed.")
@click.option("--until-age", type=YEARS, help="Until which age, at least, the record of a child stays.")
@click.option("--trail-years", type=YEARS, help="Years that the trail of who looked at what stays.")
@BY
def keep_records(years: int | None, until_age: int | None, trail_years: int | None, email: str) -> None:
    """Change how long this clinic keeps records."""
    house = _house()
    with house.database.writing() as session:
        by = _decider(session, email)
        set_years(session, by=by, years=years, until_age=until_age, trail_years=trail_years)
        rule = keep_rule(session, by.clinic_id)
    click.echo(
        f"{by.clinic_name} keeps closed records for {rule.years} years, those of children until the age of "
        f"{rule.until_age} at least, and the trail for {rule.trail_years} years."
    )


@click.command("hold")
@click.argument("client", type=click.UUID)
@click.option("--reason", default="", help="Why it has to stay. Sealed with the client’s own key.")
@click.option("--lift", is_flag=True, help="Lift the hold.")
@BY
def hold(client: UUID, reason: str, lift: bool, email: str) -> None:
    """Put the record of CLIENT (the id in its address) on hold, so that it stays whatever its time."""
    if not lift and not reason.strip():
        raise Refused("Say why the record has to stay, with --reason.")
    house = _house()
    with house.database.writing() as session:
        by = _decider(session, email)
        if lift:
            lift_hold(session, by=by, client_id=client)
        else:
            place_hold(session, by=by, client_id=client, reason=reason.strip())
    click.echo(
        "The hold is lifted." if lift else "The record is on hold. Nothing of it goes until it is lifted."
    )


@click.command("erase")
@click.argument("client", type=click.UUID)
@click.option("--reason", "ground", type=click.Choice(list(GROUNDS)), required=True)
@click.option("--yes", is_flag=True, help="Erase it. Without this, only what would go is shown.")
@BY
def erase_command(client: UUID, ground: str, yes: bool, email: str) -> None:
    """Erase the record of CLIENT (the id in its address): nothing of it can be read afterwards."""
    house = _house()
    if not yes:
        with house.database.reader() as session:
            by = _decider(session, email)
            rows = look_before_erasing(session, by=by, client_id=client, ground=ground)
            early = _early_words(session, client, ground)
        again = f"{COMMAND} erase {client} --reason {ground} --by {email} --yes"
        click.echo(f"{_rows_words('Would go', rows)}\n{early}{STAYS}\nTo erase it, for ever:\n    {again}")
        return
    with house.database.writing() as session:
        by = _decider(session, email)
        rows = erase(session, by=by, client_id=client, ground=ground, ledger=house.ledger)
    click.echo(_rows_words("Erased", rows))
    _clean(house)


def _house() -> House:
    return house_of(*opened())


def _decider(session: Session, email: str | None) -> Viewer:
    if not email:
        raise Refused(WHO)
    user = person_by_email(session, email)
    if user is None or not user.active:
        raise Refused(NOBODY.format(email=email))
    return viewer_for(user)


def _clean(house: House) -> None:
    problems = clean_up(house)
    if problems:
        raise click.ClickException("It is erased, but something is left to do.\n" + "\n".join(problems))
    click.echo("Its papers, its keys and the pages it lay on are gone too.")
    click.echo(f"Copy {house.ledger.path} to where your backups are: a restore follows it.")


def _early_words(session: Session, client_id: UUID, ground: str) -> str:
    until = still_to_stay(session, client_id) if ground != TIME_IS_OVER else None
    return EARLY.format(day=until) if until else ""


def _rows_words(head: str, rows: Mapping[str, int]) -> str:
    lines = [f"    {count:>6}  {name.replace('_', ' ')}" for name, count in sorted(rows.items())]
    return "\n".join([f"{head}: {sum(rows.values())} rows", *lines])


def _outlook_words(name: str, seen: Outlook) -> str:
    rule, code = seen.rule, seen.code
    stays = [
        (seen.open, "open"),
        (seen.too_early, f"time not over yet{f' (the next on {seen.next_on})' if seen.next_on else ''}"),
        (seen.in_use, "open in an emergency just now"),
        (len(seen.held), "on hold"),
    ]
    lines = [
        RULE.format(name=name, years=rule.years, age=rule.until_age, trail=rule.trail_years),
        f"  Would go: {_records(len(seen.due))}",
        *map(_due_words, seen.due),
        "  Stays:",
        *(f"    {count:>6}  {why}" for count, why in stays),
        *(f"            {one.client_id}  since {one.held_since}" for one in seen.held),
    ]
    if seen.due:
        lines += [
            "  To erase all that would go, for ever:",
            f"    {COMMAND} retention --confirm {code} --by EMAIL",
        ]
    return "\n".join([*lines, ""])


def _due_words(one: Due) -> str:
    known = "" if one.record.born_on else "  birth date not known: was this a child?"
    return (
        f"    {one.record.client_id}  closed {one.record.closed_on}  over since {one.until}  "
        f"{one.rows} rows, {one.plans} plans, {one.papers} papers{known}"
    )


def _records(count: int) -> str:
    return "1 record" if count == 1 else f"{count} records"

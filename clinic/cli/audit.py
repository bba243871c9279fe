"""Commands that look after the trail: is it whole, and where does it end?"""

from uuid import UUID

import click
from sqlalchemy.orm import Session

from clinic.accounts.queries.installation import clinics
from clinic.app import make_database
from clinic.audit.chain import Head
from clinic.audit.entries import NO_CLINIC
from clinic.audit.verify import Verdict, chains, verify
from clinic.foundation.clock import Clock
from clinic.foundation.errors import Refused
from config import settings_from

BAD_HEAD = "{text!r} is no head. Give it as the command “audit head” printed it."
BEFORE_ANY_CLINIC = "Outside any clinic"


@click.group("audit")
def audit() -> None:
    """The trail of who looked at what, and who changed what."""


@audit.command("verify")
@click.option(
    "--head", "heads", multiple=True, help="A head that was kept elsewhere: it has to be there still."
)
def verify_command(heads: tuple[str, ...]) -> None:
    """Read the whole trail; name the first row that is not what was written."""
    kept = dict(_read_head(text) for text in heads)
    with _reading() as session:
        found = {chain_id: verify(session, chain_id, kept.get(chain_id)) for chain_id in _all(session, kept)}
        names = _names(session)
    for chain_id, verdict in found.items():
        click.echo(_verdict_words(names.get(chain_id, str(chain_id)), verdict))
    if any(verdict.trouble for verdict in found.values()):
        raise SystemExit(1)


@audit.command("head")
def head_command() -> None:
    """Print where the trail ends: kept on another machine, it shows later that no end was cut off."""
    with _reading() as session:
        for chain_id in chains(session):
            verdict = verify(session, chain_id)
            if verdict.trouble:
                raise SystemExit(_verdict_words(_names(session).get(chain_id, str(chain_id)), verdict))
            click.echo(f"{chain_id}:{verdict.head}")


def _reading() -> Session:
    database = make_database(settings_from(), clock=Clock())
    click.get_current_context().call_on_close(database.engine.dispose)
    return database.reader()


def _all(session: Session, kept: dict[UUID, Head]) -> tuple[UUID, ...]:
    """Every chain, one that is only remembered elsewhere too."""
    return tuple(sorted({*chains(session), *kept}))


def _names(session: Session) -> dict[UUID, str]:
    return {NO_CLINIC: BEFORE_ANY_CLINIC} | {clinic_id: name for name, clinic_id in clinics(session).items()}


def _verdict_words(name: str, verdict: Verdict) -> str:
    if verdict.trouble:
        return f"{name}: NOT SOUND at event {verdict.trouble.seq}: {verdict.trouble.words}."
    return f"{name}: {verdict.events} events, every one as it was written. Head: {verdict.head}"


def _read_head(text: str) -> tuple[UUID, Head]:
    try:
        chain_id, seq, mac = text.strip().split(":")
        return UUID(chain_id), Head(int(seq), bytes.fromhex(mac))
    except ValueError as error:
        raise Refused(BAD_HEAD.format(text=text)) from error

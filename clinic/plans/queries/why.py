"""Why each line of one reader's copy may be seen by them: of a made plan, or of the draft."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.caseload.queries import consents_of, marked_places, never_ring_of
from clinic.caseload.queries.consents import ConsentView
from clinic.checklist.queries import transition
from clinic.foundation.database import today
from clinic.foundation.errors import NotFound
from clinic.plans.compose import compose, never_ring_rows
from clinic.plans.content import Helper, PlanContent
from clinic.plans.copies import NothingToShow, ReaderFacts
from clinic.plans.copy_rules import REFUSED
from clinic.plans.never_now import warned
from clinic.plans.queries.versions import NO_PLAN, version
from clinic.plans.readers import Reader
from clinic.plans.receiving import receiving_worker
from clinic.plans.substance_marks import with_marks
from clinic.plans.why import Why, why

DRAFT = 0
CLIENT, WORKER = "client", "worker"


@dataclass(frozen=True)
class CopyReasons:
    """One reader's copy, line by line. `who`: their name, "" while nobody is named.

    `refused`: why they may have no copy at all; then there are no lines. `others`: whose copies there are.
    """

    client_id: UUID
    client_name: str
    number: int
    who: str
    why: Why
    refused: str
    others: tuple[Helper, ...]


def copy_reasons(session: Session, viewer: Viewer, transition_id: UUID, number: int, to: str) -> CopyReasons:
    """`to`: client, worker (who takes over), or a helper's key. `number`: DRAFT for the plan as it stands.

    Raises NotFound for a plan or a helper that isn't there.
    """
    move = transition(session, viewer, transition_id)
    content = _content(session, viewer, transition_id, number)
    reader = _reader(content, to)
    lines, refused = _asked(
        content, reader, _dated(consents_of(session, viewer, move.client_id)), today(session, viewer.zone)
    )
    helper = content.helper(reader.helper)
    return CopyReasons(
        client_id=move.client_id,
        client_name=content.client.printed_name,
        number=number,
        who=content.client.printed_name if to == CLIENT else (helper.called or helper.name if helper else ""),
        why=lines,
        refused=refused,
        others=content.helpers,
    )


def _content(session: Session, viewer: Viewer, transition_id: UUID, number: int) -> PlanContent:
    if number == DRAFT:
        return compose(session, viewer, transition_id)
    made = version(session, viewer, transition_id, number)
    marked = with_marks(made.content, marked_places(session, viewer, made.client_id))
    return warned(marked, never_ring_rows(never_ring_of(session, viewer, made.client_id)))


def _reader(content: PlanContent, to: str) -> ReaderFacts:
    if to == CLIENT:
        return ReaderFacts(Reader.CLIENT)
    if to == WORKER:
        return ReaderFacts(Reader.WORKER, receiving_worker(content))
    if content.helper(to) is None:
        raise NotFound(NO_PLAN)
    return ReaderFacts(Reader.SUPPORTER, to)


def _asked(
    content: PlanContent, reader: ReaderFacts, consents: dict[str, dict[str, date]], on: date
) -> tuple[Why, str]:
    try:
        return why(content, reader, consents, on), ""
    except NothingToShow as refused:
        return Why((), ()), str(refused)


def _dated(consents: Iterable[ConsentView]) -> dict[str, dict[str, date]]:
    """By helper key and kind ("not:kind" for a no), since when."""
    said: dict[str, dict[str, date]] = defaultdict(dict)
    for one in consents:
        kinds = said[str(one.person_id)]
        if one.holds:
            kinds[one.kind] = one.on
        elif one.is_no:
            kinds[REFUSED + one.kind] = one.on
    return dict(said)

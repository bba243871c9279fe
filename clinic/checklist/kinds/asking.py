"""What a person said when they were asked, as typed on a page of the walk."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from clinic.caseload.actions import record_asking
from clinic.caseload.person_view import PersonView
from clinic.checklist.kinds.kind import Writing

# An asking without an answer is the state "asked".
STATES = {"no_answer": "asked"}
YES = ("yes", "part")


@dataclass(frozen=True)
class Said:
    """`outcome`: not_asked, asked, no_answer, yes, part, no, stepped_back; "" when nothing new was said.

    `agreed`: keys of responsibilities; `words`: theirs; `limits`: what they said no to. `ask_who`, `ask_by`:
    who asks next and by when. `on`: the day, None for today.
    """

    outcome: str = ""
    on: date | None = None
    agreed: tuple[str, ...] = ()
    words: str = ""
    limits: str = ""
    ask_who: str = ""
    ask_by: date | None = None


def record_answer(writing: Writing, person_id: UUID, said: Said | None) -> None:
    """Keep what a person said, as a new row; nothing when it says no more than is known already."""
    known = writing.facts.person(str(person_id))
    if said is None or not said.outcome or (known is not None and _is_known(known, said)):
        return
    said_yes = said.outcome in YES
    record_asking(
        writing.session,
        by=writing.by,
        person_id=person_id,
        outcome=said.outcome,
        on=said.on,
        agreed=said.agreed if said_yes else (),
        words=said.words,
        limits=said.limits if said_yes else "",
        ask_who="" if said_yes else said.ask_who,
        ask_by=None if said_yes else said.ask_by,
    )


def _is_known(person: PersonView, said: Said) -> bool:
    known = person.answer
    if known.state != STATES.get(said.outcome, said.outcome):
        return False
    if said.outcome in YES:
        agreed = set(said.agreed) or set(known.agreed)
        return (agreed, said.words, said.limits) == (set(known.agreed), known.words, known.limits)
    return (said.words, said.ask_who, said.ask_by) == (known.words, known.ask_who, known.ask_by)

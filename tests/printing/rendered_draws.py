"""Random papers, printed: nothing that their reader may not have is in any byte. As many as are wanted."""

from collections.abc import Iterable
from dataclasses import dataclass

from clinic.printing.choosing import TO_SIGN
from clinic.printing.documents import neutral_file_name
from clinic.printing.documents.registry import DOCUMENTS
from clinic.printing.render import Press
from tests.plans.random_plans import MARKED_TEXT
from tests.printing.copy_draws import Drawn, drawn
from tests.printing.every_byte import EveryByte

# Long papers take seconds each; every one of the list has its share of a hundred, and new ones join in.
LONG, SHARE_OF_LONG, SHARE = ("plan", "large_print", "one_page"), 5, 11
SHARE_TO_SIGN = 3  # they hold a name or two
STARTS_EACH = 1_000_003  # numbers of one document's draws lie this far from another's


@dataclass(frozen=True)
class Printed:
    """What one printed draw came to. `told`: what the reader may have, found; `leaked`: what they may not.

    `draw`: what was printed.
    """

    document: str
    number: int
    told: tuple[str, ...]
    leaked: tuple[str, ...]
    problem: str
    draw: Drawn


def share_of(document: str) -> int:
    """How many of a hundred draws are papers of this kind."""
    if document in TO_SIGN:
        return SHARE_TO_SIGN
    return SHARE_OF_LONG if document in LONG else SHARE


def printed_draws(press: Press, document: str, draws: int) -> Iterable[Printed]:
    """This many printed papers of one kind, each of a plan of its own."""
    number = STARTS_EACH * (1 + list(DOCUMENTS).index(document))
    made = 0
    while made < draws:
        number += 1
        found = _printed(press, document, number)
        if found is not None:
            made += 1
            yield found


def _printed(press: Press, document: str, number: int) -> Printed | None:
    """None where this reader may have no paper at all."""
    paper = drawn(DOCUMENTS[document], number)
    if paper is None:
        return None
    result = press.render(document, paper.payload)
    if result.pdf is None:
        return Printed(document, number, (), (), result.problem or "no file and no reason", paper)
    found = EveryByte(result.pdf, neutral_file_name(paper.plan, document)).words(MARKED_TEXT)
    told, leaked = found & paper.may_hold, found - paper.may_hold
    return Printed(document, number, tuple(sorted(told)), tuple(sorted(leaked)), "", paper)

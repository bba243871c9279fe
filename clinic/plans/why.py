"""Why each piece of a copy may be seen by its reader, and which rule keeps the rest from them. Pure.

For workers' eyes: what is withheld is told by where it stands, never by what it says.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from clinic.plans.compare import sayings_of, with_names
from clinic.plans.content import PlanContent
from clinic.plans.copies import ReaderFacts, asker_of, copy_for, stages
from clinic.plans.copy_rules import SUBSTANCE_USE, Asker
from clinic.plans.pieces import Piece, pieces
from clinic.plans.why_reasons import Reasons

# By helper key: each kind of consent that holds, or "not:kind", and since when.
DatedConsents = Mapping[str, Mapping[str, date]]


@dataclass(frozen=True)
class WhyLine:
    """One thing on a copy. `subject`: what its row is about, or ""; `shown`: (label, words), one or several.

    Of what is withheld, `shown` holds labels alone.
    """

    section: str
    subject: str
    shown: tuple[tuple[str, str], ...]
    reason: str


@dataclass(frozen=True)
class Why:
    """`shown`: what is on the copy; `withheld`: what the plan holds beside. In the order of the plan."""

    shown: tuple[WhyLine, ...]
    withheld: tuple[WhyLine, ...]


def why(content: PlanContent, reader: ReaderFacts, consents: DatedConsents, on: date) -> Why:
    """Each piece of this reader's copy with its reason. Raises NothingToShow as `copy_for` does."""
    kinds = {key: frozenset(said) for key, said in consents.items()}
    asker = asker_of(content, reader, kinds, on)
    reasons = Reasons(content, asker, consents, _only_with_a_signature(content, asker))
    copy = _taken_apart(copy_for(content, reader, kinds, on), content)
    shown = [(one, reasons.shown(one)) for one in copy]
    gone = {one.key for one in content.helpers} - {one.helper for one in copy}
    withheld = [(_unsaid(one, gone), reason) for one, reason in _withheld(content, asker, reasons, copy)]
    return Why(_lines(shown), _lines(withheld))


def _taken_apart(part: PlanContent, whole: PlanContent) -> list[Piece]:
    return list(pieces(with_names(part, whole), sayings_of(whole)))


def _withheld(
    content: PlanContent, asker: Asker, reasons: Reasons, copy: list[Piece]
) -> list[tuple[Piece, str]]:
    """What each rule took out, in the order of the plan."""
    before = _taken_apart(content, content)
    order = {one.told: place for place, one in reversed(list(enumerate(before)))}
    found: list[tuple[Piece, str]] = []
    for rule, left in stages(content, asker):
        after = _taken_apart(left, content)
        found += [(one, reasons.left_out(one, rule.__name__)) for one in _gone(before, after)]
        before = after
    found += [(one, reasons.left_out(one, "lost")) for one in _gone(before, copy)]
    return sorted(found, key=lambda pair: order.get(pair[0].told, len(order)))


def _gone(before: Iterable[Piece], after: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces of before that are not told after. Of two that tell the same, the last is the one that went."""
    left = Counter(one.told for one in after)
    for one in before:
        if left[one.told] > 0:
            left[one.told] -= 1
        else:
            yield one


def _only_with_a_signature(content: PlanContent, asker: Asker) -> frozenset[tuple[str, str, str, str]]:
    """Pieces that this reader has only because a signed paper names them."""
    if SUBSTANCE_USE not in asker.given:
        return frozenset()
    unsigned = replace(asker, given=asker.given - {SUBSTANCE_USE})
    with_it, without = (list(stages(content, one))[-1][1] for one in (asker, unsigned))
    return frozenset(
        one.told for one in _gone(_taken_apart(with_it, content), _taken_apart(without, content))
    )


def _unsaid(piece: Piece, gone: AbstractSet[str]) -> Piece:
    """Where something stands without what it says. Of helpers alone it is told whom a row is about.

    `gone`: helpers of whom nothing is on the copy: then their name says enough.
    """
    label = "" if piece.helper in gone else piece.label
    return replace(piece, words="", label=label, subject=piece.subject if piece.helper else "")


def _lines(told: Iterable[tuple[Piece, str]]) -> tuple[WhyLine, ...]:
    """Pieces of one row with one reason are one line."""
    rows = groupby(told, key=lambda pair: (pair[0].title, pair[0].subject, pair[1]))
    return tuple(
        WhyLine(title, subject, _shown(one for one, _ in row), reason)
        for (title, subject, reason), row in rows
    )


def _shown(row: Iterable[Piece]) -> tuple[tuple[str, str], ...]:
    told = [(one.label, one.words) for one in row if not one.words or one.words != one.subject]
    return tuple(dict.fromkeys(told))

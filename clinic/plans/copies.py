"""A copy: the plan as one reader may see it on one day. Pure, least by default, closed when in doubt.

What a reader may not have becomes its declared empty value, so a copy with something withheld equals a
copy where it was never entered. Whole rows go first (`copy_rules`), then fields by what they declare.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date

from clinic.plans.content import PlanContent
from clinic.plans.copy_fields import by_field
from clinic.plans.copy_rules import KNOW_OTHERS, REFUSED, RULES, SUBSTANCE_USE, Asker, Rule
from clinic.plans.lost_keys import without_helpers
from clinic.plans.readers import Reader

Consents = Mapping[str, AbstractSet[str]]

# A page of one's own is a page about the plan: without this consent there is none.
FOR_A_PAGE = "plan"
GIVEN = frozenset("may_be_rung contact plan medicines risk substance_use know_others".split())
KINDS = GIVEN | {REFUSED + kind for kind in GIVEN}
NOT_HELPING = ("no", "stepped_back")


@dataclass(frozen=True)
class ReaderFacts:
    """Who reads: a kind, and the key of their Helper in the plan ("" for the client)."""

    kind: Reader
    helper: str = ""


class NothingToShow(ValueError):
    """This reader may have no copy at all. `str(error)` is a plain sentence that names nobody."""


def copy_for(content: PlanContent, reader: ReaderFacts, consents: Consents, on: date) -> PlanContent:
    """The plan that this reader may see on this day.

    `consents`: by helper key, the kinds that the client said yes to, as they hold on this day, and
    "not:medicines" where they said no. A supporter has what was said yes to; a receiving worker has what the
    care needs, but for what was said no to, and for treatment for alcohol or drugs without a yes that names
    them. Raises NothingToShow for a reader who isn't known or has no consent, and when consents couldn't be
    looked up.
    """
    asker = asker_of(content, reader, consents, on)
    copy = _last(content, asker)
    if reader.kind is Reader.CLIENT or SUBSTANCE_USE not in asker.given:
        return copy
    without = _last(content, replace(asker, given=asker.given - {SUBSTANCE_USE}))
    # Marks say where such words would be, and may stand for fields that this reader never has.
    is_told = replace(copy, marked=()) != replace(without, marked=())
    return replace(copy, tells_substance_use=is_told)


def stages(content: PlanContent, asker: Asker) -> Iterator[tuple[Rule, PlanContent]]:
    """Each rule in its turn, and what it leaves of the plan; the last is the copy."""
    for rule in (*RULES, by_field):
        content = rule(content, asker)
        yield rule, content


def _last(content: PlanContent, asker: Asker) -> PlanContent:
    copy = content
    for _, left in stages(content, asker):
        copy = left
    gone = {one.key for one in content.helpers} - {one.key for one in copy.helpers}
    return replace(without_helpers(copy, gone), tells_substance_use=False)


def asker_of(content: PlanContent, reader: ReaderFacts, consents: Consents, on: date) -> Asker:
    """What the rules judge by. Raises NothingToShow for whoever may have no copy."""
    if not isinstance(reader.kind, Reader):
        raise NothingToShow("We don’t know who this copy is for.")
    if not isinstance(consents, Mapping) or not all(map(_is_known, consents.values())):
        raise NothingToShow("What the client agreed to couldn’t be looked up, so nothing is shown.")
    given = frozenset(consents.get(reader.helper, ())) if reader.helper else frozenset()
    known = frozenset(key for key, kinds in consents.items() if KNOW_OTHERS in kinds)
    asker = Asker(reader.kind, reader.helper, given, known, on)
    _check_place_in_plan(content, asker)
    return asker


def _is_known(kinds: object) -> bool:
    return isinstance(kinds, AbstractSet) and kinds <= KINDS


def _check_place_in_plan(content: PlanContent, asker: Asker) -> None:
    helper = content.helper(asker.helper) if asker.helper else None
    if asker.kind is Reader.CLIENT and asker.helper:
        raise NothingToShow("The client’s copy is for nobody else.")
    if asker.helper and helper is None:
        raise NothingToShow("This person isn’t in the plan.")
    if helper and helper.until_on and helper.until_on < asker.on:
        raise NothingToShow("This person’s days in the plan are over.")
    if asker.kind is Reader.WORKER and REFUSED + FOR_A_PAGE in asker.given:
        raise NothingToShow("The client said no to a page for this person.")
    if asker.kind is Reader.SUPPORTER:
        if helper is None or FOR_A_PAGE not in asker.given:
            raise NothingToShow("The client hasn’t said that this person may have a page.")
        if helper.answer in NOT_HELPING:
            raise NothingToShow("This person said no, so there is no page for them.")

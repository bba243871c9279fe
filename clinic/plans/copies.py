"""A copy: the plan as one reader may see it on one day. Pure, least by default, closed when in doubt.

What a reader may not have becomes its declared empty value, so a copy with something withheld equals a
copy where it was never entered. Whole rows go first (`copy_rules`), then fields by what they declare.
"""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import Field, dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from clinic.plans.content import PlanContent
from clinic.plans.copy_rules import by_day, by_reader
from clinic.plans.lost_keys import without_helpers
from clinic.plans.readers import Reader, empty_of, kind_of, readers_of
from clinic.plans.shape import is_row, rebuilt

Consents = Mapping[str, AbstractSet[str]]
MayHave = Callable[[Field[Any]], bool]

# A page of one's own is a page about the plan: without this consent there is none.
FOR_A_PAGE = "plan"
KINDS = frozenset("may_be_rung contact plan medicines risk workers substance_use know_others".split())


@dataclass(frozen=True)
class ReaderFacts:
    """Who reads: a kind, and the key of their Helper in the plan ("" for the client)."""

    kind: Reader
    helper: str = ""


class NothingToShow(ValueError):
    """This reader may have no copy at all. `str(error)` is a plain sentence that names nobody."""


def copy_for(content: PlanContent, reader: ReaderFacts, consents: Consents, on: date) -> PlanContent:
    """The plan that this reader may see on this day.

    `consents`: by helper key, the kinds that the client said yes to, as they hold on this day. Raises
    NothingToShow for a reader who isn't known or has no consent, and when consents couldn't be looked up.
    """
    given = _consents_of(content, reader, consents)
    copy = _redacted(by_reader(by_day(content, on), reader.kind, reader.helper, given), reader, given)
    return without_helpers(copy, {one.key for one in content.helpers} - {one.key for one in copy.helpers})


def _consents_of(content: PlanContent, reader: ReaderFacts, consents: Consents) -> frozenset[str]:
    if not isinstance(reader.kind, Reader):
        raise NothingToShow("We don't know who this copy is for.")
    if not isinstance(consents, Mapping):
        raise NothingToShow("What the client agreed to couldn't be looked up, so nothing is shown.")
    given = consents.get(reader.helper, frozenset()) if reader.helper else frozenset()
    if not isinstance(given, AbstractSet) or not given <= KINDS:
        raise NothingToShow("There is a consent of a kind that we don't know, so nothing is shown.")
    _check_place_in_plan(content, reader, given)
    return frozenset(given)


def _check_place_in_plan(content: PlanContent, reader: ReaderFacts, given: AbstractSet[str]) -> None:
    known = content.helper(reader.helper) is not None
    if reader.kind is Reader.CLIENT and reader.helper:
        raise NothingToShow("The client's copy is for nobody else.")
    if reader.helper and not known:
        raise NothingToShow("This person isn't in the plan.")
    if reader.kind is Reader.SUPPORTER and not (known and FOR_A_PAGE in given):
        raise NothingToShow("The client hasn't said that this person may have a page.")


def _redacted(copy: PlanContent, reader: ReaderFacts, given: frozenset[str]) -> PlanContent:
    may_have = partial(_may_have, reader.kind, given)
    redacted: PlanContent = _kept(copy, may_have)
    if reader.kind is not Reader.SUPPORTER:
        return redacted
    # How to reach somebody and what they said is their own: their own page holds it without a consent.
    own = next((one for one in copy.helpers if one.key == reader.helper), None)
    rest = tuple(one for one in redacted.helpers if one.key != reader.helper)
    about_them = (_kept(own, lambda field: reader.kind in readers_of(field)),) if own else ()
    return replace(redacted, helpers=about_them + rest)


def _may_have(kind: Reader, given: frozenset[str], declared: Field[Any]) -> bool:
    if kind not in readers_of(declared):
        return False
    return kind is not Reader.SUPPORTER or kind_of(declared).value in given


def _kept(value: Any, may_have: MayHave) -> Any:
    if isinstance(value, tuple):
        return tuple(kept for one in value if (kept := _kept(one, may_have)) not in _blank(one))
    if not is_row(value):
        return value
    return rebuilt(
        value, lambda declared, held: _kept(held, may_have) if may_have(declared) else empty_of(declared)
    )


def _blank(row: Any) -> tuple[Any, ...]:
    """What a row with nothing left in it equals: such a row would tell that there was one."""
    return (type(row)(),) if is_row(row) else ()

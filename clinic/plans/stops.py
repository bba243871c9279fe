"""What stops a copy from being printed. Only these four do; an empty box never does.

It names another client; it holds the name, number or address of somebody we must never ring or tell; a name
or number can't be printed; its reader's consent is missing (which stops that reader's copy alone).
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from clinic.plans.content import PlanContent
from clinic.plans.copies import NothingToShow, ReaderFacts, copy_for
from clinic.plans.gaps.catalogue import entries
from clinic.plans.gaps.context import GapContext
from clinic.plans.never_now import warned
from clinic.plans.plan_texts import Text, texts
from clinic.plans.sweep import Found, never_ring_found, other_people_found

NEVER_RING, ANOTHER_CLIENT = "never_ring", "another_client"
UNPRINTABLE, NO_CONSENT = "unprintable", "no_consent"
# Fields that hold a name or a number to dial: with a letter missing there, the paper fails its reader.
NAMES_AND_NUMBERS = frozenset(
    {
        "printed_name", "name", "called", "value", "number", "who", "mend_number", "reviewer",
        "reviewer_number", "with_who", "worker_name", "who_words",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Stop:
    """One reason why a copy can't be printed as it is. `places`: where, in words.

    `key`: how an acceptance names it; `accept`: label of that answer, "" where nothing but a change will do.
    """

    reason: str
    places: tuple[str, ...] = ()
    variant: str = ""
    key: str = ""
    accept: str = ""
    params: Mapping[str, str] = field(default_factory=dict)


def stops(content: PlanContent, reader: ReaderFacts, context: GapContext) -> tuple[Stop, ...]:
    """Everything that stops this reader's copy today, answered stops left out. Empty: it may be printed."""
    content = warned(content, context.never_ring)
    try:
        copy = copy_for(content, reader, context.consents, context.today)
    except NothingToShow as refused:
        return (Stop(NO_CONSENT, params={"why": str(refused)}),)
    found = [*_never_ring(copy, content), *_other_clients(copy, context), *_unprintable(copy, context)]
    return tuple(one for one in found if not (one.accept and one.key in context.accepted))


def _never_ring(copy: PlanContent, content: PlanContent) -> Iterator[Stop]:
    for one in never_ring_found(copy, content.never_ring):
        yield _stop(NEVER_RING, "never_ring_found", one, one.kind)


def _other_clients(copy: PlanContent, context: GapContext) -> Iterator[Stop]:
    """A full name stops; a first name that may be anyone's is only asked about, as a gap."""
    for one in other_people_found(copy, context.others):
        if one.is_sure:
            yield _stop(ANOTHER_CLIENT, "other_persons_name", one, "")


def _stop(reason: str, rule: str, found: Found, variant: str) -> Stop:
    accept = entries()[rule].accept.get(variant, "")
    return Stop(reason, found.places, variant, f"{rule}:{found.subject}", accept)


def _unprintable(copy: PlanContent, context: GapContext) -> Iterator[Stop]:
    hit = {
        text: frozenset(text.words) & context.unprintable for text in texts(copy) if _is_name_or_number(text)
    }
    letters = frozenset().union(*hit.values()) if hit else frozenset()
    if letters:
        places = tuple(dict.fromkeys(text.place for text, bad in hit.items() if bad))
        yield Stop(UNPRINTABLE, places, params={"letters": " ".join(sorted(letters))})


def _is_name_or_number(text: Text) -> bool:
    return text.path[-1] in NAMES_AND_NUMBERS


@cache
def words() -> Mapping[str, str]:
    """The sentences of the stops, from the catalogue of the gaps."""
    stops_table: Mapping[str, str] = tomllib.loads(
        (files("clinic.checklist") / "data" / "gaps.toml").read_text("utf-8")
    )["stops"]
    return stops_table


def stop_sentence(stop: Stop) -> str:
    """The stop in words: what is found and where, and what to do."""
    says = words()[f"{stop.reason}_{stop.variant}" if stop.variant else stop.reason]
    return says.format(places="; ".join(stop.places), **stop.params)

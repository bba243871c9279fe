"""Sweeps through every text of a plan: whose name, number or address stands where it shouldn't.

Numbers are compared in any format, names by `name_search`, addresses by their first line. Each sweep gives
places in words; what was found is never repeated, for the page may be open beside a bed.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from clinic.foundation.contact_points import fold_number, mentions_number, same_number
from clinic.foundation.text import fold
from clinic.plans.address_search import address_line, mentions_address
from clinic.plans.content import Helper, NeverRing, PlanContent
from clinic.plans.name_search import Sought, holds, is_everyday, name_words, sought_for
from clinic.plans.plan_texts import Text, texts

# Where the one who leaves is named because it is about them: on dated lines of now, and in what has been.
ABOUT_THE_PAST = frozenset({"goodbye"})
ABOUT_NOW = frozenset(
    {
        ("move", "worker_name"), ("move", "told_by"), ("move", "told_how"), ("move", "told_words"),
        ("move", "reason_words"), ("move", "options_explained"), ("changes", "what"), ("changes", "before"),
        ("tasks", "what"), ("tasks", "now_by"),
        ("agreement", "took_part"), ("edition", "made_by"), ("first_choice_words",),
    }
)  # fmt: skip
# The foot of every page says who made it, whoever has left since.
ALWAYS_RIGHT = frozenset({("edition", "made_by")})


@dataclass(frozen=True)
class Leaver:
    """The worker who leaves: every name they go by, every number, and the last day they answer."""

    names: tuple[str, ...]
    numbers: tuple[str, ...]
    last_day: date


@dataclass(frozen=True)
class Found:
    """Something found, and where. `subject` stands for what was found, without saying it.

    `kind`: name, number, address. `is_sure`: false for a single given name, which may be anyone's.
    """

    kind: str
    subject: str
    places: tuple[str, ...]
    is_sure: bool = True


def leaver_helper(content: PlanContent, leaver: Leaver) -> Helper | None:
    """The leaver's own entry among the people of the plan, known by key, number or full name."""
    by_key = content.helper(content.move.worker_key)
    if by_key:
        return by_key
    names = {name_words(name) for name in leaver.names}
    return next((one for one in content.helpers if _is_them(one, names, leaver)), None)


def _is_them(helper: Helper, names: set[tuple[str, ...]], leaver: Leaver) -> bool:
    values = [reach.value for reach in helper.reach if reach.value]
    if any(mentions_number(value, number) for value in values for number in leaver.numbers):
        return True
    words = name_words(helper.name)
    return len(words) > 1 and words in names


def old_numbers(content: PlanContent, leaver: Leaver, today: date) -> tuple[Found, ...]:
    """The leaver's numbers that stand somewhere wrongly on this day.

    Right in the goodbye, and until the last day in their own entry when that is printed with its *until*.
    The service's own number outlives people, whoever answers it now.
    """
    own = leaver_helper(content, leaver)
    wrong = [
        text
        for text in texts(content)
        if text.section not in ABOUT_THE_PAST
        and not (own and text.helper == own.key and is_dated(own, leaver, today))
    ]
    found = []
    for number in _own_numbers(leaver, own, content.mend_number):
        if places := _places(text for text in wrong if mentions_number(text.words, number)):
            found.append(Found("number", subject_of("number", fold_number(number)), places))
    return tuple(found)


def _own_numbers(leaver: Leaver, own: Helper | None, of_service: str) -> list[str]:
    """Each of the leaver's numbers once, however often and however it was written."""
    entered = [one.value for one in own.reach if one.kind == "phone"] if own else []
    numbers: list[str] = []
    for number in (*leaver.numbers, *entered):
        if number and not any(same_number(number, other) for other in (*numbers, of_service)):
            numbers.append(number)
    return numbers


def old_names(content: PlanContent, leaver: Leaver, today: date) -> tuple[str, ...]:
    """Places where the leaver is named as if they stayed. Pages that only workers read may name them."""
    own = leaver_helper(content, leaver)
    shared = _names_in(content, besides=own)
    sought = [one for one in _sought_names(leaver.names, shared) if one.term not in shared]
    return _places(
        text
        for text in texts(content)
        if not text.only_for_worker
        and not _may_name_leaver(text, leaver, today)
        and not (own and text.helper == own.key)
        and any(holds(text.searchable, one) for one in sought)
    ) + _own_entry(own, leaver, today)


def is_dated(own: Helper, leaver: Leaver, today: date) -> bool:
    """Whether the leaver's entry says until when, rightly, and that day has not gone by."""
    return own.until_on is not None and today <= own.until_on <= leaver.last_day


def _own_entry(own: Helper | None, leaver: Leaver, today: date) -> tuple[str, ...]:
    if own is None or is_dated(own, leaver, today):
        return ()
    return (f"People: {own.called or own.name}",)


def _may_name_leaver(text: Text, leaver: Leaver, today: date) -> bool:
    """Until the last day: in what is now, and in what they still come along to, like a visit together."""
    where = (text.path[0], *text.path[-1:]) if len(text.path) > 1 else text.path
    if text.section in ABOUT_THE_PAST or where in ALWAYS_RIGHT:
        return True
    is_before = text.day is not None and text.day <= leaver.last_day
    return today <= leaver.last_day and (where in ABOUT_NOW or is_before)


def never_ring_found(content: PlanContent, never_ring: Iterable[NeverRing]) -> tuple[Found, ...]:
    """People whom nobody may ring or tell, found in a plan or in a copy of it."""
    shared = _names_in(content)
    everything = [text for text in texts(content) if text.section != "never_ring"]
    return tuple(found for row in never_ring for found in _found_of(row, shared, everything))


def _found_of(row: NeverRing, shared: frozenset[str], everything: list[Text]) -> Iterator[Found]:
    sought = _sought_names((row.name, row.nickname), shared)
    named = _places(text for text in everything if any(holds(text.searchable, one) for one in sought))
    if named:
        yield Found("name", subject_of("name", fold(row.name)), named)
    rung = _places(text for text in everything if row.number and mentions_number(text.words, row.number))
    if rung:
        yield Found("number", subject_of("number", fold_number(row.number)), rung)
    line = address_line(row.address)
    housed = _places(text for text in everything if line and mentions_address(text.words, line))
    if housed:
        yield Found("address", subject_of("address", line), housed)


def other_people_found(content: PlanContent, others: Iterable[str]) -> tuple[Found, ...]:
    """Names of other clients of this worker, where a name in the plan may be theirs.

    A full name is sure. A single name only counts when it is distinctive, and is never sure.
    """
    own = {name_words(content.client.printed_name), name_words(content.client.legal_name)}
    shared = _names_in(content)
    everything = list(texts(content))
    found = []
    for name in dict.fromkeys(others):
        if name_words(name) in own:
            continue
        sought = [one for one in sought_for(name, shared, parts=False) if _is_distinctive(one, shared)]
        places = _places(text for text in everything if any(holds(text.searchable, one) for one in sought))
        if places:
            sure = len(name_words(name)) > 1
            found.append(Found("name", subject_of("name", fold(name)), places, is_sure=sure))
    return tuple(found)


def _is_distinctive(sought: Sought, shared: frozenset[str]) -> bool:
    return " " in sought.term or not (sought.term in shared or is_everyday(sought.term))


def _sought_names(names: Iterable[str], shared: frozenset[str]) -> list[Sought]:
    return [one for name in names for one in sought_for(name, shared)]


def _names_in(content: PlanContent, besides: Helper | None = None) -> frozenset[str]:
    """Folded words of the names that belong in this plan: client's, helpers', their organisations'."""
    names = [content.client.printed_name, content.client.legal_name, content.organisation]
    for one in content.helpers:
        if one is not besides:
            names += [one.name, one.called, one.organisation]
    return frozenset(word for name in names for word in fold(name).split())


def _places(found: Iterable[Text]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.place for text in found))


def subject_of(kind: str, term: str) -> str:
    """A short stand-in for what was found, the same each time: to store and send without saying it."""
    return hashlib.blake2b(f"{kind}:{term}".encode(), digest_size=8).hexdigest()

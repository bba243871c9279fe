"""Rules about the people around the client: who carries what, who is a grown-up, who is paid to be there."""

from collections import Counter
from collections.abc import Iterator

from clinic.foundation.text import fold
from clinic.plans.content import Helper
from clinic.plans.gaps.context import Finding, found
from clinic.plans.gaps.look import Look, name_of
from clinic.plans.name_search import name_words

MANY_THINGS = 3
LOAD_HATS = frozenset({"first_call", "stands_in", "decides", "guardian", "carer"})
TOO_MANY_HATS, TOO_MANY_LOADS = 4, 3
FUNCTIONS = ("emotional", "practical", "informational", "belonging")


def no_one_right_now(look: Look) -> Iterator[Finding]:
    content = look.content
    if content.no_one_right_now and not content.begun:
        yield found()


def no_professional(look: Look) -> Iterator[Finding]:
    """From the day after, no paid person and no appointment."""
    paid = any(one.nature == "paid" and one.answer not in ("no", "stepped_back") for one in look.circle)
    seen = any(one.on and one.on >= look.after for one in look.content.appointments)
    asked = look.circle or look.content.no_one_right_now
    if asked and not paid and not seen:
        yield found(date=look.day(look.after))


def staff_as_friend(look: Look) -> Iterator[Finding]:
    for helper in look.circle:
        if helper.works_at_home and helper.nature != "paid":
            yield found(helper.key, person=name_of(helper))


def things_carried(look: Look) -> Counter[str]:
    """How many things each person is down for: doings, what they said yes to, gaps filled, tasks."""
    carried: Counter[str] = Counter()
    for one in look.circle:
        doings = len(one.doings or one.doing_words)
        carried[one.key] += doings + len(one.agreed or one.agreed_words)
    carried.update(change.filler_helper for change in look.content.changes)
    carried.update(task.next_by for task in look.content.tasks)
    known = {one.key for one in look.circle}
    return Counter({key: count for key, count in carried.items() if key in known and count})


def carries_too_much(look: Look) -> Iterator[Finding]:
    """One unpaid person is down for most of everything."""
    carried = things_carried(look)
    total = carried.total()
    for helper in look.unpaid():
        count = carried[helper.key]
        if count > MANY_THINGS and count * 2 > total:
            variant = "" if count < total else "all"
            yield found(helper.key, variant, person=name_of(helper), count=str(count), total=str(total))


def needs_not_asked(look: Look) -> Iterator[Finding]:
    """Silent where `carries_too_much` asks the same."""
    carried = things_carried(look)
    already = {one.subject for one in carries_too_much(look)}
    for helper in look.unpaid():
        takes_on_much = carried[helper.key] >= MANY_THINGS and helper.key not in already
        if takes_on_much and not helper.needs and helper.nature == "unpaid":
            yield found(helper.key, person=name_of(helper))


def too_many_hats(look: Look) -> Iterator[Finding]:
    for helper in look.circle:
        hats = set(helper.hats)
        if len(hats) >= TOO_MANY_HATS or len(hats & LOAD_HATS) >= TOO_MANY_LOADS:
            yield found(helper.key, person=name_of(helper))


def one_kind_only(look: Look) -> Iterator[Finding]:
    kinds = {kind for helper in look.circle for kind in helper.functions}
    if len(kinds) == 1 and len(look.circle) > 1:
        yield found(variant=kinds.pop())


def only_paid_for_function(look: Look) -> Iterator[Finding]:
    """A kind of help that only paid people give. Silent for somebody who has no one: that is said once."""
    unpaid = list(look.unpaid())
    given = {kind for helper in unpaid for kind in helper.functions}
    paid = {kind for helper in look.circle if helper not in unpaid for kind in helper.functions}
    for kind in FUNCTIONS:
        if unpaid and kind in paid - given:
            yield found(kind, kind)


def only_support_mixed(look: Look) -> Iterator[Finding]:
    ties = _ties(look)
    if len(ties) == 1 and ties[0].how_is_it == "mixed":
        yield found(ties[0].key, person=name_of(ties[0]))


def only_support_minor(look: Look) -> Iterator[Finding]:
    ties = _ties(look)
    if ties and all(one.grown_up == "under_18" for one in ties):
        yield found(ties[0].key, person=name_of(ties[0]))


def _ties(look: Look) -> list[Helper]:
    """Unpaid people, without groups and places."""
    return [
        one for one in look.unpaid() if one.nature == "unpaid" and one.answer not in ("no", "stepped_back")
    ]


def minor_proxy(look: Look) -> Iterator[Finding]:
    decisions = look.content.decisions
    for helper in _minors(look):
        deciding = helper.key in (decisions.decider, decisions.proxy_helper)
        if deciding or {"decides", "guardian"} & set(helper.hats):
            yield found(helper.key, person=name_of(helper))


def helper_under_18(look: Look) -> Iterator[Finding]:
    """A child may be on the map, and may not be depended on."""
    for helper in _minors(look):
        if _is_relied_on(look, helper):
            yield found(helper.key, person=name_of(helper))


def _minors(look: Look) -> list[Helper]:
    return [one for one in look.content.helpers if one.grown_up == "under_18"]


def _is_relied_on(look: Look, helper: Helper) -> bool:
    content = look.content
    keys = {content.asking, content.backup, content.stand_in.helper if content.stand_in else ""}
    keys |= {one.helper for one in content.first_calls} | {one.next_by for one in content.tasks}
    keys |= {one.filler_helper for one in content.changes} | {
        one.helper for one in content.first_days.contacts
    }
    interprets = (
        name_words(helper.name)[:1] and name_words(helper.name)[0] in fold(content.client.interpreter).split()
    )
    return helper.key in keys or bool(interprets) or bool(helper.agreed) or bool(LOAD_HATS & set(helper.hats))


def no_outlet(look: Look) -> Iterator[Finding]:
    """Where it can be let out is the worker who leaves."""
    if look.leaver_key and look.content.let_it_out_helper == look.leaver_key:
        yield found(look.leaver_key, worker=name_of(look.leaver))


RULES = (
    no_one_right_now,
    helper_under_18,
    minor_proxy,
    only_support_minor,
    no_professional,
    no_outlet,
    carries_too_much,
    needs_not_asked,
    too_many_hats,
    staff_as_friend,
    only_support_mixed,
    one_kind_only,
    only_paid_for_function,
)

"""Rules about names and numbers that mustn't stand there, who may know, and where the paper is safe."""

from collections.abc import Iterator

from clinic.foundation.days import WEEKDAYS
from clinic.plans.content import Helper, PlanContent
from clinic.plans.copies import ReaderFacts, copy_for
from clinic.plans.gaps.context import Finding, found
from clinic.plans.gaps.look import Look, as_list, name_of
from clinic.plans.readers import Reader
from clinic.plans.sweep import never_ring_found as sweep_never_ring
from clinic.plans.sweep import old_names, old_numbers, other_people_found


def old_number(look: Look) -> Iterator[Finding]:
    leaver = look.context.leaver
    if leaver is None:
        return
    last_day = look.day(leaver.last_day)
    for one in old_numbers(look.content, leaver, look.context.today):
        places = as_list(tuple(f"“{place}”" for place in one.places))
        yield found(one.subject, worker=_leaver_name(look), places=places, last_day=last_day)


def old_name(look: Look) -> Iterator[Finding]:
    leaver = look.context.leaver
    if leaver is None:
        return
    places = old_names(look.content, leaver, look.context.today)
    if places:
        yield found(worker=_leaver_name(look), places=as_list(places), last_day=look.day(leaver.last_day))


def _leaver_name(look: Look) -> str:
    leaver = look.context.leaver
    return name_of(look.leaver) or (leaver.names[0] if leaver and leaver.names else "")


def client_copy(look: Look) -> PlanContent:
    """What the client would hold on paper today."""
    return copy_for(look.content, ReaderFacts(Reader.CLIENT), {}, look.context.today)


def never_ring_found(look: Look) -> Iterator[Finding]:
    """Found on the client's own copy: what only workers read may say whom never to ring."""
    for one in sweep_never_ring(client_copy(look), look.content.never_ring):
        yield found(one.subject, one.kind, places=as_list(one.places))


def other_persons_name(look: Look) -> Iterator[Finding]:
    for one in other_people_found(look.content, look.context.others):
        yield found(one.subject, "" if one.is_sure else "perhaps", places=as_list(one.places))


def same_printed_name(look: Look) -> Iterator[Finding]:
    if look.context.same_printed_name:
        yield found(printed=look.client)


def no_consent(look: Look) -> Iterator[Finding]:
    """Somebody would get a page, and the client hasn't said what they may know (a no is an answer)."""
    for helper in look.circle:
        if _gets_a_page(look, helper) and helper.key not in look.context.consents:
            yield found(helper.key, person=name_of(helper))


def _gets_a_page(look: Look, helper: Helper) -> bool:
    if helper.nature == "paid" or helper.grown_up == "under_18":
        return False
    agreed = helper.said_yes and bool(helper.agreed or helper.agreed_words)
    return agreed or (helper in look.page_one and helper.said_yes)


def unsafe_place(look: Look) -> Iterator[Finding]:
    client = look.content.client
    if client.safe_paper == "no" and client.paper_kept == "home":
        yield found()


def where_and_when_exposed(look: Look) -> Iterator[Finding]:
    """Somebody must never know, and the paper says where the client is, and when."""
    if not look.content.never_ring or look.content.client.leave_out_places:
        return
    fixed = next((one for one in look.content.week if not one.alone_time), None)
    visit = next((one for one in look.content.appointments if one.where), None)
    if fixed:
        yield found(day=WEEKDAYS[fixed.weekday])
    elif visit:
        yield found(variant="visit", date=look.day(visit.on))


RULES = (
    never_ring_found,
    other_persons_name,
    old_number,
    unsafe_place,
    where_and_when_exposed,
    no_consent,
    same_printed_name,
    old_name,
)

"""Which papers a plan comes to, by itself: from what is recorded of the client and what they agreed to. Pure.

The worker can change every choice; what may not be made is offered with what is needed for it.
"""

from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from clinic.caseload.languages import language_name
from clinic.plans.content import Helper, PlanContent
from clinic.plans.copies import FOR_A_PAGE, Consents
from clinic.plans.first_calls import point_person
from clinic.plans.paper_languages import ENGLISH, has_catalogue, paper_languages
from clinic.plans.receiving import is_leaving, leaver_goes, receiving_worker
from clinic.printing.documents.letters import may_have_letter
from clinic.printing.papers import NoSuchPaper, Paper

# By recorded reading format, the document that carries the plan. Anything else is read to the client.
PLAN_AS = {"standard": "plan", "audio": "plan", "large": "large_print", "short": "one_page"}
# Papers about one helper each, for the client to sign: asked for on the page of what that helper may know.
TO_SIGN = ("consent_form", "consent_part2")
POINT_PERSON, STANDS_IN, BACKUP, HELPS = "point_person", "stands_in", "backup", "helps"


@dataclass(frozen=True)
class Offer:
    """A paper that could be printed. `wanted`: it is printed with all others. `role`: why this helper.

    `needs_consent`: the client has not said that this reader may have it. `by_itself`: its languages, as they
    follow from the record.
    """

    paper: Paper
    wanted: bool = True
    role: str = ""
    needs_consent: bool = False
    by_itself: tuple[str, ...] = (ENGLISH,)


def offers(
    content: PlanContent, consents: Consents, on: date, documents: Collection[str]
) -> tuple[Offer, ...]:
    """Everything there is for this plan on this day: the client's papers, helpers' pages, the worker's.

    `documents`: keys of those that can be made. `consents`: as in `plans.copies`.
    """
    everything = (*_for_client(content, on), *_for_helpers(content, consents, on), *_for_workers(content))
    return tuple(_in_words_it_has(one) for one in everything if one.paper.document in documents)


def _in_words_it_has(offer: Offer) -> Offer:
    """Papers of the workers' own are in English."""
    languages = offer.paper.languages if offer.paper.kind.in_languages else (ENGLISH,)
    return replace(offer, paper=replace(offer.paper, languages=languages), by_itself=languages)


# --- for the client -----------------------------------------------------------------------------------


def _for_client(content: PlanContent, on: date) -> Iterator[Offer]:
    chosen = PLAN_AS.get(content.client.reading_format, "plan")
    spoken = client_languages(content)
    for document in dict.fromkeys((chosen, *PLAN_AS.values())):
        yield Offer(Paper(document, "", spoken), document == chosen)
    yield Offer(Paper("wallet_cards", "", spoken), is_safe_to_carry(content))
    yield Offer(Paper("fridge_sheet", "", spoken), is_safe_at_home(content))
    for document, is_due in (("letter_leaving", leaver_goes(content)), ("letter_goodbye", _ends(content))):
        if may_have_letter(content, on) and is_due:
            yield Offer(Paper(document, "", spoken))
    yield Offer(Paper("signatures", "", spoken))
    for helper in content.helpers:
        for document in TO_SIGN:
            yield Offer(Paper(document, helper.key, spoken), wanted=False)


def client_languages(content: PlanContent) -> tuple[str, ...]:
    """The client's language when paper speaks it; with English beside it when somebody reads it to them."""
    language = content.client.language
    if language == ENGLISH or not has_catalogue(language):
        return (ENGLISH,)
    return (language, ENGLISH) if content.client.interpreter else (language,)


def is_safe_at_home(content: PlanContent) -> bool:
    """Whether a sheet may hang in the kitchen: only on a plain yes, and where paper is kept at home."""
    client = content.client
    return client.safe_paper == "yes" and client.paper_kept in ("", "home") and not client.leave_out_places


def is_safe_to_carry(content: PlanContent) -> bool:
    """A card goes in a pocket; where no paper is safe, it is left to the worker."""
    return content.client.safe_paper != "no"


def _ends(content: PlanContent) -> bool:
    return content.goodbye.last_meeting is not None


# --- for the people who help --------------------------------------------------------------------------


def _for_helpers(content: PlanContent, consents: Consents, on: date) -> Iterator[Offer]:
    """A page each: whoever stands on page 1, agreed or not, and everybody else the client agreed to."""
    receiver = receiving_worker(content)
    for helper, role in _helpers(content):
        agreed = FOR_A_PAGE in consents.get(helper.key, frozenset())
        is_over = helper.until_on is not None and helper.until_on < on
        if is_over or helper.key == receiver or (role == HELPS and not agreed):
            continue
        paper = Paper("supporter", helper.key, helper_languages(helper))
        yield Offer(paper, agreed, role, needs_consent=not agreed)


def helper_languages(helper: Helper) -> tuple[str, ...]:
    """The language that a helper speaks, when paper speaks it too; else English."""
    spoken = (one for one in paper_languages() if language_name(one) == helper.language)
    return (next(spoken, ENGLISH),)


def _helpers(content: PlanContent) -> Iterator[tuple[Helper, str]]:
    """Everybody but the one who leaves and whoever said no, by what they are on page 1."""
    roles = dict.fromkeys((one.key for one in content.helpers), HELPS)
    first = point_person(content)
    for key, role in (
        (content.backup, BACKUP),
        (content.stand_in.helper if content.stand_in else "", STANDS_IN),
        (first.key if first else "", POINT_PERSON),
    ):
        if key in roles:
            roles[key] = role
    order = (POINT_PERSON, STANDS_IN, BACKUP, HELPS)
    for helper in sorted(content.helpers, key=lambda one: order.index(roles[one.key])):
        if helper.answer not in ("no", "stepped_back") and not is_leaving(content, helper):
            yield helper, roles[helper.key]


# --- for workers --------------------------------------------------------------------------------------


def _for_workers(content: PlanContent) -> Iterator[Offer]:
    receiver = receiving_worker(content)
    if receiver or leaver_goes(content):
        yield Offer(Paper("handover", receiver))
    if content.still_coming is not None:
        yield Offer(Paper("finishing_call"))


# --- what the worker chose instead --------------------------------------------------------------------


@dataclass(frozen=True)
class Chosen:
    """A worker's own choice for one paper. `languages`: as stored; "" for what follows by itself."""

    wanted: bool
    languages: str = ""


def with_choices(offered: tuple[Offer, ...], chosen: dict[str, Chosen]) -> tuple[Offer, ...]:
    """The offers as a worker changed them, by key of the paper. No choice makes up for a consent."""
    return tuple(_with(one, chosen[one.paper.key]) if one.paper.key in chosen else one for one in offered)


def _with(offer: Offer, choice: Chosen) -> Offer:
    paper = offer.paper
    if choice.languages:
        with suppress(NoSuchPaper):  # chosen when paper still spoke that language
            paper = paper.speaking(choice.languages)
    return replace(offer, paper=paper, wanted=choice.wanted and not offer.needs_consent)

"""The papers of a plan in words, for the page that shows them: what each is, for whom, and how far it is."""

from dataclasses import dataclass

from clinic.caseload.languages import language_name
from clinic.plans.content import PlanContent
from clinic.plans.helper_words import short_name
from clinic.plans.paper_languages import ENGLISH, paper_languages, review_of
from clinic.plans.readers import Reader
from clinic.plans.stops import NO_CONSENT, Stop
from clinic.printing.choosing import BACKUP, POINT_PERSON, STANDS_IN, TO_SIGN, Offer
from clinic.printing.desk import Desk, OnDesk
from clinic.printing.missing import Missing, missing_in
from clinic.printing.papers import Paper

ROLES = {POINT_PERSON: "called first", STANDS_IN: "stands in", BACKUP: "the backup"}


@dataclass(frozen=True)
class Card:
    """One paper on the page. `whose`: for whom; `give_to`: the name to read aloud; `pages`: 0 when not known.

    `stops`: what keeps it from being made; `consent_of`: key of the helper whose consent is missing, or "".
    `languages`: in words, "" for English alone; `reviews`: what to know of its translations. `reader`: whose
    copy it is made from: client, worker, or the helper's key.
    """

    key: str
    title: str
    whose: str
    give_to: str
    role: str
    state: str
    problem: str
    pages: int
    has_picture: bool
    languages: str
    reviews: tuple[str, ...]
    missing: tuple[Missing, ...]
    stops: tuple[Stop, ...]
    consent_of: str
    reader: str


@dataclass(frozen=True)
class Group:
    """The papers of one kind of reader. `key`: client, supporter, worker.

    `others`: names of people who help and have no page, for nobody asked the client yet.
    """

    key: str
    title: str
    cards: tuple[Card, ...]
    others: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        return len(self.cards)


def groups(desk: Desk) -> tuple[Group, ...]:
    """The papers by who reads them; a kind of reader without any is left out."""
    titles = {
        Reader.CLIENT: f"For {desk.plan.content.client.printed_name}",
        Reader.SUPPORTER: "For the people who help",
        Reader.WORKER: "For the next worker",
    }
    found = (
        Group(reader.value, title, _cards(desk, reader), _others(desk) if reader is Reader.SUPPORTER else ())
        for reader, title in titles.items()
    )
    return tuple(one for one in found if one.cards or one.others)


def _others(desk: Desk) -> tuple[str, ...]:
    """Unpaid people around the client who may be asked about, and have no page yet."""
    content, offered = desk.plan.content, [one.offer for one in desk.papers] + list(desk.left_out)
    with_page = {one.paper.helper for one in offered if one.paper.document == "supporter"}
    return tuple(
        short_name(one)
        for one in content.helpers
        if one.nature == "unpaid" and one.key not in with_page and one.answer not in ("no", "stepped_back")
    )


def _cards(desk: Desk, reader: Reader) -> tuple[Card, ...]:
    return tuple(card_of(desk, one) for one in desk.papers if one.offer.paper.kind.reader is reader)


def card_of(desk: Desk, on_desk: OnDesk) -> Card:
    """One paper in words."""
    content, paper = desk.plan.content, on_desk.offer.paper
    job, order = on_desk.job, on_desk.order
    stops = order.stops if order else (Stop(NO_CONSENT),)
    return Card(
        key=paper.key,
        title=title_of(content, paper),
        whose=give_to(content, paper) or "whoever takes over",
        give_to=give_to(content, paper),
        role=ROLES.get(on_desk.offer.role, ""),
        state=on_desk.state,
        problem=job.problem if job else (order.fault if order else ""),
        pages=job.pages if job else 0,
        has_picture=on_desk.state == "ready",
        languages="" if paper.languages == (ENGLISH,) else spoken_words(paper.languages),
        reviews=reviews_of(paper),
        missing=missing_in(paper, content, desk.plan.context.today),
        stops=stops,
        consent_of=paper.helper if any(one.reason == NO_CONSENT for one in stops) else "",
        reader=paper.helper if paper.kind.reader is Reader.SUPPORTER else paper.kind.reader.value,
    )


def title_of(content: PlanContent, paper: Paper) -> str:
    """What the paper is called: "The plan", "Rosa’s page"."""
    helper = content.helper(paper.helper)
    if paper.kind.reader is Reader.SUPPORTER and helper:
        return f"{short_name(helper)}’s page"
    if paper.document in TO_SIGN and helper:
        return f"{paper.kind.title}: {short_name(helper)}"
    return paper.kind.title


def give_to(content: PlanContent, paper: Paper) -> str:
    """The name of whoever gets it; "" while nobody is named."""
    if paper.kind.reader is Reader.CLIENT:
        return content.client.printed_name
    helper = content.helper(paper.helper)
    return helper.name if helper else ""


def spoken_words(languages: tuple[str, ...]) -> str:
    """Languages in words, for a worker: "Spanish", "Spanish, then English, page by page"."""
    names = [language_name(one) for one in languages]
    return names[0] if len(names) == 1 else f"{names[0]}, then {names[1]}, page by page"


def reviews_of(paper: Paper) -> tuple[str, ...]:
    """What a worker should know of its translations before printing."""
    return tuple(
        f"The {language_name(one)} words are not yet reviewed by a translator."
        for one in paper.languages
        if not review_of(one).is_reviewed
    )


def language_choices(paper: Paper, client_language: str) -> tuple[tuple[str, str], ...]:
    """(as stored, in words) of the languages a paper may be in: each alone, and each with English."""
    if not paper.kind.in_languages:
        return ()
    others = [one for one in paper_languages() if one != ENGLISH]
    others.sort(key=lambda one: one != client_language)
    pairs = [(ENGLISH,), *[(one,) for one in others], *[(one, ENGLISH) for one in others]]
    return tuple((",".join(pair), spoken_words(pair)) for pair in pairs)


def left_out(desk: Desk) -> tuple[tuple[str, str, str], ...]:
    """(key, title, for whom) of papers that could be printed too. Those to sign have a page of their own."""
    return tuple(_words(desk, offer) for offer in desk.left_out if offer.paper.document not in TO_SIGN)


def _words(desk: Desk, offer: Offer) -> tuple[str, str, str]:
    content = desk.plan.content
    return offer.paper.key, title_of(content, offer.paper), give_to(content, offer.paper)

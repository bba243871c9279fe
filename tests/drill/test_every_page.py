"""Every page of the app, in a demo full of people: for screen readers, small phones and strict browsers."""

from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.journeys.every_page import Addresses, Stop
from tests.journeys.site import Site, link_in
from tests.journeys.visitor import NARROW, Visit, Visitor

# First, while the password is fresh: two of them ask for that.
OWN = ("own_app", "own_passkey", "own_second", "sign_ins", "account", "password", "confirm")


@pytest.fixture(scope="module")
def addresses(demo: Site) -> Addresses:
    return Addresses(demo)


@pytest.fixture(scope="module")
def visits(browser: Browser, demo: Site, addresses: Addresses) -> list[Visit]:
    """Everybody's tour, each in a browser of their own."""
    found = []
    for name, stops in _tours(addresses, demo).items():
        page = browser.new_context(base_url=demo.url).new_page()
        visitor = Visitor(page, name)
        if name != "nobody":
            visitor.signs_in()
        found += visitor.visits(stops)
        page.context.close()
    return found


# What a supervisor sees otherwise than a worker, or alone.
SUPERVISED = ("today.page", "caseload.clients", "caseload.cover", "audit.trail")


def _tours(at: Addresses, demo: Site) -> dict[str, list[Stop]]:
    """Who looks at what: rich and awkward clients, both walks, the short one, each role."""
    administered = [at.stop("printing.organisation"), at.stop("keeping.records")]
    plain = [stop for stop in at.plain() if not stop.endpoint.startswith(("accounts.", "audit."))]
    plain = [stop for stop in plain if stop not in administered]
    own = [at.stop(f"accounts.{page}") for page in OWN]
    account = at.first("user_account")
    accounts = [*administered, *(at.stop(f"accounts.{page}") for page in ("people", "new_person"))]
    accounts += [at.stop(f"accounts.{page}", user_id=account) for page in ("person", "change_form")]
    leaving, place = at.stop("checklist.leaving"), at.stop("caseload.place", place_id=at.place_of("Priya"))
    return {
        "nobody": [at.stop("accounts.front"), Stop("accounts.welcome", _welcome(demo))],
        "gil": accounts,
        "imani": [*(at.stop(page) for page in SUPERVISED), *list(at.about("Cora"))[:2]],
        "walt": [*own, *plain, *at.about("Cora"), *at.steps("Cora"), *at.reasons("Cora")],
        "priya": [leaving, place, *_without_paper(at.about("يسرى")), *at.steps("يسرى"), *at.short("Ray")],
        "tomasz": _without_paper(at.about("Anastasia")),
    }


def _without_paper(stops: Iterable[Stop]) -> list[Stop]:
    """Without the previews of the papers: they take seconds, and are the same page for everybody."""
    return [stop for stop in stops if not stop.endpoint.startswith("printing.")]


def _welcome(demo: Site) -> str:
    """The address with which a new worker chooses a password."""
    words = ("--name", "Nia New", "--email", "nia@example.org", "--team", "Alder House")
    return urlsplit(link_in(demo.command("add-account", *words, "--job", "Nurse"))).path


def _told(visits: list[Visit], what: str) -> list[str]:
    return [f"{visit.stop.endpoint} {visit.stop.path}: {getattr(visit, what)}" for visit in visits]


def test_every_page_is_visited(
    visits: list[Visit], addresses: Addresses, drill_result: Callable[..., None]
) -> None:
    left_out = addresses.pages() - {visit.stop.endpoint for visit in visits}
    drill_result("Every page: visited", f"{len(visits)} visits", "no kind left out", ok=not left_out)
    assert not left_out


ASKED: dict[str, Callable[[Visit], bool]] = {
    "status": lambda visit: visit.status == 200,
    "headings": lambda visit: visit.headings == 1,
    "violations": lambda visit: not visit.violations,  # of what people with a disability need
    "width": lambda visit: visit.width <= NARROW,
    "said": lambda visit: not visit.said,  # by the browser: what it refused, what it missed
}


@pytest.mark.parametrize("what", ASKED)
def test_every_page_is_in_order(visits: list[Visit], what: str, drill_result: Callable[..., None]) -> None:
    wrong = _told([visit for visit in visits if not ASKED[what](visit)], what)
    drill_result(f"Every page: {what}", f"{len(wrong)} wrong", "0 wrong", ok=not wrong)
    assert not wrong

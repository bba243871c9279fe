"""Each limit of the press, reached by a paper that was asked for: told in words, and the next one is made."""

from collections.abc import Callable

import pytest

from clinic.printing.limits import Limits
from clinic.printing.render import NO_MEMORY, TOO_LARGE, TOO_SLOW, Press
from clinic.printing.workshop import Workshop
from clinic.web.work import HandoffApp
from tests.checklist.walks import Case, a_discharge
from tests.printing.paper_site import FakePress, PaperSite, made

LIMITS = {
    "wall clock": (Limits(wall=0.3), TOO_SLOW),
    "CPU seconds": (Limits(cpu=0), TOO_SLOW),
    "memory": (Limits(memory=120 * 1024 * 1024), NO_MEMORY),
    "file size": (Limits(output=1000), TOO_LARGE),
}
GOOD = "wallet_cards"


@pytest.fixture
def case(database) -> Case:
    with database.writing() as session:
        return a_discharge(session)


@pytest.mark.parametrize("limit", LIMITS)
def test_limit_of_the_press(
    case: Case, app: HandoffApp, limit: str, drill_result: Callable[..., None]
) -> None:
    site = PaperSite(app, FakePress())
    ann = site.client_of(case.ann)
    made(site, case.transition_id, ann)
    limits, words = LIMITS[limit]
    with Press(limits) as press:
        workshop = Workshop(app.database, site.workshop.shelf, press)
        workshop.make(site.job("plan").id)
        press.limits = Limits()
        workshop.make(site.job(GOOD).id)
    bad, good = site.job("plan"), site.job(GOOD)
    page = ann.get(f"/transitions/{case.transition_id}/plans/1/papers/plan", status=503)
    ok = (bad.status, bad.problem, good.status) == ("failed", words, "made") and words in page.words
    value = f"{bad.problem or bad.status}; the next one {good.status}"
    drill_result(f"A paper beyond its {limit}", value, "stopped in words, the next one made", ok=ok)
    assert ok, value

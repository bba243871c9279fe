"""A9 from end to end: nobody of the team is here, and somebody has to be told afterwards.

Seen to fail: with a supervisor's first page that tells of nothing.
"""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.answering import fill
from tests.journeys.conftest import Pages
from tests.journeys.people import TEAM, Account
from tests.journeys.site import Site, link_in
from tests.journeys.worker import Worker

REASON = "He is in the waiting room, and nobody of his team is here"
WHO, WHY = "Their whole name, or their code", "Why do you need to open this now?"
OPEN = "Open (your supervisor is told)"


def _of(site: Site, pages: Pages) -> Callable[..., Worker]:
    def comes(name: str, *, team: str, role: str) -> Worker:
        """Somebody new, signed in."""
        email = f"{name.split()[0].lower()}@example.org"
        said = site.command("add-account", "--name", name, "--email", email, "--team", team, "--role", role)
        worker = Worker(pages(), Account(name, email))
        worker.chooses_a_password(link_in(said))
        worker.goes_through_the_door()
        return worker

    return comes


def test_a9_emergency_is_opened_with_a_reason_and_told(site: Site, pages: Pages, maya: Worker) -> None:
    maya.adds_client("Emil Hartog")
    site.command("add-team", "--team", "Night desk")
    comes = _of(site, pages)
    nico = comes("Nico Night", team="Night desk", role="clinician")
    nico.page.goto(maya.client)
    nico.reads_title("We can’t find that page")

    nico.page.goto("/clients/emergency")
    fill(nico.main, {WHO: "Emil Hartog"})
    nico.presses(OPEN)
    nico.sees("Say why you need to open this now.")
    fill(nico.main, {WHY: REASON})
    nico.presses(OPEN)
    nico.reads_title("Emil Hartog")
    nico.sees("You opened this without being on the team")

    sara = comes("Sara Shift", team=TEAM, role="supervisor")
    sara.page.goto("/today")
    told = sara.main.get_by_role("region", name="Opened without being on the team")
    expect(told).to_contain_text("Nico Night opened Emil Hartog")
    expect(told).to_contain_text(REASON)
    told.get_by_role("link", name="See what was opened").click()
    expect(sara.main).to_contain_text("Nico Night")
    sara.page.goto("/today")
    told.get_by_role("button", name="I have seen this").click()
    expect(told).to_have_count(0)

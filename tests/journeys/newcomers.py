"""People whose accounts were opened a moment ago: they have chosen a password and nothing else."""

from tests.journeys.conftest import Pages
from tests.journeys.people import TEAM, Account
from tests.journeys.site import Site, link_in
from tests.journeys.worker import Worker


def newcomer(site: Site, pages: Pages, name: str) -> Worker:
    """At the door for the first time."""
    account = Account(name, f"{name.split()[0].lower()}@example.org", "Case manager")
    said = site.command("add-account", "--name", name, "--email", account.email, "--team", TEAM)
    worker = Worker(pages(), account)
    worker.chooses_a_password(link_in(said))
    return worker


def signs_out(worker: Worker) -> None:
    """By the button at the top."""
    worker.page.get_by_role("button", name="Sign out").click()
    worker.reads_title("Sign in")

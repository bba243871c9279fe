"""A clinic from nothing: made on the command line, opened to its workers by the administrator's own pages."""

from playwright.sync_api import Browser

from tests.journeys.answering import fill
from tests.journeys.days import ZONE
from tests.journeys.people import ADA, ANN, CLINIC, MAYA, SERVICE_NUMBER, TEAM, Account
from tests.journeys.site import Site, link_in
from tests.journeys.worker import Worker


def open_clinic(site: Site, browser: Browser) -> None:
    """Ada, the first administrator, and two workers; each has chosen a password. The site is served."""
    link = link_in(
        site.command(
            *("init", "--clinic", CLINIC, "--team", TEAM, "--zone", ZONE, "--region", "us"),
            *("--number", SERVICE_NUMBER, "--name", ADA.name, "--email", ADA.email),
        )
    )
    site.start()
    ada = Worker(browser.new_page(base_url=site.url), ADA)
    ada.chooses_a_password(link)
    ada.signs_in()
    links = {account: _opens_an_account(ada, account) for account in (MAYA, ANN)}
    ada.page.close()
    for account, link in links.items():
        worker = Worker(browser.new_page(base_url=site.url), account)
        worker.chooses_a_password(link)
        worker.page.close()


def _opens_an_account(ada: Worker, account: Account) -> str:
    """The link to hand over."""
    ada.page.goto("/accounts/new")
    fill(
        ada.main,
        {
            "Name": account.name,
            "Work e-mail": account.email,
            "Job": account.job,
            "Work phone": account.phone,
            "What may this person do?": ["Work with clients"],
            "Which teams does this person work in?": [TEAM],
        },
    )
    ada.presses("Open the account")
    ada.reads_title(account.name)
    ada.presses("Make a link")
    return link_in(ada.main.locator(".link-to-copy").inner_text())

"""A worker at a browser, in the words of her day: she signs in, adds a client, answers a step."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.journeys.answering import Answer, fill, give
from tests.journeys.paper import Paper
from tests.journeys.people import PASSWORD, Account
from tests.journeys.phones import Phone, phone_of

SET_UP = "Set up your second step"
MOST_LOOKS = 180  # twice a second for what the press is given at the most
MINUTES = re.compile(r"(\d+) min")


@dataclass
class Tally:
    """What a journey took: pages saved, and questions answered on them."""

    screens: int = 0
    answers: int = 0


class Worker:
    """`walk`: address of the walk she has open; `client`: of the client's own page."""

    def __init__(self, page: Page, account: Account) -> None:
        self.page = page
        self.account = account
        self.tally = Tally()
        self.client = ""
        self.walk = ""

    # --- the door --------------------------------------------------------------------------------

    def signs_in(self) -> None:
        """By a browser that was left open, else by the whole way in."""
        self.page.context.add_cookies(self.phone.cookies)
        self.page.goto("/")
        if not self._is_in():
            self.goes_through_the_door()

    def goes_through_the_door(self) -> None:
        """The password, then a code; the first time, the square for the phone."""
        self.gives_password()
        if self._title() == SET_UP:
            self.sets_up_codes()
        else:
            self.gives_code(self.phone.code())
        self.is_in()

    def gives_password(self) -> None:
        self.page.goto("/")
        self.gives_password_here()

    def signs_in_on_this_page(self) -> None:
        """At the door that some other page led to."""
        self.gives_password_here()
        self.gives_code(self.phone.code())
        self.is_in()

    def gives_password_here(self) -> None:
        self.page.get_by_label("E-mail", exact=False).fill(self.account.email)
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.presses("Continue")

    def gives_code(self, code: str) -> None:
        self.page.get_by_label("Code", exact=True).fill(code)
        self.presses("Continue")

    def sets_up_codes(self) -> None:
        """Type the key into the phone, its first code into the page, and keep the recovery codes."""
        self.takes_the_key()
        self.keeps_recovery_codes()

    def takes_the_key(self) -> None:
        self.page.get_by_text("I can’t scan it").click()
        self.phone.takes(self.main.locator(".key-to-type").inner_text())
        self.page.get_by_label("Code", exact=True).fill(self.phone.code())
        self.presses("Set it up")

    def keeps_recovery_codes(self) -> None:
        self.reads_title("Keep these recovery codes")
        self.phone.recovery_codes = self.main.locator(".code-list li").all_inner_texts()
        self.main.get_by_role("button", name="I have kept them").click()

    def is_in(self) -> None:
        expect(self.page.get_by_role("button", name="Sign out")).to_be_attached()
        self.phone.cookies = self.page.context.cookies()

    @property
    def phone(self) -> Phone:
        return phone_of(self.account.email)

    def _is_in(self) -> bool:
        return self.page.get_by_role("button", name="Sign out").count() > 0

    def _title(self) -> str:
        return self.page.get_by_role("heading", level=1).inner_text()

    def chooses_a_password(self, link: str) -> None:
        self.page.goto(urlsplit(link).path)
        self.page.locator("input[type=password]").fill(PASSWORD)
        self.presses("Set my password")
        self.sees("Your password is set")

    # --- clients and people ----------------------------------------------------------------------

    def adds_client(self, name: str, **answers: Answer) -> None:
        """`answers`: more boxes of the page, by label."""
        self.page.goto("/clients/new")
        fill(self.main, {"What do they want to be called?": name, **answers})
        self.presses("Add this client")
        self.reads_title(name)
        self.client = urlsplit(self.page.url).path

    def adds_person(self, answers: Mapping[str, Answer]) -> None:
        """Somebody around the client. `answers`: boxes by label."""
        self.page.goto(f"{self.client}/people/new")
        fill(self.main, answers)
        self.presses("Add")
        expect(self.page.get_by_role("heading", name="Add a person, group or place")).to_have_count(0)

    def changes(self, page: str, answers: Mapping[str, Answer]) -> None:
        """One of the client's own pages, such as "reach" or "address"."""
        self.page.goto(f"{self.client}/{page}")
        fill(self.main, answers)
        self.main.get_by_role("button", name=re.compile("^Save")).click()
        self.has_no_errors()

    # --- the walk --------------------------------------------------------------------------------

    def starts(self, what: str, *, on: date | None = None, short: bool = False) -> None:
        """A walk for the client. `what`: a part of the words on the page."""
        self.page.goto(f"{self.client}/start")
        self.page.locator("label").filter(has_text=what).first.click()
        if on:
            fill(self.main, {"Which day?": on})
        if short:
            fill(self.main, {"Short on time": True})
        self.presses("Start")
        self.has_no_errors()
        self.walk = re.sub("/short/.*", "", urlsplit(self.page.url).path)

    def opens_step(self, step: str) -> None:
        """Saving one step leads to the next, so it may be open already."""
        if urlsplit(self.page.url).path != f"{self.walk}/steps/{step}":
            self.page.goto(f"{self.walk}/steps/{step}")

    def question(self, item: str) -> Locator:
        """The part of the page that asks this."""
        return self.page.locator(f"section.item[id='{item}']")

    def writes(self, answers: Mapping[str, Answer]) -> None:
        """Answer questions of the open page, without saving it."""
        for item, answer in answers.items():
            give(self.question(item), answer)

    def saves(self) -> None:
        self.main.get_by_role("button", name=re.compile("^Save(?!, and same)")).last.click()
        self.has_no_errors()

    def answers(self, step: str, answers: Mapping[str, Answer]) -> None:
        """Open a step, answer by item key, save."""
        self.opens_step(step)
        self.answers_here(answers)

    def answers_here(self, answers: Mapping[str, Answer]) -> None:
        """Answer the open page, and save it."""
        self.writes(answers)
        self.saves()
        self.tally.screens += 1
        self.tally.answers += len(answers)

    def names_of_answers(self) -> list[str]:
        """What a screen of the short path says that it asks."""
        groups = self.main.locator("form.walk-form > [role=group]").all()
        return [str(one.get_attribute("aria-label")) for one in groups]

    def minutes_on_the_task_list(self) -> int:
        """What the task list says that all of it takes."""
        self.page.goto(self.walk)
        said = self.page.locator(".task-group .second-line").all_inner_texts()
        return sum(int(number) for text in said for number in MINUTES.findall(text))

    # --- the plan --------------------------------------------------------------------------------

    def looks_at_the_plan(self) -> None:
        self.page.goto(f"{self.walk}/check")

    def looks_at_plan(self, number: int) -> None:
        self.page.goto(f"{self.walk}/plans/{number}")

    def makes_the_plan(self, *, so_far: bool = False, because: str = "") -> int:
        """Its number."""
        self.looks_at_the_plan()
        if because:
            self.page.get_by_label("What is different from the plan before?").fill(because)
        self.presses("Make it a plan so far" if so_far else "Make this the plan")
        self.has_no_errors()
        self.sees("is made")
        return int(urlsplit(self.page.url).path.rsplit("/", 1)[-1])

    def prints(self, number: int) -> Paper:
        return Paper(self._fetch(f"{self.walk}/plans/{number}/plan.pdf"))

    def prints_a_draft(self) -> Paper:
        return Paper(self._fetch(f"{self.walk}/draft.pdf"))

    def _fetch(self, path: str) -> bytes:
        """The file, as soon as the printing worker has made it: until then the address leads to a page."""
        for _ in range(MOST_LOOKS):
            answer = self.page.request.get(path, timeout=60_000)
            assert answer.ok, f"{path} answered {answer.status}: {answer.text()[:500]}"
            if answer.headers["content-type"] == "application/pdf":
                return answer.body()
            self.page.wait_for_timeout(500)
        raise AssertionError(f"{path} was not made")

    # --- looking ---------------------------------------------------------------------------------

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    def presses(self, words: str) -> None:
        self.main.get_by_role("button", name=words, exact=True).click()

    def sees(self, words: str) -> None:
        expect(self.main).to_contain_text(words)

    def reads_title(self, words: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(words)

    def has_no_errors(self) -> None:
        """The page that came is a page, and says that nothing is wrong."""
        expect(self.page.get_by_role("heading", level=1)).to_have_count(1)
        problems = self.page.locator(".govuk-error-summary")
        assert not problems.count(), f"{self.page.url}: {problems.inner_text()}"

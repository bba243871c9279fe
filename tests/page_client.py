"""A client that reads pages as a person would, and checks the rules of the house on every page it fetches.

pages = PageClient(app)
pages.sign_in(worker)
page = pages.get("/clients/new")
answer = pages.submit(page, {"preferred_name": "Sam"})   # sends the page's form, follows to the next page
assert answer.h1 == "Sam"
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any
from urllib.parse import urljoin, urlsplit

from flask.testing import FlaskClient
from lxml.html import HtmlElement, document_fromstring
from werkzeug.test import TestResponse

from clinic.accounts.actions.sessions import open_session
from clinic.accounts.session_rules import CODE
from clinic.accounts.sign_in import TOKEN
from clinic.web.headers import POLICY
from clinic.web.work import HandoffApp
from tests.page_rules import broken_rules

BASE = "http://localhost"
Fields = Mapping[str, str | Sequence[str]]
NOTHING: Fields = MappingProxyType({})


@dataclass(frozen=True)
class Page:
    """One answer."""

    response: TestResponse
    path: str

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def location(self) -> str:
        """Where a redirect leads: path and query."""
        parts = urlsplit(self.response.headers.get("Location", ""))
        return parts.path + (f"?{parts.query}" if parts.query else "")

    @cached_property
    def html(self) -> str:
        return self.response.get_data(as_text=True)

    @cached_property
    def tree(self) -> HtmlElement:
        return document_fromstring(self.html)

    @property
    def title(self) -> str:
        return _plain(self.tree.xpath("//title")[0])

    @property
    def h1(self) -> str:
        return _plain(self.tree.xpath("//h1")[0])

    @property
    def words(self) -> str:
        """Everything in the main part, spaces made single."""
        return _plain(self.tree.xpath("//main")[0])

    @property
    def problems(self) -> list[str]:
        """The lines of the error summary."""
        return [_plain(one) for one in self.tree.xpath("//div[@data-module='govuk-error-summary']//li")]

    def link(self, words: str) -> str:
        """The address of the link with these words, hidden ones included."""
        links = {_plain(one): one.get("href") for one in self.tree.xpath("//a[@href]")}
        assert words in links, f"no link {words!r}; there are {sorted(links)}"
        return str(links[words])

    def form(self, action: str = "") -> HtmlElement:
        """The form of the main part; with several, the one that is sent to `action`."""
        forms = self.tree.xpath("//main//form[@method='post']")
        fitting = [
            one for one in forms if not action or urljoin(self.path, one.get("action") or "") == action
        ]
        assert fitting, f"no form to {action or 'anywhere'} on {self.path}"
        return fitting[0]

    def fields(self, action: str = "") -> dict[str, list[str]]:
        """What the form would send as it stands: hidden inputs and what is filled in."""
        sent: dict[str, list[str]] = {}
        for name, value in self.form(action).form_values():
            sent.setdefault(name, []).append(value)
        return sent


class PageClient:
    """`sign_in`, then `get` and `submit`. Redirects are followed by `submit` alone."""

    def __init__(self, app: HandoffApp) -> None:
        self.app = app
        self.client: FlaskClient = app.test_client()

    def sign_in(self, user: Any) -> None:
        """Be this person: a row of accounts.User that is committed."""
        with self.app.database.writing() as session:
            token = open_session(session, user, device="tests", proof=CODE)
        with self.client.session_transaction(base_url=BASE) as cookie:
            cookie[TOKEN] = token

    def get(self, path: str, *, status: int = 200) -> Page:
        """Fetch a page and check it."""
        return self._checked(self.client.get(path, base_url=BASE), path, status)

    def post(self, path: str, fields: Fields, *, status: int = 303) -> Page:
        """Send fields as they are, without a page before."""
        return self._checked(self.client.post(path, data=dict(fields), base_url=BASE), path, status)

    def submit(self, page: Page, fields: Fields = NOTHING, *, action: str = "", status: int = 200) -> Page:
        """Fill in the page's form, send it, and follow to the next page. None is sent for a key set to []."""
        sent: dict[str, Any] = page.fields(action) | dict(fields)
        target = urljoin(page.path, page.form(action).get("action") or "")
        answer = self.client.post(target, data=sent, base_url=BASE)
        if answer.status_code == 303:
            return self.get(Page(answer, target).location, status=status)
        return self._checked(answer, target, status)

    def _checked(self, response: TestResponse, path: str, status: int) -> Page:
        page = Page(response, path)
        assert page.status == status, f"{path} answered {page.status}: {_start_of(page)}"
        assert response.headers["Content-Security-Policy"] == POLICY
        is_paper = response.mimetype == "application/pdf"
        assert response.headers["Cache-Control"] == ("private, no-store" if is_paper else "no-store")
        if response.mimetype == "text/html" and page.html and not 300 <= page.status < 400:
            assert broken_rules(page.tree, page.html) == [], path
        return page


def _start_of(page: Page) -> str:
    return page.words[:300] if page.response.mimetype == "text/html" and page.html else page.location


def _plain(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())

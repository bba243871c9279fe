"""The forms of the app, found on its own pages: every field with the kind that its markup shows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urljoin, urlsplit

from lxml.html import HtmlElement, document_fromstring
from werkzeug.exceptions import HTTPException
from werkzeug.routing import MapAdapter, RequestRedirect
from werkzeug.test import TestResponse

from tests.page_client import BASE
from tests.trust.crawl.people import DESKS, Street
from tests.trust.everyone import Ask, asks

ROW = re.compile(r"-\d+-")
NOT_A_PAGE = frozenset(
    "static health.alive health.ready printing.paper_pdf printing.run audit.trail_csv".split()
)
SLOW = ("printing.", "why.", "audit.looked", "plans.check", "plans.show")  # seconds, for what others show too


@dataclass(frozen=True)
class FormField:
    """One name of a form, and the values that the page has for it.

    `kind`: line, words, hidden, date, tel, email, file, password, choice, ticks, button.
    """

    name: str
    kind: str
    offers: tuple[str, ...] = ()


@dataclass(frozen=True)
class FoundForm:
    """A form on a page that `desk` sees. `values`: what it would send as it stands."""

    desk: str
    page: str
    action: str
    method: str
    endpoint: str
    fields: tuple[FormField, ...]
    values: tuple[tuple[str, str], ...]
    is_multipart: bool

    @property
    def typed(self) -> list[FormField]:
        """Where words can be typed."""
        return [one for one in self.fields if one.kind in ("line", "words")]

    @property
    def mark(self) -> tuple[object, ...]:
        """Two forms with the same mark are the same form, whatever their rows hold."""
        return (self.endpoint, self.method, frozenset(ROW.sub("-0-", one.name) for one in self.fields))


@dataclass
class Crawl:
    """Every page that somebody at these desks can reach, the forms on them, and the queries they use."""

    street: Street
    forms: list[FoundForm] = field(default_factory=list)
    pages: list[tuple[str, str]] = field(default_factory=list)  # (desk, path)
    queries: dict[str, tuple[str, str, set[str]]] = field(
        default_factory=dict
    )  # endpoint -> desk, path, names
    _marks: set[tuple[object, ...]] = field(default_factory=set)
    _seen: set[tuple[str, str]] = field(default_factory=set)

    @property
    def map(self) -> MapAdapter:
        return self.street.world.app.url_map.bind("localhost")

    def run(self) -> "Crawl":
        """Look at every address of the app's map from every desk, and follow every link from there."""
        for desk in DESKS:
            waiting = list(self._addresses())
            while waiting:
                path = waiting.pop(0)
                if self._is_new(desk, path):
                    waiting += self.look(desk, path)
        return self

    def run_a_part(self, desks: Sequence[str] = ("own", "administrator", "nobody")) -> "Crawl":
        """Look at the addresses of the app's map alone, and follow nothing."""
        for desk in desks:
            for path in self._addresses():
                if not self.endpoint_of(path).startswith(SLOW) and self._is_new(desk, path):
                    self.look(desk, path)
        return self

    def endpoint_of(self, path: str, method: str = "GET") -> str:
        """Which view answers, "" for none."""
        try:
            return str(self.map.match(urlsplit(path).path, method=method)[0])
        except (HTTPException, RequestRedirect):
            return ""

    def _addresses(self) -> Iterator[str]:
        world = self.street.world
        for ask in asks(world.app):
            if ask.method == "GET":
                yield world.path(Ask(ask.rule, "GET"))
        yield f"/welcome/{self.street.invitation}"
        yield f"/transitions/{self.street.lee_transition}"

    def _is_new(self, desk: str, path: str) -> bool:
        """Not looked at from this desk; a page that the first desk sees is the same for the others."""
        endpoint = self.endpoint_of(path)
        mark = (desk, path)
        known = (DESKS[0], path) in self._answered and desk not in ("supervisor",)
        is_page = endpoint and endpoint not in NOT_A_PAGE
        if not is_page or mark in self._seen or known:
            return False
        self._seen.add(mark)
        return True

    @property
    def _answered(self) -> set[tuple[str, str]]:
        return set(self.pages)

    def look(self, desk: str, path: str) -> list[str]:
        """Read one page; where its links lead."""
        answer = self.street.world.desks[desk].get(path, base_url=BASE)
        html = answer.get_data(as_text=True) if answer.mimetype == "text/html" else ""
        answer.close()
        if answer.status_code != 200 or not html:
            return []
        self.pages.append((desk, path))
        return self._read(desk, path, document_fromstring(html), answer)

    def _read(self, desk: str, path: str, tree: HtmlElement, _answer: TestResponse) -> list[str]:
        for form in tree.iter("form"):
            self._keep(self._form(desk, path, form))
        if desk == "supervisor":
            return []  # what is theirs alone is in the app's map; the rest was looked at from the first desk
        links = [urljoin(path, one) for one in tree.xpath("//a/@href")]
        inside = [link for link in links if link.startswith("/") and not link.startswith("//")]
        for link in inside:
            self._note_query(desk, link)
        return [urlsplit(link).path for link in inside]

    def _note_query(self, desk: str, link: str) -> None:
        names = {name for name, _ in parse_qsl(urlsplit(link).query, keep_blank_values=True)}
        endpoint = self.endpoint_of(link)
        if names and endpoint and endpoint not in NOT_A_PAGE:
            known = self.queries.setdefault(endpoint, (desk, urlsplit(link).path, set()))
            known[2].update(names)

    def _form(self, desk: str, path: str, form: HtmlElement) -> FoundForm:
        action = urljoin(path, form.get("action") or path)
        method = (form.get("method") or "get").upper()
        fields = tuple(_fields(form))
        if method == "GET":
            names = "&".join(f"{one.name}=" for one in fields if one.kind != "button")
            self._note_query(desk, f"{urlsplit(action).path}?{names}")
        return FoundForm(
            desk=desk,
            page=path,
            action=action,
            method=method,
            endpoint=self.endpoint_of(action, method),
            fields=fields,
            values=tuple(form.form_values()),
            is_multipart=form.get("enctype") == "multipart/form-data",
        )

    def _keep(self, form: FoundForm) -> None:
        if form.method == "POST" and form.mark not in self._marks:
            self._marks.add(form.mark)
            self.forms.append(form)


def _fields(form: HtmlElement) -> Iterator[FormField]:
    found: dict[str, FormField] = {}
    for element in form.xpath(".//input[@name] | .//textarea[@name] | .//select[@name] | .//button[@name]"):
        name = element.get("name")
        before = found.get(name)
        offers = (*(before.offers if before else ()), *_offers(element))
        found[name] = FormField(name, before.kind if before else _kind(element), offers)
    yield from found.values()


def _kind(element: HtmlElement) -> str:
    if element.tag in ("textarea", "button", "select"):
        return {"textarea": "words", "button": "button", "select": "choice"}[element.tag]
    if "govuk-date-input__input" in (element.get("class") or ""):
        return "date"
    kinds = {"radio": "choice", "checkbox": "ticks", "submit": "button", "text": "line"}
    kind = element.get("type") or "text"
    return kinds.get(kind, kind)


def _offers(element: HtmlElement) -> tuple[str, ...]:
    if element.tag == "select":
        return tuple(element.value_options)
    if element.get("type") in ("radio", "checkbox") or element.tag == "button":
        return (element.get("value") or "on",)
    return ()

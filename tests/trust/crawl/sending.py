"""Sends what nobody should, and judges each answer: no fault, no change on refusal, nothing lost or run."""

import json
import logging
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote_plus

from lxml.html import document_fromstring
from werkzeug.test import TestResponse

from clinic.foundation.log_lines import JsonLines
from clinic.web.headers import ALWAYS
from tests.page_client import BASE
from tests.page_rules import broken_rules
from tests.trust.crawl.forms import FoundForm
from tests.trust.crawl.payloads import MARK, SUM_DONE, Class, tidied
from tests.trust.crawl.people import Street
from tests.trust.crawl.stored import texts_in
from tests.trust.everyone import COOKIE
from tests.trust.stored_bytes import BY_READING, stored_rows

SECONDS = 2.0  # of the processor, for one request
# Kept aside on purpose when a form is refused: what was typed.
ASIDE = frozenset({"draft", "kept_typing"})
Pairs = Sequence[tuple[str, str]]
FORM = "application/x-www-form-urlencoded"


class LogOfCrawl(logging.Handler):
    """Every line that the log of a site would hold."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(JsonLines("crawl"))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@dataclass
class Sender:
    """Counts what was sent; `faults`: what should not have been, in words."""

    street: Street
    faults: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    stored: set[str] = field(default_factory=set)
    typed: set[str] = field(default_factory=set)
    slowest: float = 0.0
    known: set[str] = field(default_factory=set)  # fields of the walk that were tried
    before: dict[str, list[str]] = field(default_factory=dict)
    held: str = ""

    def begin(self) -> "Sender":
        """From now on this is how the database was."""
        world = self.street.world
        sent = {"csrf_token": world.tokens["nobody"], "email": "x@example.org", "password": "no such one"}
        world.desks["nobody"].post("/", data=sent, base_url=BASE).close()
        world.keep()  # with the first event of nobody's trail in it, which makes the key of that trail
        self.before, self.held = self._rows(), self._held()
        self.street.world.put_back()
        return self

    # --- forms -----------------------------------------------------------------------------------------

    def form(self, form: FoundForm, changes: dict[str, Class], *, what: str) -> TestResponse:
        """Send a form with some of its fields changed, and judge the answer."""
        pairs = [pair for pair in form.values if pair[0] not in changes]
        body = [f"{_quoted(name)}={_quoted(value)}".encode() for name, value in pairs]
        for name, one in changes.items():
            body += [
                f"{_quoted(name)}=".encode() + (one.raw or _quoted(text).encode()) for text in one.texts()
            ]
        answer = self.request(
            form.desk, form.action, "POST", what=f"{form.endpoint} {what}", body=b"&".join(body)
        )
        if answer.status_code == 422:
            self._judge_problems(form, changes, answer, what)
        if answer.status_code < 400:
            self._judge_stored(form, changes, what)
        self._settle(answer, f"{form.endpoint} {what}")
        return answer

    def form_with_aliens(self, form: FoundForm, changes: dict[str, Class], aliens: Sequence[str]) -> None:
        """Send a form with names that it doesn't have. None of their values may turn up in any row."""
        body = [f"{_quoted(name)}={_quoted(value)}" for name, value in form.values]
        body += [f"{_quoted(name)}={_quoted(one.texts()[0])}" for name, one in changes.items()]
        what = f"{form.endpoint} undeclared"
        answer = self.request(
            form.desk, form.action, "POST", what=what, body="&".join(body).encode(), is_ours=False
        )
        self.counts["undeclared names"] += len(changes)
        self.counts["forms taken with undeclared names"] += answer.status_code < 400
        if self._was_written():
            held = self._held()
            found = [one for one in aliens if held.count(one) > self.held.count(one)]
            if found:
                self._fault(f"undeclared {found} was written", what, form.action)
        self._settle(answer, what)

    def _held(self) -> str:
        """Everything that is stored, sealed words opened, as one text."""
        with self.street.world.app.database.reader() as session:
            words = [text for _, text in texts_in(session)]
        return "\n".join([*words, *(row for rows in self._rows().values() for row in rows)])

    def request(
        self,
        desk: str,
        path: str,
        method: str = "GET",
        *,
        what: str,
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
        content_type: str = FORM,
        is_ours: bool = True,
    ) -> TestResponse:
        """One request; its status, time, headers and page are judged. `settle` must follow.

        `is_ours`: its names are those of a page, so that what is wrong can be shown at its field.
        """
        sent = {"data": body, "content_type": content_type} if body is not None else {}
        began = time.process_time()
        answer = self.street.world.desks[desk].open(
            path,
            method=method,
            base_url=BASE,
            headers=headers,
            **sent,  # type: ignore[arg-type]
        )
        took = time.process_time() - began
        self.slowest = max(self.slowest, took)
        self.counts["requests"] += 1
        self.counts[f"{answer.status_code // 100}xx"] += 1
        if answer.status_code >= 500:
            self.counts["500s"] += 1
            self._fault(f"{answer.status_code}", what, path)
        if took > SECONDS:
            self._fault(f"took {took:.1f} s", what, path)
        self._judge_headers(answer, what, path)
        if is_ours:
            self._judge_page(answer, what, path)
        return answer

    def settle(self, answer: TestResponse, what: str) -> None:
        """Nothing may have changed if it was refused or only read; then all is as before."""
        self._settle(answer, what)

    # --- judging ---------------------------------------------------------------------------------------

    def _judge_headers(self, answer: TestResponse, what: str, path: str) -> None:
        missing = [name for name, value in ALWAYS.items() if answer.headers.get(name) != value]
        if missing or "no-store" not in answer.headers.get("Cache-Control", ""):
            self._fault(f"headers {missing}", what, path)

    def _judge_page(self, answer: TestResponse, what: str, path: str) -> None:
        if answer.mimetype != "text/html" or 300 <= answer.status_code < 400:
            return
        html = answer.get_data(as_text=True)
        tree = document_fromstring(html or "<p>")
        broken = [one for one in broken_rules(tree, "") if "left over" not in one]
        if broken or SUM_DONE in html:
            self._fault(f"page: {broken or 'a template was worked out'}", what, path)
        elif tree.xpath(f"//b[contains(., '{MARK}')] | //img[@src='x'] | //script[not(@src)]"):
            self._fault("markup became an element", what, path)
        if answer.status_code >= 400 and not tree.xpath("//h1"):
            self._fault("no words", what, path)

    def _judge_problems(
        self, form: FoundForm, changes: dict[str, Class], answer: TestResponse, what: str
    ) -> None:
        """The page says what is wrong, where, and keeps what was typed."""
        tree = document_fromstring(answer.get_data(as_text=True)) if answer.mimetype == "text/html" else None
        if tree is None:
            return
        summary = tree.xpath("//div[@data-module='govuk-error-summary']//li")
        if not summary:
            self._fault("422 without a summary", what, form.action)
        hrefs = {one[1:] for one in tree.xpath("//div[@data-module='govuk-error-summary']//a/@href")}
        for one in form.typed:
            change = changes.get(one.name)
            found = tree.xpath("//*[@name=$name]", name=one.name)
            if change is None or not found:
                continue
            self.counts["typed fields refused"] += 1
            if change.verdict == "refused" and not _is_named(found[0].get("id"), hrefs):
                self._fault(f"{one.name} is not named", f"{change.name}, {what}", form.action)
            if not change.raw and change.texts() and not _is_kept(found[0], change.texts()[0]):
                self._fault(f"{one.name} is not kept", f"{change.name}, {what}", form.action)

    def _judge_stored(self, form: FoundForm, changes: dict[str, Class], what: str) -> None:
        """What was taken reads back equal, each in its own words."""
        sent = {name: change for name, change in changes.items() if change.texts()}
        words = {tidied(change.texts()[0]): name for name, change in sent.items()}
        if not any(MARK in text for text in words):
            return
        with self.street.world.app.database.reader() as session:
            held = [(place, text) for place, text in texts_in(session) if MARK in text]
        kinds = {one.name: one.kind for one in form.fields}
        # A number is kept as it is dialled and printed: marks that nobody sees are dropped from it.
        made_fit = [_mark_of(text) for text, name in words.items() if kinds.get(name) == "tel"]
        for place, text in held:
            name = words.get(text)
            if name is None and any(one in text for one in made_fit):
                continue
            if name is None and text not in "\n".join(words):
                self._fault(f"{place} holds {text!r}, which nobody typed", what, form.action)
            elif name is not None:
                self.stored.add(f"{form.endpoint} {name}")
                if sent[name].verdict == "refused" and kinds.get(name) in ("line", "words"):
                    self._fault(f"{name} was taken", what, form.action)

    def _settle(self, answer: TestResponse, what: str) -> None:
        world, path = self.street.world, answer.request.path
        method, status = answer.request.method, answer.status_code
        answer.close()
        if self._was_written():
            rows = self._rows()
            changed = [name for name, held in rows.items() if held != self.before[name]]
            if changed and (status >= 400 or method == "GET"):
                self.counts["changes on refusal"] += 1
                self._fault(f"{method} {status} changed {changed}", what, path)
            elif changed:
                self.counts["taken"] += 1
            world.put_back()
        else:
            for name, desk in world.desks.items():
                desk.set_cookie(COOKIE, world._cookies[name])

    def _was_written(self) -> bool:
        wal = Path(f"{self.street.world._file}-wal")
        return wal.exists() and wal.stat().st_size > 0

    def _rows(self) -> dict[str, list[str]]:
        return stored_rows(self.street.world.app.database.engine, but=BY_READING | ASIDE)

    def _fault(self, words: str, what: str, path: str) -> None:
        self.faults.append(f"{words}: {what} [{path}]")


def _mark_of(text: str) -> str:
    """The field's own mark in what was typed there."""
    at = text.find(MARK)
    return text[at : at + len(MARK) + 3] if at >= 0 else text


def marked_lines(lines: Iterable[str]) -> list[str]:
    """Lines of a log that hold what was typed, or that are no JSON."""
    return [line for line in lines if MARK in line or not isinstance(json.loads(line), dict)]


def _quoted(text: str) -> str:
    return quote_plus(text, errors="surrogatepass")


def _is_named(field_id: str | None, hrefs: set[str]) -> bool:
    """The summary leads to the field, to its group or to its list."""
    return any((field_id or "-").startswith(href) or href.startswith(field_id or "-") for href in hrefs)


def _is_kept(element, typed: str) -> bool:
    """Whether the field still shows what was typed; controls can't stand in a page."""
    shown = element.get("value") or "" if element.tag == "input" else element.text or ""
    return _plain(shown) == _plain(typed)


def _plain(text: str) -> str:
    """As a page can show it: composed, without controls, a line break in an input as a space."""
    kept = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode("utf-8"))
    return " ".join("".join(one if one.isprintable() and one != "\ufffd" else " " for one in kept).split())

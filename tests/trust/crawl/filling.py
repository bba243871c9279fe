"""Markup typed into every field, and left there: then every page is looked at for an element made of it."""

from dataclasses import dataclass, field
from urllib.parse import urlencode, urljoin

from lxml.html import HtmlElement, document_fromstring
from werkzeug.test import TestResponse

from tests.page_client import BASE
from tests.trust.crawl.forms import Crawl, FoundForm

TAG = "zq7x"
MARKUP = f"<{TAG} class={TAG}>'\"&"  # short enough for every field
# What takes away what the others need.
ENDS = frozenset(
    """accounts.sign_out accounts.end_sign_in accounts.end_other_sign_ins accounts.change accounts.close
    accounts.lost accounts.set_password accounts.sign_in accounts.remove_own_app accounts.code
    accounts.recovered accounts.set_up_app caseload.close_client caseload.remove_person caseload.remove_place
    caseload.remove_never_ring caseload.end_assignment caseload.share_screen checklist.stop
    caseload.withdraw_consent caseload.strike_consent plans.make""".split()
)


@dataclass
class Filled:
    """`taken`: forms that took it. `shown`: pages where it is words. `elements`: pages where it is markup."""

    taken: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    elements: list[str] = field(default_factory=list)


def fill_in(crawl: Crawl, filled: Filled, forms: list[FoundForm]) -> None:
    """Open the page of each form anew, write markup wherever words go, and send it."""
    for form in forms:
        desk = crawl.street.world.desks[form.desk]
        if form.endpoint in ENDS or not form.typed:
            continue
        answer = desk.get(form.page, base_url=BASE)
        found = _form_on(answer, form)
        if found is None:
            continue
        typed = {one.name for one in form.typed}
        pairs = [(name, MARKUP if name in typed else value) for name, value in found.form_values()]
        sent = desk.post(
            form.action,
            data=urlencode(pairs),
            content_type="application/x-www-form-urlencoded",
            base_url=BASE,
        )
        look_at(sent, form.action, filled)
        if sent.status_code < 400:
            filled.taken.append(f"{form.endpoint} {form.action}")


def look_at(answer: TestResponse, path: str, filled: Filled) -> None:
    """Whether what was typed stands on this page, as words or as markup."""
    if answer.mimetype != "text/html" or 300 <= answer.status_code < 400:
        return
    html = answer.get_data(as_text=True)
    tree = document_fromstring(html or "<p>")
    if tree.xpath(f"//{TAG} | //*[@{TAG}] | //*[contains(@class, '{TAG}')]"):
        filled.elements.append(path)
    if f"<{TAG}" in "".join(tree.xpath("//text() | //@value")):
        filled.shown.append(path)


def look_again(crawl: Crawl, filled: Filled, pages: list[tuple[str, str]]) -> None:
    """Every page that was looked at before."""
    for desk, path in pages:
        answer = crawl.street.world.desks[desk].get(path, base_url=BASE)
        look_at(answer, path, filled)
        answer.close()


def _form_on(answer: TestResponse, form: FoundForm) -> HtmlElement | None:
    if answer.status_code != 200 or answer.mimetype != "text/html":
        return None
    tree = document_fromstring(answer.get_data(as_text=True))
    names = {one.name for one in form.typed}
    for found in tree.iter("form"):
        if urljoin(form.page, found.get("action") or form.page) == form.action and names <= set(
            found.xpath(".//@name")
        ):
            return found
    return None

"""What holds for every page: titles, labels, ids that are unique and lead somewhere, nothing inline."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml.html import HtmlElement

REFERENCES = ("aria-describedby", "aria-labelledby", "aria-controls", "for")
UNLABELLED = ("hidden", "submit", "button", "image", "reset")
LEFT_OVER = re.compile(r"\{\{|\{%|<Undefined|object at 0x|&lt;bdi&gt;|&lt;span")


def broken_rules(tree: HtmlElement, text: str) -> list[str]:
    """Every rule that this page breaks, in words; empty for a good page."""
    checks = (_head, _heading, _labels, _ids, _references, _nothing_inline, _forms, _errors, _names)
    broken = [words for check in checks for words in check(tree)]
    return broken + [f"left over: {found}" for found in LEFT_OVER.findall(text)]


def _head(tree: HtmlElement) -> Iterator[str]:
    title = (tree.findtext(".//title") or "").strip()
    if not title or title.startswith("–"):
        yield "the page has no title"
    if tree.get("lang") is None:
        yield "the page does not say its language"


def _heading(tree: HtmlElement) -> Iterator[str]:
    headings = tree.xpath("//h1")
    if len(headings) != 1 or not headings[0].text_content().strip():
        yield f"{len(headings)} h1 headings"
    if not tree.xpath("//main"):
        yield "no main part"


def _labels(tree: HtmlElement) -> Iterator[str]:
    labelled = set(tree.xpath("//label/@for"))
    for field in tree.xpath("//input | //select | //textarea"):
        has_name = field.get("aria-label") or field.get("aria-labelledby") or field.xpath("ancestor::label")
        if field.get("type") not in UNLABELLED and field.get("id") not in labelled and not has_name:
            yield f"no label: {field.get('name')}"
        if field.get("placeholder"):
            yield f"placeholder text: {field.get('name')}"


def _ids(tree: HtmlElement) -> Iterator[str]:
    counted = Counter(tree.xpath("//@id"))
    yield from (f"id twice: {one}" for one, times in counted.items() if times > 1)


def _references(tree: HtmlElement) -> Iterator[str]:
    ids = set(tree.xpath("//@id"))
    for name in REFERENCES:
        for value in tree.xpath(f"//@{name}"):
            yield from (f"{name} leads nowhere: {one}" for one in value.split() if one not in ids)
    yield from (
        f"link leads nowhere: {href}"
        for href in tree.xpath("//a/@href[starts-with(., '#')]")
        if href[1:] not in ids
    )


def _nothing_inline(tree: HtmlElement) -> Iterator[str]:
    yield from ("inline script" for _ in tree.xpath("//script[not(@src)]"))
    yield from ("inline style" for _ in tree.xpath("//style | //*[@style]"))
    for element in tree.iter():
        yield from (f"inline handler: {name}" for name in element.attrib if name.startswith("on"))
    for address in tree.xpath("//script/@src | //link/@href | //img/@src"):
        if not address.startswith("/") or address.startswith("//"):
            yield f"from elsewhere: {address}"


def _forms(tree: HtmlElement) -> Iterator[str]:
    for form in tree.xpath("//form[translate(@method, 'POST', 'post') = 'post']"):
        if not form.xpath(".//input[@name = 'csrf_token' and @value]"):
            yield f"no token: form to {form.get('action')}"
        if not form.xpath(".//button[@type = 'submit']"):
            yield f"no button: form to {form.get('action')}"


def _errors(tree: HtmlElement) -> Iterator[str]:
    summaries = tree.xpath("//div[@data-module = 'govuk-error-summary']")
    says_so = (tree.findtext(".//title") or "").startswith("Error: ")
    if bool(summaries) != says_so:
        yield "the title and the error summary disagree"
    at_fields = {
        _plain(one).removeprefix("Error: ")
        for one in tree.xpath("//*[contains(@class, 'govuk-error-message')]")
    }
    listed = {_plain(one) for summary in summaries for one in summary.xpath(".//li/a")}
    yield from (f"not in the summary: {words}" for words in at_fields - listed)
    yield from (f"not at its field: {words}" for words in listed - at_fields)


def _names(tree: HtmlElement) -> Iterator[str]:
    for element in tree.xpath("//a[@href] | //button"):
        if not element.text_content().strip() and not element.get("aria-label"):
            yield f"no words: {element.tag} {element.get('href') or ''}"
    yield from ("picture without alt" for _ in tree.xpath("//img[not(@alt)]"))


def _plain(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())

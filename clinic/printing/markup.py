"""The HTML of one paper: in one language, or page by page in the client's language and then in another.

A payload may hold `also`: the same paper built in a second language. What starts a page of its own comes in
the first language, then in the second, each with its own foot, language and direction.
"""

import re
from functools import cache
from itertools import zip_longest
from typing import Any

from jinja2 import Environment

from clinic.plans.paper_languages import fixed_words
from clinic.printing.environment import paper_environment
from clinic.printing.passages import with_passages

BODY = re.compile(r"(?P<head>.*<body[^>]*>)(?P<around>.*?)<main>(?P<content>.*)</main>", re.DOTALL)
# A section that starts a page, in any document that has sections.
NEW_PAGE = re.compile(r'(?=<section class="section section-page)')
OWN_NAME = re.compile(r'(?<= )(id|for|headers|aria-labelledby)="(?=[^"])')
# How the pages fall is decided once, and is the same in both languages.
FALLS = ("follow_on",)


def page_markup(template: str, payload: dict[str, Any]) -> str:
    """The HTML of a template with these plain values."""
    first = _in_one_language(template, payload)
    if "also" not in payload:
        return first
    falls = {key: payload[key] for key in FALLS if key in payload}
    also = {**payload["also"], **falls}
    return _page_by_page(first, payload, _in_one_language(template, also), also)


def _in_one_language(template: str, payload: dict[str, Any]) -> str:
    markup = _templates(payload["language"], payload["ring_word"]).get_template(template).render(payload)
    return with_passages(markup, payload)


@cache
def _templates(language: str, ring_word: str) -> Environment:
    """The templates of one language, each compiled once: that takes longer than using it."""
    return paper_environment(fixed_words(language, ring_word))


def _page_by_page(first: str, payload: dict[str, Any], second: str, also: dict[str, Any]) -> str:
    one, other = _parts(first), _parts(_named_apart(second, also["language"]))
    groups = zip_longest(NEW_PAGE.split(one["content"]), NEW_PAGE.split(other["content"]), fillvalue="")
    body = "".join(
        _group(one["around"], in_first, payload, starts_page=bool(place))
        + _group(other["around"], in_second, also, starts_page=True)
        for place, (in_first, in_second) in enumerate(groups)
    )
    return f"{one['head']}<main>{body}</main></body></html>"


def _parts(markup: str) -> dict[str, str]:
    found = BODY.match(markup)
    if found is None:
        raise ValueError("a document in two languages needs a page with <main>")
    return found.groupdict()


def _group(around: str, content: str, payload: dict[str, Any], starts_page: bool) -> str:
    """Pages in one language, with their own foot and banner."""
    if not content.strip():
        return ""
    name = "in-language next-page" if starts_page else "in-language"
    opening = f'<div class="{name}" lang="{payload["language"]}" dir="{payload["direction"]}">'
    return f"{opening}{around}{content}</div>"


def _named_apart(markup: str, language: str) -> str:
    """Ids stand once in a file. Typed text has no quotation marks of HTML in it: they are escaped."""
    return OWN_NAME.sub(rf'\1="{language}-', markup)

"""Typed passages in a page: each with the direction of its own letters, and its language where it is known.

Templates set typed words apart as <bdi> (a name), <bdi class="typed"> (a worker's) or <bdi class="said">
(the client's). Here each gets what it needs, or goes without the element where it needs nothing.
Nothing is guessed: workers type English, clients speak the language of their record, and letters of another
script than that are marked only where they are the client's.
"""

import re
from html import unescape
from typing import Any
from unicodedata import bidirectional, name

PASSAGE = re.compile(r'<bdi(?: class="(typed|said)")?>([^<]*)</bdi>')
WORKERS = "en"
# The script of languages that are not written in Latin letters, as Unicode names its letters.
SCRIPTS = {
    "am": "ETHIOPIC", "ar": "ARABIC", "be": "CYRILLIC", "bg": "CYRILLIC", "el": "GREEK", "fa": "ARABIC",
    "he": "HEBREW", "ps": "ARABIC", "ru": "CYRILLIC", "sr": "CYRILLIC", "uk": "CYRILLIC", "ur": "ARABIC",
    "yi": "HEBREW",
}  # fmt: skip


def with_passages(markup: str, payload: dict[str, Any]) -> str:
    """The page with every passage marked."""

    def marked(found: re.Match[str]) -> str:
        text = unescape(found[2])
        attributes = _direction(text, payload["direction"])
        if found[1]:
            attributes += _language(text, found[1], payload)
        if attributes or _runs_against(text, payload["direction"]):
            return f"<bdi{attributes}>{found[2]}</bdi>"
        return found[2]

    return PASSAGE.sub(marked, markup)


def _direction(text: str, page: str) -> str:
    """Whichever way its first letter runs, where that is not the way of the page."""
    ways = (bidirectional(char) for char in text)
    first = next((way for way in ways if way in ("L", "R", "AL")), None)
    runs = {"L": "ltr", "R": "rtl", "AL": "rtl"}.get(first or "", page)
    return f' dir="{runs}"' if runs != page else ""


def _runs_against(text: str, page: str) -> bool:
    """Whether any of its letters runs against the page, so that it must keep to itself."""
    against = ("R", "AL", "AN") if page == "ltr" else ("L", "EN")
    return any(bidirectional(char) in against for char in text)


def _language(text: str, by: str, payload: dict[str, Any]) -> str:
    page, client = payload["language"], payload.get("client_language", WORKERS)
    script = _script(text)
    expected = client if by == "said" else WORKERS
    if script != SCRIPTS.get(expected, "LATIN"):
        expected = next((one for one in (WORKERS, client) if script == SCRIPTS.get(one, "LATIN")), page)
    return f' lang="{expected}"' if script and expected != page else ""


def _script(text: str) -> str:
    """The script of its first letter, as Unicode names it; "" for none."""
    first = next((char for char in text if char.isalpha()), "")
    return name(first, "").split(" ")[0] if first else ""

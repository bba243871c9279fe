"""What laid-out pages tell: how high something is, and on which page it stands."""

from collections.abc import Iterable
from typing import Any


def heights_of(page: Any) -> dict[str, float]:
    """In CSS pixels: `page_1` (the element of that id), `margins`, and what is marked data-moves="key"."""
    box = page._page_box
    found: dict[str, float] = {"margins": box.margin_top + box.margin_bottom}
    seen = set()
    for inner in box.descendants():
        key = _key(inner.element)
        if key and inner.element not in seen:  # the first box of an element holds the others
            seen.add(inner.element)
            found[key] = found.get(key, 0) + inner.margin_height()
    return found


def _key(element: Any) -> str:
    if element is None:
        return ""
    return "page_1" if element.get("id") == "page_1" else element.get("data-moves", "")


def page_of_each(document: Any) -> dict[str, int]:
    """On which page (from 0) every element with an id starts."""
    found: dict[str, int] = {}
    for number, page in enumerate(document.pages):
        for key in page.anchors:
            found.setdefault(key, number)
    return found


def spills(document: Any) -> bool:
    """Whether a page 1 (one in each language) goes on over the next page; the template marks its end."""
    pages = page_of_each(document)
    ends = {key: key.replace("end-page_1", "page_1") for key in pages if key.endswith("end-page_1")}
    return any(pages[end] != pages[start] for end, start in ends.items())


def sections_that_follow_on(document: Any, sections: Iterable[dict[str, Any]]) -> list[str]:
    """Keys of the sections that might start a page, and go on below the one before."""
    pages, order = page_of_each(document), [section["key"] for section in sections]
    pairs = zip(order, order[1:], strict=False)
    after = {key for before, key in pairs if pages[f"end-{before}"] == pages[key]}
    return [one["key"] for one in sections if one["own_page"] and one["key"] in after]

"""Finished papers of this process, in memory only: the pictures of one preview come from one printing."""

import hashlib
import json
from collections import OrderedDict
from threading import Lock
from typing import Any

from clinic.printing.checks import problems_of
from clinic.printing.pictures import page_pictures
from clinic.printing.render import RenderResult, render_pdf

MOST = 8
FAULTS = "The paper was made, and did not pass its check, so it is not shown. "


class Shelf:
    """The last few finished papers by what was printed. What failed is not kept: a retry tries again."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[str, RenderResult] = OrderedDict()
        self._painted: dict[str, list[bytes]] = {}
        self._lock = Lock()

    def printed(self, document: str, payload: dict[str, Any]) -> RenderResult:
        """The finished paper, printed now unless it lies here."""
        key = _key(document, payload)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        result = _checked(render_pdf(document, payload), payload)
        if result.pdf is not None:
            self._keep(key, result)
        return result

    def pictures(self, result: RenderResult) -> list[bytes]:
        """A PNG of each page of a paper that lies here; painted once. Raises NoPictures."""
        if result.pdf is None:
            raise ValueError("there is no paper to paint")
        mark = hashlib.sha256(result.pdf).hexdigest()
        if mark not in self._painted:
            self._painted = {mark: page_pictures(result.pdf)} | dict(
                list(self._painted.items())[: self._most - 1]
            )
        return self._painted[mark]

    def _keep(self, key: str, result: RenderResult) -> None:
        with self._lock:
            self._kept[key] = result
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


def _checked(result: RenderResult, payload: dict[str, Any]) -> RenderResult:
    """A finished file is looked at once more; one with a fault goes to nobody."""
    faults = problems_of(result.pdf, payload) if result.pdf is not None else []
    if not faults:
        return result
    return RenderResult(pdf=None, problem=FAULTS + " ".join(faults))


def _key(document: str, payload: dict[str, Any]) -> str:
    text = json.dumps([document, payload], sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()

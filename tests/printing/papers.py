"""Real papers of the made-up plans, printed once in a test run and looked at by many tests."""

import hashlib
import json
import pickle
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image
from pypdf import PdfReader

from clinic.foundation.regions import load_region
from clinic.plans.content import PlanContent
from clinic.plans.copies import ReaderFacts, copy_for
from clinic.plans.readers import Reader
from clinic.plans.wording import wording_for
from clinic.printing.documents import client_plan
from clinic.printing.folder.telling import Telling
from clinic.printing.render import Press, RenderResult
from tests.factories.contents import CONTENTS, ON


@dataclass
class Paper:
    """One printed plan: what went in, and what came out."""

    copy: PlanContent
    payload: dict[str, Any]
    result: RenderResult

    @property
    def pdf(self) -> bytes:
        assert self.result.pdf is not None, self.result.problem
        return self.result.pdf

    @cached_property
    def texts(self) -> list[str]:
        """The text of each page, spaces and dashes as a person would type them."""
        with pypdfium2.PdfDocument(self.pdf) as opened:
            return [_typed(page.get_textpage().get_text_bounded()) for page in opened]

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    @cached_property
    def reader(self) -> PdfReader:
        return PdfReader(BytesIO(self.pdf))

    def picture(self, page: int, dots_per_point: float = 2.0) -> Image.Image:
        """One page (from 1) in grey."""
        with pypdfium2.PdfDocument(self.pdf) as opened:
            return opened[page - 1].render(scale=dots_per_point).to_pil().convert("L")


def _typed(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\ufffe", "-").replace("\r\n", "\n")


def clients_copy(content: PlanContent, on=ON) -> PlanContent:
    """The client's own copy on a day."""
    return copy_for(content, ReaderFacts(Reader.CLIENT), {}, on)


def payload_of(content: PlanContent, on=ON) -> dict[str, Any]:
    """The plain values of the client's plan, as they go to the press."""
    return client_plan(
        Telling(clients_copy(content, on), on, wording_for(load_region(content.edition.region)))
    )


class Papers:
    """Prints a paper when it is first asked for; workers of one run share what is printed."""

    def __init__(self, folder: Path, press: Press) -> None:
        self._folder, self._press = folder, press
        self._printed: dict[str, RenderResult] = {}

    def named(self, name: str) -> Paper:
        """A plan of tests/factories/contents.py."""
        return self.of(CONTENTS[name])

    def of(self, content: PlanContent, on=ON) -> Paper:
        """A client's plan."""
        payload = payload_of(content, on)
        return Paper(clients_copy(content, on), payload, self.printed("plan", payload))

    def printed(self, document: str, payload: dict[str, Any]) -> RenderResult:
        """Any document from its plain values."""
        key = hashlib.sha256(json.dumps([document, payload], sort_keys=True).encode()).hexdigest()
        if key not in self._printed:
            self._printed[key] = self._result(key, document, payload)
        return self._printed[key]

    def _result(self, key: str, document: str, payload: dict[str, Any]) -> RenderResult:
        kept = self._folder / key
        if kept.exists():
            return pickle.loads(kept.read_bytes())
        result = self._press.render(document, payload)
        draft = kept.with_suffix(".part")
        draft.write_bytes(pickle.dumps(result))
        draft.rename(kept)
        return result

"""Every document of clients who are hard on paper, as small pictures to compare and to look at."""

from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageChops, ImageDraw

from clinic.foundation.regions import load_region
from clinic.plans.content import PlanContent
from clinic.plans.wording import wording_for
from clinic.printing.blanks.registry import BLANKS
from clinic.printing.choosing import TO_SIGN
from clinic.printing.documents import DOCUMENTS
from tests.factories.contents import CONTENTS
from tests.printing.bad_input import LONG_NAME, with_first_name
from tests.printing.client_papers import FORTY
from tests.printing.reader_papers import MUCH, reader_payload

FOLDER = Path(__file__).parent / "golden"
DOTS = 42  # to the inch: letters can't be read, but nothing can move, vanish or turn unseen
GREYS = 16
DIFFERENT = 96  # of 255: more than a smoother edge
TOLERANCE = 0.002  # of all pixels of a page
LONG = with_first_name(LONG_NAME)
CLIENTS: dict[str, tuple[PlanContent, str]] = {
    "arabic": (CONTENTS["huda"], "ar"),
    "74-letter-name": (replace(LONG, client=replace(LONG.client, printed_name=LONG_NAME)), "en"),
    "nobody-at-all": (CONTENTS["bare"], "en"),
    "forty-helpers": (FORTY, "en"),
    "large-print": (CONTENTS["gary"], "en"),
    "short-form": (CONTENTS["desmond"], "es"),
}
# Papers to sign are much alike for everybody: those three say it all.
AWKWARD = ("arabic", "74-letter-name", "short-form")


@dataclass(frozen=True)
class Golden:
    """One paper. `client`: a name in CLIENTS, "" for a blank paper."""

    document: str
    client: str

    @property
    def name(self) -> str:
        """What its picture is called."""
        return f"{self.document}-{self.client}" if self.client else self.document

    @property
    def file(self) -> Path:
        """Where its picture is kept."""
        return FOLDER / f"{self.name}.png"

    def payload(self) -> dict[str, Any]:
        """Its plain values."""
        if not self.client:
            return BLANKS[self.document].build(wording_for(load_region("us"), "en"))
        content, language = CLIENTS[self.client]
        spoken = language if DOCUMENTS[self.document].in_languages else "en"
        to = content.helpers[0].key if self.document == "supporter" else ""
        return reader_payload(self.document, content, to, MUCH, language=spoken)


def all_goldens() -> list[Golden]:
    """Every document of every client; a supporter's page only where there is a supporter."""
    return [
        Golden(document, client)
        for document in DOCUMENTS
        for client, (content, _) in CLIENTS.items()
        if (document != "supporter" or content.helpers) and (document not in TO_SIGN or client in AWKWARD)
    ] + [Golden(document, "") for document in BLANKS if document == "emergency_page"]


def picture_of(pdf: bytes) -> Image.Image:
    """All pages side by side, in few greys."""
    with pypdfium2.PdfDocument(pdf) as opened:
        pages = [page.render(scale=DOTS / 72).to_pil().convert("L") for page in opened]
    whole = Image.new("L", (sum(page.width for page in pages), max(page.height for page in pages)), 255)
    left = 0
    for page in pages:
        whole.paste(page, (left, 0))
        left += page.width
    return whole.point(lambda level: level // GREYS * (255 // (GREYS - 1)))


def as_file(picture: Image.Image) -> bytes:
    """As a PNG with a palette of those greys."""
    target = BytesIO()
    picture.quantize(GREYS, dither=Image.Dither.NONE).save(target, "PNG", optimize=True)
    return target.getvalue()


def difference(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that are plainly another; 1 where the pages are more, fewer or of another size."""
    if one.size != other.size:
        return 1.0
    pixels = ImageChops.difference(one, other).point(lambda level: 255 * (level > DIFFERENT))
    return pixels.histogram()[255] / (one.width * one.height)


def contact_sheet(papers: dict[Golden, bytes]) -> Image.Image:
    """The first pages of papers, each with its name below; a row for each document."""
    tiles = {golden: _first_page(pdf) for golden, pdf in papers.items()}
    rows = list(dict.fromkeys(golden.document for golden in tiles))
    wide = max(tile.width for tile in tiles.values()) + 12
    high = max(tile.height for tile in tiles.values()) + 26
    sheet = Image.new("L", (wide * len(CLIENTS), high * len(rows)), 225)
    draw = ImageDraw.Draw(sheet)
    for golden, tile in tiles.items():
        column = list(CLIENTS).index(golden.client) if golden.client else 0
        left, top = column * wide + 6, rows.index(golden.document) * high + 6
        sheet.paste(tile, (left, top))
        draw.text((left, top + tile.height + 3), golden.name, fill=0)
    return sheet


def _first_page(pdf: bytes) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as opened:
        return opened[0].render(scale=DOTS / 72).to_pil().convert("L")

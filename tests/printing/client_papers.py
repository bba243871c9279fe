"""Any document of a made-up plan, printed for tests; awkward people; and type measured as it is set."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from clinic.foundation.regions import load_region
from clinic.plans.content import Helper, PlanContent
from clinic.plans.content_people import Reach
from clinic.plans.copies import ReaderFacts, copy_for
from clinic.plans.wording import wording_for
from clinic.printing.documents import DOCUMENTS
from clinic.printing.folder.telling import Telling
from tests.factories.contents import CONTENTS, ON
from tests.printing.papers import Paper, Papers

FORTY = replace(
    CONTENTS["sam"],
    helpers=(
        *CONTENTS["sam"].helpers,
        *(
            Helper(
                key=f"more_{number}",
                name=f"Helper{number} Lastname{number}",
                relation="friend" if number % 2 else "nurse",
                nature="unpaid" if number % 2 else "paid",
                answer="yes",
                reach=(Reach("phone", f"(505) 555-02{number:02}", ("ring",)),),
            )
            for number in range(40)
        ),
    ),
)
PEOPLE: dict[str, PlanContent] = {**CONTENTS, "forty": FORTY}


def payload_for(
    document: str, content: PlanContent, *, on: date = ON, paper: str = "", language: str = "en"
) -> dict[str, Any]:
    """The plain values of a document for its reader. `paper`: letter or a4, in place of the region's own."""
    kind = DOCUMENTS[document]
    copy = copy_for(content, ReaderFacts(kind.reader), {}, on)
    say = wording_for(load_region(content.edition.region), language)
    payload = kind.build(Telling(copy, on, say), "")
    return {**payload, "paper": paper} if paper else payload


def paper_for(papers: Papers, document: str, content: PlanContent, **how: Any) -> Paper:
    """A printed document."""
    payload = payload_for(document, content, **how)
    copy = copy_for(content, ReaderFacts(DOCUMENTS[document].reader), {}, how.get("on", ON))
    return Paper(copy, payload, papers.printed(document, payload))


def wanting_square(content: PlanContent) -> PlanContent:
    """The same client, who said yes to the square."""
    return replace(content, client=replace(content.client, wants_qr=True))


def squeezed(text: str) -> str:
    """Without spaces and hyphens, which come back from the text layer as they like at the end of a line."""
    return "".join(letter for letter in text if not letter.isspace() and letter not in "-\u00ad\ufffe")


def type_sizes(pdf: bytes) -> set[float]:
    """Every size in which a visible letter is set, in points."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return {round(size, 1) for page in opened for size in _sizes(page.get_textpage())}


def _sizes(text: pypdfium2.PdfTextPage) -> Iterator[float]:
    for place in range(text.count_chars()):
        if pdfium.FPDFText_GetUnicode(text, place) > ord(" "):
            matrix = pdfium.FS_MATRIX()
            pdfium.FPDFText_GetMatrix(text, place, matrix)
            yield pdfium.FPDFText_GetFontSize(text, place) * abs(matrix.d)

"""A finished PDF is looked at once more before it may be called the plan.

The text layer can lie about letters, so what matters there are numbers and names; letters are checked
before, by `glyphs`.
"""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import pypdfium2
from pikepdf import Dictionary, Name, Pdf

from clinic.printing.environment import number_parts
from clinic.printing.glyphs import printable, texts_of

# What must never reach paper: an empty value, or a template that shows.
LEFTOVERS = re.compile(
    r"\bNone\b(?! of)|\bnull\b|\bN/A\b|\bTBD\b|&#\d+;|&(?:amp|lt|gt|quot);|\{\{|\}\}|\{%|%\}"
)
DASHES = str.maketrans(dict.fromkeys("\u00ad\u2010\u2011\u2012\u2013\u2212", "-"))


def problems_of(pdf: bytes, payload: dict[str, Any], other_clients: Iterable[str] = ()) -> list[str]:
    """What is wrong with this file, in plain sentences; empty when it may be handed over.

    `payload`: the plain values it was made from. `other_clients`: printed names that must not be on it.
    """
    try:
        pages = page_texts(pdf)
    except pypdfium2.PdfiumError:
        return ["The file can't be opened."]
    whole = "\n".join(pages)
    found = [
        f"It shows a leftover of the template: {left}" for left in sorted(set(_leftovers(whole, payload)))
    ]
    found += [
        f"The number {number} is not on page 1."
        for number in numbers_of_page_1(payload)
        if not _holds(pages[0], printable(number), payload.get("direction", "ltr"))
    ]
    found += [f"The font {font} is not in the file." for font in fonts_left_out(pdf)]
    found += [] if is_tagged(pdf) else ["It has no tags, so a screen reader can't read it."]
    found += ["It holds another client's name." for other in other_clients if _has_name(whole, other)][:1]
    return found


def page_texts(pdf: bytes) -> list[str]:
    """The text layer, page by page."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return [page.get_textpage().get_text_bounded() for page in opened]


def numbers_of_page_1(payload: dict[str, Any]) -> list[str]:
    """Every number that the first page has to carry, each once.

    A document may give them as `numbers`; else those of a plan's page 1: first calls, backup, day and night
    (the first), who mends it.
    """
    numbers = payload["numbers"] if "numbers" in payload else _numbers_of_a_plan(payload["page_1"])
    return [number for number in dict.fromkeys(numbers) if number]


def _numbers_of_a_plan(page: dict[str, Any]) -> list[str]:
    numbers = [call["contact"]["number"] for call in (*page["first"], page["backup"])]
    numbers += [line["number"] for line in page["night"][:1]]
    return numbers + [
        piece["text"] for piece in (*page["mend"], *page["tripwire"]) if piece["kind"] == "number"
    ]


def _holds(text: str, number: str, direction: str) -> bool:
    if direction == "ltr":
        return _squeezed(number) in _squeezed(text)
    return all(_is_on_an_arabic_line(part, text.translate(DASHES)) for part in number_parts(number) if part)


def _is_on_an_arabic_line(number: str, text: str) -> bool:
    """The reader that is used here turns Latin words there round, and sets the marks between them anew."""
    words = [r"\W".join(re.findall(r"\w+", word)) for word in number.translate(DASHES).split()]
    orders = (r"\W{1,4}".join(one) for one in (words, reversed(words)))
    return any(re.search(rf"(?<!\d){order}(?!\d)", text) for order in orders)


def _as_read(words: str) -> tuple[str, str]:
    """Words as they are, and as the reader gives Latin words back on a line of Arabic."""
    return words, " ".join(reversed(words.split()))


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text.translate(DASHES))


def _leftovers(text: str, payload: dict[str, Any]) -> Iterator[str]:
    """Leftovers that nobody typed. An empty value that was printed is in no text that went in."""
    typed = "\n".join(words for _, words in texts_of(payload))
    return (found[0] for found in LEFTOVERS.finditer(text) if found[0] not in typed)


def _has_name(text: str, name: str) -> bool:
    return any(
        re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text, re.IGNORECASE) is not None
        for one in _as_read(name)
    )


def fonts_left_out(pdf: bytes) -> list[str]:
    """Names of fonts that the file uses without holding them."""
    with Pdf.open(BytesIO(pdf)) as opened:
        fonts: dict[Any, Any] = {}
        seen: set[Any] = set()
        for page in opened.pages:
            _gather_fonts(page.get(Name.Resources), fonts, seen)
        return sorted(
            {str(font.get(Name.BaseFont, "?")) for font in fonts.values() if not _is_embedded(font)}
        )


def _gather_fonts(resources: Any, fonts: dict[Any, Any], seen: set[Any]) -> None:
    """The fonts of a page, and of the drawings in it. Pages share most of both."""
    if resources is None or resources.objgen in seen:
        return
    seen |= {resources.objgen} if resources.is_indirect else set()
    fonts |= {font.objgen: font for font in resources.get(Name.Font, {}).values()}
    for kind in (Name.XObject, Name.Pattern):
        for drawing in resources.get(kind, {}).values():
            if drawing.objgen not in seen:
                seen.add(drawing.objgen)
                _gather_fonts(drawing.get(Name.Resources), fonts, seen)


def _is_embedded(font: Any) -> bool:
    inner = font.get(Name.DescendantFonts)
    described = (inner[0] if inner else font).get(Name.FontDescriptor)
    return described is not None and any(
        key in described for key in (Name.FontFile, Name.FontFile2, Name.FontFile3)
    )


def is_tagged(pdf: bytes) -> bool:
    """Whether the file says in which language and order it is to be read."""
    with Pdf.open(BytesIO(pdf)) as opened:
        root = opened.Root
        marked = root.get(Name.MarkInfo, Dictionary()).get(Name.Marked, False)
        return bool(marked) and Name.Lang in root and Name.K in root.get(Name.StructTreeRoot, {})

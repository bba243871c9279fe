"""From plain values to a tagged PDF: the only place where WeasyPrint is called.

It opens packaged files alone. Its fonts belong to one process, and must be made after that process started.
"""

from io import BytesIO
from typing import Any

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from clinic.printing.assets import BASE, MIME_TYPES, packaged_files
from clinic.printing.fitting import Place, lines_to_add, sections_to_follow_on
from clinic.printing.markup import page_markup
from clinic.printing.mirrored_grids import mirror_grids
from clinic.printing.tags import repair_tags

mirror_grids()


class PackagedFetcher(URLFetcher):
    """Opens packaged files and nothing else: no protocol, no redirect, no path of this machine."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Raises FatalURLFetchingError for anything not packaged: any other error would be swallowed."""
        path = packaged_files().get(url)
        if path is None:
            raise FatalURLFetchingError("a page asked for a file that is not packaged")
        body = path.read_bytes()
        return URLFetcherResponse(url, body=body, headers={"Content-Type": MIME_TYPES[path.suffix]})


class Typesetter:
    """Fonts and files of one process; made after it started, never before a fork."""

    def __init__(self) -> None:
        self.fetcher = PackagedFetcher()
        self.fonts = FontConfiguration()

    def lay_out(self, template: str, payload: dict[str, Any]) -> weasyprint.Document:
        """The laid-out pages of one template."""
        markup = page_markup(template, payload)
        page = weasyprint.HTML(string=markup, base_url=BASE, url_fetcher=self.fetcher)
        return page.render(font_config=self.fonts, pdf_variant="pdf/ua-1")

    def print(
        self, document: str, payload: dict[str, Any], page_1_alone: bool = False
    ) -> tuple[bytes, dict[str, Any]]:
        """The PDF of a document (a folder of pdf_templates), and what the parent wants to know about it.

        `page_1_alone`: a first look at its first page. What moved off it may then be given as `moved`.
        """
        payload, fits = self._fitted(document, payload)
        template = f"{document}/{'page_1' if page_1_alone else 'document'}.html"
        lay_out = self._lay_out_well if "sections" in payload and not page_1_alone else self.lay_out
        laid_out = lay_out(template, payload)
        target = BytesIO()
        laid_out.write_pdf(target, pdf_variant="pdf/ua-1")
        told = {"pages": len(laid_out.pages), "moved": payload["moved"], "page_1_fits": fits}
        return repair_tags(target.getvalue()), told

    def _fitted(self, document: str, payload: dict[str, Any]) -> tuple[dict[str, Any], bool]:
        """With what moves off page 1, in each language by itself, and whether it is one page then."""
        fitted, fits = {"moved": [], **payload}, True
        if "may_move" in payload:
            alone = {key: value for key, value in payload.items() if key != "also"}
            fitted["moved"], fits = self._moved_from_page_1(document, alone)
        if "also" in payload:
            fitted["also"], also_fits = self._fitted(document, payload["also"])
            fits = fits and also_fits
        return fitted, fits

    def _lay_out_well(self, template: str, payload: dict[str, Any]) -> weasyprint.Document:
        """Laid out, looked at, and laid out again while a page would stay nearly empty."""
        choice: dict[str, Any] = {"follow_on": [], "more_lines": 0}
        order = [section["key"] for section in payload["sections"]]
        own_page = [section["key"] for section in payload["sections"] if section["own_page"]]
        laid_out = self.lay_out(template, {**payload, **choice})
        while more := sections_to_follow_on(
            places(laid_out), set(own_page) - set(choice["follow_on"]), order
        ):
            choice["follow_on"] += more
            laid_out = self.lay_out(template, {**payload, **choice})
        last = places(laid_out)[f"end-{order[-1]}"]
        choice["more_lines"] = lines_to_add(last, _height_within(laid_out.pages[last.page]))
        if not choice["more_lines"]:
            return laid_out
        with_lines = self.lay_out(template, {**payload, **choice})
        return with_lines if len(with_lines.pages) == len(laid_out.pages) else laid_out

    def _moved_from_page_1(self, document: str, payload: dict[str, Any]) -> tuple[list[str], bool]:
        """What must move on so that page 1 stays one page, and whether it does then.

        Type never shrinks to fit: things move, one after another.
        """
        may_move: list[str] = payload["may_move"]
        fewest, most = 0, len(may_move) + 1
        while fewest < most:
            count = (fewest + most) // 2
            close = {**payload, "moved": may_move[:count]}
            pages = self.lay_out(f"{document}/page_1.html", close).pages
            fewest, most = (fewest, count) if len(pages) == 1 else (count + 1, most)
        return may_move[:fewest], fewest <= len(may_move)


def places(document: weasyprint.Document) -> dict[str, Place]:
    """Where every element with an id starts."""
    found: dict[str, Place] = {}
    for number, page in enumerate(document.pages):
        top = page._page_box.margin_top
        for key, anchor in page.anchors.items():
            found.setdefault(key, Place(number, (anchor[1] - top) / _height_within(page)))
    return found


def _height_within(page: weasyprint.Page) -> float:
    box = page._page_box
    return page.height - box.margin_top - box.margin_bottom

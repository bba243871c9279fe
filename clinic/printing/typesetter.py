"""From plain values to a tagged PDF. Only here, and in two corrections of it beside this, the engine is used.

It opens packaged files alone. Its fonts and style sheets belong to one process, and must be made after that
process started. The whole of a paper is laid out once: what is costly is laying out, and above all twice.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from clinic.printing.assets import BASE, MIME_TYPES, packaged_files
from clinic.printing.fitting import fewest_moves
from clinic.printing.glyphs import printable
from clinic.printing.letterhead import LOGO_FILE, logo_in
from clinic.printing.markup import page_markup
from clinic.printing.measuring import heights_of, sections_that_follow_on, spills
from clinic.printing.mirrored_grids import mirror_grids
from clinic.printing.tags import describe_tags, finish_tags

mirror_grids()
describe_tags()

PAPERS = {"letter": (612, 792), "a4": (595, 842)}  # width and height, in points
PIXEL = 0.75  # of CSS, in points
# A page without an end, on which page 1 is measured.
ENDLESS = "@page {{ size: {width}pt 9000pt }} .foot, .banner {{ display: none }}"

# (template of page 1, payload) -> what moves off it, and whether it is one page then
Search = Callable[[str, dict[str, Any]], tuple[list[str], bool]]


class PackagedFetcher(URLFetcher):
    """Opens packaged files and nothing else: no protocol, no redirect, no path of this machine.

    `logo`: the picture that came with the paper, under one name of its own.
    """

    logo: bytes | None = None

    def __init__(self) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Raises FatalURLFetchingError for anything not packaged: any other error would be swallowed."""
        if url == f"{BASE}{LOGO_FILE}" and self.logo:
            return URLFetcherResponse(url, body=self.logo, headers={"Content-Type": "image/png"})
        path = packaged_files().get(url)
        if path is None:
            raise FatalURLFetchingError("a page asked for a file that is not packaged")
        body = path.read_bytes()
        return URLFetcherResponse(url, body=body, headers={"Content-Type": MIME_TYPES[path.suffix]})


class Typesetter:
    """Fonts, style sheets and files of one process; made after it started, never before a fork."""

    def __init__(self) -> None:
        self.fetcher = PackagedFetcher()
        self.fonts = FontConfiguration()
        self._sheets: dict[str, weasyprint.CSS] = {}
        self.sheet("fonts.css")
        printable("")

    def print(
        self, document: str, payload: dict[str, Any], page_1_alone: bool = False
    ) -> tuple[bytes, dict[str, Any]]:
        """The PDF of a document (a folder of pdf_templates), and what the parent wants to know about it.

        `page_1_alone`: a first look at its first page. What moved off it may then be given as `moved`.
        """
        payload = printable(payload)
        self.fetcher.logo = logo_in(payload)
        template = f"{document}/{'page_1' if page_1_alone else 'document'}.html"
        lay_out = self.lay_out if page_1_alone else self._lay_out_well
        fitted, fits = self._fitted(document, payload, self._moved_by_measure)
        laid_out = lay_out(template, fitted)
        if spills(laid_out):
            fitted, fits = self._fitted(document, payload, self._moved_by_trial)
            laid_out = lay_out(template, fitted)
        target = BytesIO()
        laid_out.write_pdf(target, pdf_variant="pdf/ua-1", finisher=finish_tags)
        told = {"pages": len(laid_out.pages), "moved": fitted["moved"], "page_1_fits": fits}
        return target.getvalue(), told

    def lay_out(self, template: str, payload: dict[str, Any], *more: weasyprint.CSS) -> weasyprint.Document:
        """The laid-out pages of one template."""
        page = weasyprint.HTML(string=page_markup(template, payload), base_url=BASE, url_fetcher=self.fetcher)
        sheets = [self.sheet(name) for name in take_sheets(page)]
        return page.render(font_config=self.fonts, pdf_variant="pdf/ua-1", stylesheets=[*sheets, *more])

    def sheet(self, name: str) -> weasyprint.CSS:
        """A packaged style sheet, read once."""
        if name not in self._sheets:
            self._sheets[name] = weasyprint.CSS(
                url=f"{BASE}{name}", url_fetcher=self.fetcher, font_config=self.fonts
            )
        return self._sheets[name]

    def _lay_out_well(self, template: str, payload: dict[str, Any]) -> weasyprint.Document:
        """Laid out. In two languages the pages fall alike: as they fall in the first language alone."""
        if "also" in payload and "sections" in payload:
            alone = self.lay_out(template, {key: one for key, one in payload.items() if key != "also"})
            payload = {**payload, "follow_on": sections_that_follow_on(alone, payload["sections"])}
        return self.lay_out(template, payload)

    def _fitted(self, document: str, payload: dict[str, Any], search: Search) -> tuple[dict[str, Any], bool]:
        """With what moves off page 1, in each language by itself, and whether it is one page then."""
        fitted, fits = {"moved": [], "follow_on": [], **payload}, True
        if "may_move" in payload:
            alone = {key: value for key, value in fitted.items() if key != "also"}
            fitted["moved"], fits = search(f"{document}/page_1.html", alone)
        if "also" in payload:
            fitted["also"], also_fits = self._fitted(document, payload["also"], search)
            fits = fits and also_fits
        return fitted, fits

    def _moved_by_measure(self, template: str, payload: dict[str, Any]) -> tuple[list[str], bool]:
        """What must move on so that page 1 stays one page, and whether it does then.

        Seen from one layout of page 1 on a page without an end, where the template marks it (id="page_1")
        and what may move (data-moves="key"); else by trial.
        """
        width, height = PAPERS[payload["paper"]]
        endless = weasyprint.CSS(string=ENDLESS.format(width=width))
        heights = heights_of(self.lay_out(template, {**payload, "moved": []}, endless).pages[0])
        if "page_1" not in heights:
            return self._moved_by_trial(template, payload)
        too_much = heights["page_1"] - (height / PIXEL - heights["margins"])
        count = fewest_moves(payload["may_move"], too_much, heights)
        if count is None:
            return self._moved_by_trial(template, payload)
        return payload["may_move"][:count], True

    def _moved_by_trial(self, template: str, payload: dict[str, Any]) -> tuple[list[str], bool]:
        """The same by laying out page 1 until it fits. Type never shrinks: things move, one after another."""
        may_move: list[str] = payload["may_move"]
        fewest, most = 0, len(may_move) + 1
        while fewest < most:
            count = (fewest + most) // 2
            pages = self.lay_out(template, {**payload, "moved": may_move[:count]}).pages
            fewest, most = (fewest, count) if len(pages) == 1 else (count + 1, most)
        return may_move[:fewest], fewest <= len(may_move)


def take_sheets(page: weasyprint.HTML) -> list[str]:
    """The names of the style sheets that a page links to; the links are taken out of it."""
    head = page.etree_element.find("head")
    links = [one for one in head if one.tag == "link" and one.get("rel") == "stylesheet"]
    for link in links:
        head.remove(link)
    return [link.get("href") for link in links]

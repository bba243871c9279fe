"""What was copied into the tree is what was fetched, and carries its licence."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tools.checksums import sums_of, written_sums
from tools.fetch_fonts import CUTS
from tools.fetch_frontend import without_reserved_parts

ROOT = Path(__file__).resolve().parents[2]
PAPER = ROOT / "pdf_templates/_assets/fonts"
SCREEN = ROOT / "clinic/static/fonts"
COPIED = [PAPER, SCREEN, ROOT / "clinic/static/govuk", ROOT / "clinic/static/htmx"]
STYLE_SHEETS = [PAPER.parent / "fonts.css", SCREEN.parent / "fonts.css"]
NAMES_OF_PEOPLE = "Łódź Şahin Nguyễn gọi Ελένη Кириленко O’Connor (505) 555-0142"


@pytest.mark.parametrize("folder", COPIED, ids=lambda folder: folder.relative_to(ROOT).as_posix())
def test_copied_files_match_their_checksums(folder: Path) -> None:
    assert sums_of(folder) == written_sums(folder)


@pytest.mark.parametrize("folder", COPIED, ids=lambda folder: folder.relative_to(ROOT).as_posix())
def test_copied_files_lie_beside_their_licence(folder: Path) -> None:
    assert list(folder.glob("OFL-*.txt")) or list(folder.glob("LICENSE*"))


@pytest.mark.parametrize("sheet", STYLE_SHEETS, ids=lambda sheet: sheet.relative_to(ROOT).as_posix())
def test_fonts_css_has_one_file_for_each_family_and_weight(sheet: Path) -> None:
    rules = re.findall(r'@font-face \{\s+font-family: "(.+?)";\s+font-weight: (\d+);', sheet.read_text())
    assert sorted(rules) == sorted({(cut.family, str(cut.weight)) for cut in CUTS})
    urls = re.findall(r"url\((.+?)\)", sheet.read_text())
    assert len(set(urls)) == len(rules)
    assert all((sheet.parent / url).is_file() for url in urls)


@pytest.mark.parametrize("cut", CUTS, ids=lambda cut: cut.stem)
def test_fonts_screen_and_paper_have_the_same_letters(cut) -> None:
    paper, screen = TTFont(PAPER / f"{cut.stem}.ttf"), TTFont(SCREEN / f"{cut.stem}.woff2")
    assert paper.getBestCmap().keys() == screen.getBestCmap().keys()
    assert paper["name"].getDebugName(1) == f"{cut.family} {cut.weight}"
    assert "fvar" not in paper


@pytest.mark.parametrize("family", sorted({cut.family for cut in CUTS}))
def test_fonts_weights_of_a_family_share_line_metrics(family: str) -> None:
    fonts = [TTFont(PAPER / f"{cut.stem}.ttf") for cut in CUTS if cut.family == family]
    heights = {(font["head"].unitsPerEm, font["hhea"].ascent, font["hhea"].descent) for font in fonts}
    assert len(fonts) > 1
    assert len(heights) == 1


@pytest.mark.parametrize(
    ("family", "text"),
    [
        ("Warm Text", NAMES_OF_PEOPLE),
        ("Warm Head", "Łódź Şahin Nguyễn gọi Who helps me now?"),
        ("Warm Arabic", "من يساعدني الآن؟"),
        ("Warm Hebrew", "מי עוזר לי עכשיו שלום"),
    ],
)
def test_fonts_can_print_names(family: str, text: str) -> None:
    for cut in (cut for cut in CUTS if cut.family == family):
        letters = TTFont(PAPER / f"{cut.stem}.ttf").getBestCmap()
        assert {letter for letter in text if ord(letter) not in letters} <= {" "}


@pytest.mark.parametrize("family", ["Warm Arabic", "Warm Hebrew"])
def test_fonts_numbers_come_from_the_text_font(family: str) -> None:
    """A number in right-to-left text must not be made of two fonts."""
    for cut in (cut for cut in CUTS if cut.family == family):
        letters = TTFont(PAPER / f"{cut.stem}.ttf").getBestCmap()
        assert not {letter for letter in "0123456789()+-.:/" if ord(letter) in letters}


def test_govuk_has_nothing_that_is_reserved() -> None:
    css = (ROOT / "clinic/static/govuk/govuk-frontend.min.css").read_text(encoding="utf-8")
    assert not re.search(r"transport|crest|url\(|sourceMappingURL", css, re.IGNORECASE)
    assert {path.suffix for path in (ROOT / "clinic/static/govuk").iterdir()} == {"", ".css", ".js"}


def test_govuk_reserved_parts_are_cut_out() -> None:
    css = "a{b:c}@font-face{font-family:GDS Transport;src:url(/assets/x)}d{background:url(/assets/i.svg)}"
    assert without_reserved_parts(css) == "a{b:c}d{background:none}"

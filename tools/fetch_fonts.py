"""Makes the fonts of paper and screen again: python -m tools.fetch_fonts

Each is ONE static file per script and weight. Two @font-face rules of one family and weight, as many web font
packages are cut, make WeasyPrint print wrong letters while text extraction still reads right.
Paper gets TTF, screens get the same glyphs as WOFF2. Licences: the OFL texts copied beside them.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from tools.checksums import write_sums
from tools.npm_packages import installed_packages

ROOT = Path(__file__).resolve().parent.parent
PAPER = ROOT / "pdf_templates/_assets/fonts"
SCREEN = ROOT / "clinic/static/fonts"

INVISIBLE = [*range(0x200B, 0x2010), 0x202F, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069]
# Every letter the source has, from Latin to Cyrillic, with marks, money, arrows and common signs.
LETTERS = [*range(0x20, 0x590), *range(0x1D00, 0x2300), *range(0x25A0, 0x27C0), *range(0x2C60, 0x2C80),
           *range(0xA720, 0xA800), *INVISIBLE]  # fmt: skip
# Numbers and all that stands in them (.,:-) stay out of these two: they come from the text font.
MARKS_BESIDE_WORDS = [0x20, 0x21, 0xA0, 0xAB, 0xBB, 0x2026, *INVISIBLE]
ARABIC = [*range(0x600, 0x700), *range(0x750, 0x780), *range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD),
          *MARKS_BESIDE_WORDS]  # fmt: skip
HEBREW = [*range(0x590, 0x600), 0x20AA, 0x25CC, *range(0xFB1D, 0xFB50), *MARKS_BESIDE_WORDS]

# No calt for Latin: Inter's turns "->" and "10x20" into other signs than the ones somebody typed.
LATIN_FEATURES = ["ccmp", "locl", "kern", "mark", "mkmk", "case", "tnum"]
ARABIC_FEATURES = ["ccmp", "locl", "init", "medi", "fina", "rlig", "liga", "calt", "kern", "mark", "mkmk"]


@dataclass(frozen=True)
class Cut:
    """One font file to make. family: its name in the file and in fonts.css; source: below node_modules."""

    family: str
    weight: int
    source: str
    letters: list[int]
    features: list[str]

    @property
    def stem(self) -> str:
        return f"{self.family.replace(' ', '')}-{self.weight}"


def _google(name: str, folder: str, weight: str) -> str:
    return f"@expo-google-fonts/{folder}/{weight}/{name}_{weight}.ttf"


CUTS = [
    Cut("Warm Text", 400, "inter-ui/web/Inter-Regular.woff2", LETTERS, LATIN_FEATURES),
    Cut("Warm Text", 600, "inter-ui/web/Inter-SemiBold.woff2", LETTERS, LATIN_FEATURES),
    Cut("Warm Text", 700, "inter-ui/web/Inter-Bold.woff2", LETTERS, LATIN_FEATURES),
    Cut("Warm Head", 700, _google("BeVietnamPro", "be-vietnam-pro", "700Bold"), LETTERS, LATIN_FEATURES),
    Cut("Warm Head", 800, _google("BeVietnamPro", "be-vietnam-pro", "800ExtraBold"), LETTERS, LATIN_FEATURES),
    Cut("Warm Arabic", 400, "vazirmatn/fonts/ttf/Vazirmatn-Regular.ttf", ARABIC, ARABIC_FEATURES),
    Cut("Warm Arabic", 700, "vazirmatn/fonts/ttf/Vazirmatn-Bold.ttf", ARABIC, ARABIC_FEATURES),
    Cut("Warm Hebrew", 400, _google("Heebo", "heebo", "400Regular"), HEBREW, LATIN_FEATURES),
    Cut("Warm Hebrew", 700, _google("Heebo", "heebo", "700Bold"), HEBREW, LATIN_FEATURES),
]
LICENCES = {
    "Inter": "inter-ui/LICENSE.txt",
    "BeVietnamPro": "@expo-google-fonts/be-vietnam-pro/LICENSE_FONT",
    "Vazirmatn": "vazirmatn/OFL.txt",
    "Heebo": "@expo-google-fonts/heebo/LICENSE_FONT",
}


def _subset(font: TTFont, cut: Cut) -> None:
    options = Options()
    options.layout_features = cut.features
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables += ["DSIG", "STAT", "meta", "MVAR"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=cut.letters)
    subsetter.subset(font)


def _rename(font: TTFont, cut: Cut) -> None:
    """A name of its own in every file, so that no font of the same name on the machine is mixed in."""
    names = font["name"]
    kept = {0, 13, 14}  # copyright and licence stay
    names.names = [record for record in names.names if record.nameID in kept and record.platformID == 3]
    family = f"{cut.family} {cut.weight}"
    for name_id, text in {1: family, 2: "Regular", 3: cut.stem, 4: family, 6: cut.stem}.items():
        names.setName(text, name_id, 3, 1, 0x409)


def _make(cut: Cut, packages: Path) -> None:
    font = TTFont(packages / cut.source, recalcTimestamp=False)
    _subset(font, cut)
    _rename(font, cut)
    font.flavor = None
    font.save(PAPER / f"{cut.stem}.ttf")
    font.flavor = "woff2"
    font.save(SCREEN / f"{cut.stem}.woff2")


def _start_afresh(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def main() -> None:
    """Replace both font folders, their licences and their lists of checksums."""
    with installed_packages() as packages:
        for folder in (PAPER, SCREEN):
            _start_afresh(folder)
            for name, source in LICENCES.items():
                shutil.copyfile(packages / source, folder / f"OFL-{name}.txt")
        for cut in CUTS:
            _make(cut, packages)
    for folder in (PAPER, SCREEN):
        write_sums(folder)


if __name__ == "__main__":
    main()

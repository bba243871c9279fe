"""Copies the screens' styles and scripts again: python -m tools.fetch_frontend

GOV.UK Frontend is MIT, but its GDS Transport font, the crown and the GOV.UK logotype may be used on GOV.UK
alone. So no asset folder is copied, and the style sheet's references to the font and the crest are cut out.
"""

import re
import shutil
from pathlib import Path

from tools.checksums import write_sums
from tools.npm_packages import installed_packages

STATIC = Path(__file__).resolve().parent.parent / "clinic/static"
# folder below clinic/static -> {name there: file below node_modules}
COPIES = {
    "govuk": {
        "govuk-frontend.min.js": "govuk-frontend/dist/govuk/govuk-frontend.min.js",
        "govuk-frontend.min.css": "govuk-frontend/dist/govuk/govuk-frontend.min.css",
    },
    "htmx": {"htmx.min.js": "htmx.org/dist/htmx.min.js", "LICENSE": "htmx.org/LICENSE"},
}
OUR_FONTS = '"Warm Text","Warm Arabic","Warm Hebrew",system-ui'
FONT_RULE = re.compile(r"@font-face\{[^}]*GDS Transport[^}]*\}")
PICTURE = re.compile(r"url\(/assets/[^)]*\)")
SOURCE_MAP = re.compile(r"\n?(/\*|//)# sourceMappingURL=[^\n]*\n?")
# The package states its licence in README and package.json, and ships no file of it.
GOVUK_LICENCE = Path(__file__).parent / "assets" / "LICENSE-govuk-frontend.txt"


def without_reserved_parts(css: str) -> str:
    """The style sheet without GDS Transport (our text font stands in its place) and without the crest."""
    css = FONT_RULE.sub("", css).replace("GDS Transport,arial", OUR_FONTS)
    return PICTURE.sub("none", css)


def _copy(source: Path, target: Path) -> None:
    text = SOURCE_MAP.sub("\n", source.read_text(encoding="utf-8"))
    if target.suffix == ".css":
        text = without_reserved_parts(text)
    target.write_text(text, encoding="utf-8")


def main() -> None:
    """Replace clinic/static/govuk and clinic/static/htmx, and their lists of checksums."""
    with installed_packages() as packages:
        for folder, files in COPIES.items():
            shutil.rmtree(STATIC / folder, ignore_errors=True)
            (STATIC / folder).mkdir(parents=True)
            for name, source in files.items():
                _copy(packages / source, STATIC / folder / name)
    shutil.copyfile(GOVUK_LICENCE, STATIC / "govuk" / "LICENSE")
    for folder in COPIES:
        write_sums(STATIC / folder)


if __name__ == "__main__":
    main()

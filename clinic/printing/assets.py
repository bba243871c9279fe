"""The packaged files that a page may use: style sheets, fonts, signs. Nothing else is ever opened."""

from functools import cache
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "pdf_templates"
ASSETS = TEMPLATES / "_assets"
# A name that can never exist on a network (RFC 2606); http, so that style sheets can say `fonts/x.ttf`.
BASE = "https://packaged.invalid/"
MIME_TYPES = {".css": "text/css", ".ttf": "font/ttf", ".svg": "image/svg+xml"}


@cache
def packaged_files() -> dict[str, Path]:
    """Every asset by the only address under which a page can ask for it, such as BASE + "plan.css"."""
    found = (path for path in sorted(ASSETS.rglob("*")) if path.suffix in MIME_TYPES)
    return {f"{BASE}{path.relative_to(ASSETS).as_posix()}": path for path in found}


def font_files() -> dict[str, list[Path]]:
    """The font files of each family, as fonts.css names them ("Warm Text": 400, 600, 700)."""
    families: dict[str, list[Path]] = {}
    for path in sorted((ASSETS / "fonts").glob("*.ttf")):
        families.setdefault(path.stem.split("-")[0], []).append(path)
    return families

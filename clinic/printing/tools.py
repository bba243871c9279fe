"""What papers are printed with. Another template, font, catalogue, engine or press is another paper."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from clinic.plans.paper_languages import CATALOGUES
from clinic.printing.assets import TEMPLATES, packaged_files

ENGINE = "weasyprint"
HERE = Path(__file__).parent


@cache
def tools_hash() -> str:
    """The hash of everything that shapes a page, beside its words. Asked for once in a process."""
    whole = hashlib.sha256(version(ENGINE).encode())
    for path in _files():
        whole.update(path.read_bytes())
    return whole.hexdigest()


def _files() -> list[Path]:
    drawn = {*TEMPLATES.rglob("*.html"), *packaged_files().values()}
    words = set(CATALOGUES.rglob("*.mo"))
    return sorted(drawn | words | set(HERE.glob("*.py")))

"""The bare engine: `python -m tests.bench.bare PAGE.html OUT.pdf`. No templates, no limits, no repair."""

import sys
from pathlib import Path

from weasyprint import HTML

from clinic.printing.assets import ASSETS


def main(page: str, out: str) -> None:
    """Turn one page of HTML into a tagged PDF."""
    markup = Path(page).read_text(encoding="utf-8")
    HTML(string=markup, base_url=f"{ASSETS.as_uri()}/").write_pdf(out, pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    main(*sys.argv[1:])

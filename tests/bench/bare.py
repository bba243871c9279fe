"""The bare engine: `python -m tests.bench.bare PAGE.html OUT.pdf`. No templates, no limits, no repair.

A new process with its collector as it comes, and the same fonts. It says how many seconds of processor
time the engine worked: from the page in hand to the file, without the start of Python and its imports.
"""

import sys
from pathlib import Path
from time import process_time

from weasyprint import HTML

from clinic.printing.assets import ASSETS


def main(page: str, out: str) -> None:
    """Turn one page of HTML into a tagged PDF."""
    markup = Path(page).read_text(encoding="utf-8")
    start = process_time()
    HTML(string=markup, base_url=f"{ASSETS.as_uri()}/").write_pdf(out, pdf_variant="pdf/ua-1")
    print(process_time() - start)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""A printed plan, as somebody reads it: its pages, and the words on them from top to bottom."""

import re
import subprocess
import tempfile
from functools import cached_property


class Paper:
    """`pages`: the words of each page, a line for each line."""

    def __init__(self, pdf: bytes) -> None:
        assert pdf.startswith(b"%PDF"), pdf[:200]
        self.pdf = pdf

    @cached_property
    def pages(self) -> list[str]:
        with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
            file.write(self.pdf)
            file.flush()
            command = ["pdftotext", "-layout", "-enc", "UTF-8", file.name, "-"]
            read = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
        return read.stdout.rstrip("\f").split("\f")

    @property
    def page_1(self) -> str:
        """Page 1, with single spaces."""
        return tidy(self.pages[0])

    @property
    def words(self) -> str:
        """All of it, with single spaces."""
        return tidy("\n".join(self.pages))

    @property
    def lines_of_page_1(self) -> list[str]:
        return [tidy(line) for line in self.pages[0].splitlines() if line.strip()]


def tidy(text: str) -> str:
    """Spaces made single."""
    return re.sub(r"\s+", " ", text).strip()

"""A printed plan, as somebody reads it: its pages, and the words on them from top to bottom."""

import re
import subprocess
import tempfile
from functools import cached_property

# Signs of a machine where words belong.
NEVER_ON_PAPER = re.compile(r"\b(None|null|undefined|NaN|TBD|N/A)\b|&#?\w+;|[{}]|\d{4}-\d\d-\d\d")


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
            command = ["pdftotext", "-raw", "-enc", "UTF-8", file.name, "-"]  # in the order of reading
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

    def says(self, words: str) -> None:
        """Somewhere on it, whatever the lines."""
        assert words in self.words, f"the paper doesn’t say “{words}”:\n{self.words}"

    def says_on_page_1(self, words: str) -> None:
        """On page 1, whatever the lines."""
        assert words in self.page_1, f"page 1 doesn’t say “{words}”:\n{self.page_1}"

    def between(self, heading: str, following: str) -> str:
        """The words under a heading, up to the next one."""
        self.says(heading)
        return self.words.partition(heading)[2].partition(following)[0]

    def is_sound(self, client: str) -> None:
        """What every printed copy must pass, as far as its words show."""
        found = NEVER_ON_PAPER.search(self.words)
        assert not found, f"the paper says {found}"
        for number, page in enumerate(self.pages, 1):
            assert f"Page {number} of {len(self.pages)}" in tidy(page)
            assert client in page, f"page {number} doesn't say whose it is"


def tidy(text: str) -> str:
    """Spaces made single."""
    return re.sub(r"\s+", " ", text).strip()

"""The papers of a plan on screen: all of them on one page, each one's pages as pictures, and the files.

No page renders anything. What is not on the shelf yet is asked for, and the worker process makes it.
"""

from clinic.printing.routes import blanks, choosing, drafts, files, organisation, papers
from clinic.printing.routes.blueprint import QUEUE, SHELF, blueprint, install

__all__ = [
    "QUEUE",
    "SHELF",
    "blanks",
    "blueprint",
    "choosing",
    "drafts",
    "files",
    "install",
    "organisation",
    "papers",
]

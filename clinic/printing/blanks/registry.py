"""Every paper that is made without a plan: what it is called, what it is for, what makes its plain values."""

from dataclasses import dataclass
from typing import Any, Protocol

from clinic.plans.wording import Wording
from clinic.printing.blanks.emergency_page import emergency_page
from clinic.printing.blanks.site import SHIPPED, Site
from clinic.printing.blanks.workbook import workbook_discharge, workbook_leaving


class BuildBlank(Protocol):
    """What makes the payload of a blank paper, in these words, with what a site changed."""

    def __call__(self, say: Wording, site: Site = SHIPPED) -> dict[str, Any]: ...


@dataclass(frozen=True)
class Blank:
    """One paper. `key`: its folder in pdf_templates, and its name in addresses and file names.

    `title`: how the worker knows it. `about`: in a sentence, when to reach for it. `in_languages`: whether it
    is the client's, and printed in the client's language; else it is the workers' own, in English.
    """

    key: str
    title: str
    about: str
    build: BuildBlank
    in_languages: bool = False


ALL = (
    Blank(
        "emergency_page",
        "Emergency page 1",
        "One page for the drawer: who helps me now, filled in by hand when nothing else works.",
        emergency_page,
        in_languages=True,
    ),
    Blank(
        "workbook_discharge",
        "Workbook: somebody leaves",
        "Every question of the walk on paper, in the same order, to type in afterwards.",
        workbook_discharge,
    ),
    Blank(
        "workbook_leaving",
        "Workbook: a worker leaves",
        "Every question about one client of a worker who leaves, in the order of the walk.",
        workbook_leaving,
    ),
)
BLANKS = {one.key: one for one in ALL}

"""The last page of a workbook: what is looked for by itself on a screen, and by hand on paper.

Only sentences that need no name but the client's: the rest is told when the paper is typed in.
"""

import re
from dataclasses import dataclass

from clinic.plans.gaps.catalogue import MOMENTS, Entry, entries
from clinic.printing.blanks.filling import Filling

PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Look:
    """`title`: by when it matters. `boxes`: what may still be open, the gravest first."""

    title: str
    boxes: tuple[str, ...]


def look_again(pathway_key: str, filling: Filling) -> tuple[Look, ...]:
    """What may be open in a plan of this walk, by when it matters."""
    found = [
        (one.moment, filling.fill(one.says[""])) for one in entries().values() if _fits(one, pathway_key)
    ]
    looks = (
        Look(_title(moment, pathway_key, filling), tuple(says for when, says in found if when == moment))
        for moment in MOMENTS
    )
    return tuple(look for look in looks if look.boxes)


def _title(moment: str, pathway_key: str, filling: Filling) -> str:
    leaves = "before_worker" if pathway_key == "worker_leaving" else "before"
    return filling.words(f"moment.{leaves if moment == 'before' else moment}")


def _fits(entry: Entry, pathway_key: str) -> bool:
    says = entry.says.get("", "")
    return pathway_key in entry.steps and bool(says) and set(PLACE.findall(says)) <= {"name"}

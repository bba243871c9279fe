"""The plans that are measured: distinct ones, in both paper sizes, from five pages to twelve."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import weasyprint

from clinic.printing.markup import page_markup
from clinic.printing.typesetter import Typesetter
from tests.factories.contents import CONTENTS
from tests.printing.papers import payload_of

OTHER_REGION = {"us": "uk", "uk": "us"}
TWICE = ("sam", "huda", "gary", "dee", "marisol", "joe")  # these also in the other region


@dataclass(frozen=True)
class Plan:
    """`page`: the file that holds the very HTML that our side lays out last."""

    name: str
    payload: dict[str, Any]
    page: Path


class WatchedTypesetter(Typesetter):
    """Remembers the HTML of what it was last asked to lay out."""

    last_markup = ""

    def lay_out(self, template: str, payload: dict[str, Any], *more: weasyprint.CSS) -> weasyprint.Document:
        self.last_markup = page_markup(template, payload)
        return super().lay_out(template, payload, *more)


def all_plans(folder: Path) -> list[Plan]:
    """Their HTML is written below the folder."""
    typesetter = WatchedTypesetter()
    contents = dict(CONTENTS)
    for name in TWICE:
        edition = CONTENTS[name].edition
        elsewhere = replace(edition, region=OTHER_REGION[edition.region])
        contents[f"{name}-{elsewhere.region}"] = replace(CONTENTS[name], edition=elsewhere)
    plans = []
    for name, content in contents.items():
        plan = Plan(name, payload_of(content), folder / f"{name}.html")
        typesetter.print("plan", plan.payload)
        plan.page.write_text(typesetter.last_markup, encoding="utf-8")
        plans.append(plan)
    return plans

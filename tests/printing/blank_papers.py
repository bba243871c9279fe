"""Blank papers of the tests: their plain values, and what was printed of them."""

from pathlib import Path
from typing import Any

from clinic.foundation.regions import load_region
from clinic.plans.wording import wording_for
from clinic.printing.blanks.registry import BLANKS
from clinic.printing.blanks.site import SHIPPED, Site
from tests.printing.papers import Paper, Papers

WORKBOOKS = {"workbook_discharge": "discharge", "workbook_leaving": "worker_leaving"}


def blank_payload(
    key: str, region: str = "us", language: str = "en", site: Site = SHIPPED, paper: str = ""
) -> dict[str, Any]:
    """The plain values of a blank. `paper`: letter or a4, in place of the region's own."""
    payload = BLANKS[key].build(wording_for(load_region(region), language), site)
    return {**payload, "paper": paper} if paper else payload


def blank_paper(papers: Papers, key: str, **how: Any) -> Paper:
    """A printed blank. It is nobody's: `copy` holds no plan."""
    payload = blank_payload(key, **how)
    return Paper(None, payload, papers.printed(key, payload))  # type: ignore[arg-type]


def questions_of(payload: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Every question of a workbook by its key, in order."""
    return {
        one["key"]: one for group in payload["groups"] for page in group["pages"] for one in page["questions"]
    }


def site_with(folder: Path, checklist: str) -> Site:
    """A site whose checklist.toml says this."""
    (folder / "checklist.toml").write_text(checklist, "utf-8")
    return Site(folder)

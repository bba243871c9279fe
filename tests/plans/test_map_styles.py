"""Paper and screen dress the map in the same classes."""

import re
from pathlib import Path

from clinic.plans.drawings import map_drawing

ROOT = Path(map_drawing.__file__).parents[3]


def _classes(path: str) -> set[str]:
    return set(re.findall(r"\.(map-[\w-]+)", (ROOT / path).read_text("utf-8")))


def test_map_classes_are_dressed_on_paper_and_on_screen() -> None:
    listed = set(re.findall(r"\bmap-[\w-]+", map_drawing.__doc__ or ""))
    assert len(listed) > 15
    assert listed <= _classes("pdf_templates/_assets/map.css") | {"map-none"}
    assert listed <= _classes("clinic/static/css/map.css")

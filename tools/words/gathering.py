"""Every fixed message of paper: from Python, from templates, and from the lists that workers choose from."""

import ast
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract

from clinic.foundation.regions import PACKS, load_region, region_keys
from clinic.plans.paper_languages import CHOSEN, DOMAIN

ROOT = Path(__file__).resolve().parent.parent.parent
# Calls that take a message, each with the number of its texts (two where it has a plural).
CALLS = {"say": 1, "label": 1, "message": 1, "not_yet": 1, "gettext": 1, "count": 2, "ngettext": 2}
PYTHON = (
    "clinic/foundation/hours.py", "clinic/foundation/times.py",
    "clinic/plans/**/*.py", "clinic/printing/**/*.py",
)  # fmt: skip
TEMPLATES = "pdf_templates/**/*.html"
# What workers read is in English: the handover, and the workbooks that they fill in.
FOR_WORKERS = (
    "*/handover*", "*/workbook*", "clinic/plans/gaps/*", "clinic/plans/compose/*",
    "clinic/printing/blanks/filling.py", "clinic/printing/blanks/questions.py",
    "clinic/printing/blanks/room*.py", "clinic/printing/blanks/site.py",
)  # fmt: skip

# Lists whose words reach paper: file, then the way down to them ("*" for every entry).
LISTS = (
    ("clinic/caseload/data/people.toml", "doings.*.paper"),
    ("clinic/caseload/data/people.toml", "responsibilities.*.paper"),
    ("clinic/caseload/data/choices.toml", "interpreter.*.label"),
    ("clinic/checklist/data/presets.toml", "*.*.*.*"),
    ("clinic/checklist/data/paper_words.toml", "going_to.*"),
    ("clinic/checklist/data/paper_words.toml", "now_by.*"),
    ("clinic/checklist/data/paper_words.toml", "asked.chosen"),
    ("clinic/checklist/data/statuses.toml", "way_out_on_paper.*"),
)
# Answers of the walk that paper repeats as they were chosen: the labels of these items' options.
OPTIONS_OF = ("hardest_time", "options_explained", "took_part", "routine_kept")


def gathered() -> Catalog:
    """All messages, with the files they stand in."""
    found = Catalog(domain=DOMAIN, project="Warm Handoff", fuzzy=False)
    for path in _sources((*PYTHON, TEMPLATES)):
        messages = _python_messages if path.suffix == ".py" else _template_messages
        for message in messages(path):
            found.add(message, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    for file, words in (*_list_words(), *_region_words()):
        found.add(words, context=CHOSEN, locations=[(file, 0)])
    return found


def _sources(patterns: tuple[str, ...]) -> Iterator[Path]:
    paths = sorted({path for pattern in patterns for path in ROOT.glob(pattern)})
    return (path for path in paths if not any(fnmatch(str(path), f"*{one}") for one in FOR_WORKERS))


def _python_messages(path: Path) -> Iterator[str | tuple[str, ...]]:
    """Babel's own reader joins the two texts of a condition, as in label("A" if paid else "B")."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and (texts := CALLS.get(_called(node), 0)):
            given = [tuple(_texts(argument)) for argument in node.args[:texts]]
            yield from given[0] if texts == 1 and given else (pair for pair in zip(*given, strict=False))


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _texts(argument: ast.expr) -> Iterator[str]:
    if isinstance(argument, ast.IfExp):
        yield from (text for part in (argument.body, argument.orelse) for text in _texts(part))
    elif isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value


def _template_messages(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        found = extract("jinja2.ext:babel_extract", file, options={"trimmed": "true", "silent": "false"})
        yield from (message for _, message, _, _ in found)


def _list_words() -> Iterator[tuple[str, str]]:
    for file, way in LISTS:
        yield from ((file, words) for words in _down(_read(ROOT / file), way.split(".")))
    for path in sorted((ROOT / "clinic/checklist/data/items").glob("*.toml")):
        for item in _read(path).get("item", []):
            if item["key"] in OPTIONS_OF:
                name = path.relative_to(ROOT).as_posix()
                yield from ((name, option["label"]) for option in item.get("options", []))


def _region_words() -> Iterator[tuple[str, str]]:
    """What the packs say of their lines, joined as plans join it, and who looks at a decision again."""
    for key in region_keys():
        region, file = load_region(key), (PACKS / f"{key}.toml").relative_to(ROOT).as_posix()
        for line in region.crisis_lines:
            yield from ((file, words) for words in (f"{line.ways} {line.hours}", line.note) if words)
        yield file, region.carers_line.when
        for reviewer in region.reviewers:
            yield from ((file, words) for words in (reviewer.label, reviewer.detail))


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def _down(value: Any, way: list[str]) -> Iterator[str]:
    if not way:
        yield str(value)
        return
    entries = value.values() if isinstance(value, dict) else value
    for one in entries if way[0] == "*" else [value[way[0]]]:
        yield from _down(one, way[1:])

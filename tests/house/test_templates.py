"""Templates mirror rooms; every one is used, and every one that is named is there."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = [ROOT / "templates", ROOT / "pdf_templates"]
TAG = re.compile(r"{%-?\s*(?:extends|include|import|from)\s+(.+?)-?%}", re.DOTALL)
QUOTED = re.compile(r"""["']([^"']+\.html)["']""")
NOT_WORDS = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}|<[^>]*>", re.DOTALL)
STRAIGHT = re.compile(r"\w+'[a-z]+")
PACKAGED = "govuk_frontend_jinja/"  # templates of an installed package


def _templates() -> dict[str, Path]:
    """Name, as Jinja knows it -> file."""
    files = [(folder, path) for folder in FOLDERS for path in folder.rglob("*.html")]
    return {path.relative_to(folder).as_posix(): path for folder, path in files}


def _nodes_of_code() -> list[ast.AST]:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "clinic").rglob("*.py")]
    return [node for source in sources for node in ast.walk(ast.parse(source))]


def _is_html(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith(".html")


def _named_in_code() -> set[str]:
    """Whole names; the parts of names put together at run time are not among them."""
    nodes = _nodes_of_code()
    parts = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    named = {node.value for node in nodes if _is_html(node) and id(node) not in parts}
    return {name for name in named if name[0] not in "*."}  # patterns and endings name no file


def _built_in_code() -> list[re.Pattern[str]]:
    """Names put together at run time, such as f"_errors/{code}.html", as patterns."""
    built = [
        n for n in _nodes_of_code() if isinstance(n, ast.JoinedStr) and n.values and _is_html(n.values[-1])
    ]
    return [re.compile("".join(map(_pattern, node.values))) for node in built]


def _pattern(part: ast.expr) -> str:
    return re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"


def _named_in_templates() -> set[str]:
    tags = [tag for path in _templates().values() for tag in TAG.findall(path.read_text(encoding="utf-8"))]
    return {name for tag in tags for name in QUOTED.findall(tag)}


def test_templates_named_are_there() -> None:
    named = {name for name in _named_in_code() | _named_in_templates() if not name.startswith(PACKAGED)}
    assert named - _templates().keys() == set()


def test_templates_built_at_run_time_are_there() -> None:
    assert [p.pattern for p in _built_in_code() if not any(map(p.fullmatch, _templates()))] == []


def test_templates_are_all_used() -> None:
    named = _named_in_code() | _named_in_templates()
    built = _built_in_code()
    unused = {
        name for name in _templates() if name not in named and not any(p.fullmatch(name) for p in built)
    }
    assert unused == set()


def test_templates_mirror_rooms() -> None:
    rooms = {path.name for path in (ROOT / "clinic").iterdir() if path.is_dir()}
    folders = {path.name for path in (ROOT / "templates").iterdir() if not path.name.startswith("_")}
    assert folders <= rooms


def test_templates_of_screens_have_round_apostrophes() -> None:
    straight = [
        f"{path.name}: {found}"
        for path in FOLDERS[0].rglob("*.html")
        for found in STRAIGHT.findall(NOT_WORDS.sub("", path.read_text(encoding="utf-8")))
    ]
    assert not straight

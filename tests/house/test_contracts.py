"""The import contracts hold, none is forgotten, and each fails when it is broken on purpose."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
CONTRACTS = {contract["id"]: contract for contract in SETTINGS["contracts"]}
PROTECTED = {key: contract for key, contract in CONTRACTS.items() if contract["type"] == "protected"}
# Contract, the module that breaks it (made when there is none), what it imports, and how.
NOW, LATE, TYPES = "import {0}", "def late():\n    import {0}", "if typing.TYPE_CHECKING:\n    import {0}"


def _other_room(key: str) -> str:
    """A room above all tables; the tables of printing are seen from below too."""
    return "plans" if key == "printing-models" else "printing"


BREAKS = [
    ("layers", "clinic.foundation.clock", "clinic.schema", NOW),
    ("layers", "clinic.foundation.text", "clinic.schema", LATE),
    ("layers", "clinic.foundation.errors", "clinic.schema", TYPES),
    ("views-keep-out-of-the-database", "clinic.audit.routes", "sqlalchemy", NOW),
    ("views-keep-out-of-the-database", "clinic.audit.forms", "clinic.caseload.models_people", NOW),
    ("views-keep-out-of-the-database", "clinic.checklist.kind_forms.intruder", "clinic.caseload.models", NOW),
    ("business-knows-no-web", "clinic.audit.queries", "flask", NOW),
    ("business-knows-no-web", "clinic.audit.actions", "clinic.web.work", NOW),
    ("business-knows-no-web", "clinic.caseload.models", "markupsafe", NOW),
    ("business-knows-no-web", "clinic.checklist.kinds.intruder", "wtforms", TYPES),
    ("after-the-waist-no-database", "clinic.plans.copies", "sqlalchemy", NOW),
    ("after-the-waist-no-database", "clinic.plans.content", "clinic.caseload.models", NOW),
    ("after-the-waist-no-database", "clinic.printing.render", "flask", LATE),
    ("weasyprint-in-the-child-only", "clinic.plans.copies", "weasyprint", NOW),
    ("weasyprint-in-the-child-only", "clinic.printing.render", "weasyprint", LATE),
    *[
        (key, f"clinic.{_other_room(key)}.intruder_{key[:3]}", module, NOW)
        for key, contract in PROTECTED.items()
        for module in contract["protected_modules"]
    ],
]


def _lint(folder: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    chosen = [word for contract in contracts for word in ("--contract", contract)]
    command = [Path(sys.executable).parent / "lint-imports", *chosen]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def _break(folder: Path, module: str, imported: str, way: str) -> None:
    file = folder.joinpath(*module.split(".")).with_suffix(".py")
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    file.write_text(f"{before}\n{way.format(imported)}\n", encoding="utf-8")


@pytest.fixture(scope="module")
def broken_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tree in which every contract is broken."""
    folder = tmp_path_factory.mktemp("tree")
    shutil.copy(ROOT / "pyproject.toml", folder)
    needless = shutil.ignore_patterns("static", "__pycache__")
    shutil.copytree(ROOT / "clinic", folder / "clinic", ignore=needless)
    for _, module, imported, way in BREAKS:
        _break(folder, module, imported, way)
    (folder / "clinic" / "a_room_without_a_place.py").touch()
    return folder


def test_contracts_hold() -> None:
    result = _lint(ROOT)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("key", CONTRACTS)
def test_contracts_fail_when_broken(broken_tree: Path, key: str) -> None:
    result = _lint(broken_tree, key)
    assert result.returncode == 1
    assert "Contracts: 0 kept, 1 broken." in result.stdout
    named = [(module, imported) for contract, module, imported, _ in BREAKS if contract == key]
    assert [pair for pair in named if f"{pair[0]} -> {pair[1]}" not in result.stdout] == []


def test_contracts_know_every_room(broken_tree: Path) -> None:
    assert "- clinic.a_room_without_a_place" in _lint(broken_tree, "layers").stdout


def test_contracts_are_each_broken_once() -> None:
    assert {contract for contract, _, _, _ in BREAKS} == set(CONTRACTS)


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def test_contracts_protect_every_rooms_tables() -> None:
    packages = [path.parent for path in ROOT.glob("clinic/*/models/__init__.py")]
    files = [*ROOT.glob("clinic/*/models*.py"), *packages]
    protected = [module for contract in PROTECTED.values() for module in contract["protected_modules"]]
    assert sorted(protected) == sorted(_module(path) for path in files)
    assert len(PROTECTED) == len({module.split(".")[1] for module in protected})


def test_contracts_let_no_other_room_see_tables() -> None:
    for key, contract in PROTECTED.items():
        room = contract["protected_modules"][0].rsplit(".", 1)[0]
        assert set(contract["allowed_importers"]) == {room, "clinic.schema"}, key


def test_contracts_put_in_parentheses_only_what_is_not_built() -> None:
    names = [name.strip() for layer in CONTRACTS["layers"]["layers"] for name in layer.split("|")]
    for name in names:
        room = ROOT / "clinic" / name.strip("()")
        is_built = room.is_dir() or room.with_suffix(".py").is_file()
        assert name.startswith("(") != is_built, name

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
INTRUDER = "clinic/intruder.py"

# Contract -> lines that break it, each with the file it is added to (made when there is none).
BREAKS = [
    ("layers", "clinic/foundation/clock.py", "import clinic.schema"),
    ("layers", "clinic/foundation/clock.py", "def late():\n    import clinic.schema"),
    ("layers", "clinic/foundation/clock.py", "if typing.TYPE_CHECKING:\n    import clinic.schema"),
    ("layers", INTRUDER, "a_module_without_a_place = True"),
    ("views-keep-out-of-the-database", "clinic/caseload/routes.py", "from sqlalchemy import select"),
    ("views-keep-out-of-the-database", "clinic/caseload/forms.py", "from clinic.caseload import models"),
    (
        "views-keep-out-of-the-database",
        "clinic/checklist/step_forms/__init__.py",
        "import clinic.caseload.models",
    ),
    ("business-knows-no-web", "clinic/caseload/queries.py", "from flask import g"),
    ("business-knows-no-web", "clinic/caseload/actions.py", "from clinic.web import work"),
    ("business-knows-no-web", "clinic/caseload/models.py", "import markupsafe"),
    ("business-knows-no-web", "clinic/checklist/steps/__init__.py", "import wtforms"),
    ("after-the-waist-no-database", "clinic/plans/copies.py", "import sqlalchemy"),
    ("after-the-waist-no-database", "clinic/plans/content.py", "import clinic.caseload.models"),
    ("after-the-waist-no-database", "clinic/printing/render.py", "import flask"),
    ("weasyprint-in-the-child-only", "clinic/plans/copies.py", "import weasyprint"),
    ("weasyprint-in-the-child-only", "clinic/printing/render.py", "def late():\n    import weasyprint"),
    *[
        (key, INTRUDER, f"import {module}")
        for key, contract in PROTECTED.items()
        for module in contract["protected_modules"]
    ],
]


def _lint(folder: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    chosen = [word for contract in contracts for word in ("--contract", contract)]
    command = [Path(sys.executable).parent / "lint-imports", *chosen]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def copied_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tree")
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copytree(
        ROOT / "clinic", folder / "clinic", ignore=shutil.ignore_patterns("static", "__pycache__")
    )
    return folder


def test_contracts_hold() -> None:
    result = _lint(ROOT)
    assert result.returncode == 0, result.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("contract", "path", "line"), BREAKS, ids=lambda value: value.split("\n")[-1].strip()
)
def test_contracts_fail_when_broken(copied_tree: Path, contract: str, path: str, line: str) -> None:
    file = copied_tree / path
    before = file.read_text(encoding="utf-8") if file.exists() else None
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"{before or ''}\n{line}\n", encoding="utf-8")
    try:
        result = _lint(copied_tree, contract)
    finally:
        file.unlink() if before is None else file.write_text(before, encoding="utf-8")
    assert result.returncode == 1
    assert "Contracts: 0 kept, 1 broken." in result.stdout


def test_contracts_are_each_broken_once() -> None:
    assert {contract for contract, _, _ in BREAKS} == set(CONTRACTS)


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

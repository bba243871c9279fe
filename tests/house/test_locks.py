"""The locks are whole: every name, every hash, and no place of download."""

import json
import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PAIRS = ["requirements", "requirements-dev"]
NPM_LOCKS = ["package-lock.json", "tools/assets/package-lock.json"]


def _asked_for(name: str) -> list[Requirement]:
    lines = (ROOT / f"{name}.in").read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith(("#", "-"))]


def _locked(name: str) -> dict[str, str]:
    """Package -> version."""
    text = (ROOT / f"{name}.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^([A-Za-z0-9._-]+)(?:\[.*?\])?==(\S+)", text, re.MULTILINE)
    return {canonicalize_name(package): version for package, version in pins}


@pytest.mark.parametrize("name", PAIRS)
def test_lock_has_every_name_asked_for(name: str) -> None:
    locked = _locked(name)
    for wanted in _asked_for(name):
        version = locked.get(canonicalize_name(wanted.name))
        assert version, f"{wanted.name} is in {name}.in and not in {name}.txt: run ./dev lock"
        assert wanted.specifier.contains(version, prereleases=True)


@pytest.mark.parametrize("name", PAIRS)
def test_lock_has_a_hash_for_every_package_and_no_address(name: str) -> None:
    text = (ROOT / f"{name}.txt").read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(blocks) >= len(_asked_for(name))
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert not re.search(r"://|--index|--find-links|--extra", text)


def test_lock_for_tests_has_the_versions_of_the_product() -> None:
    assert _locked("requirements").items() <= _locked("requirements-dev").items()


@pytest.mark.parametrize("path", NPM_LOCKS)
def test_npm_lock_has_a_hash_for_every_package_and_no_address(path: str) -> None:
    packages = json.loads((ROOT / path).read_text(encoding="utf-8"))["packages"]
    installed = {name: entry for name, entry in packages.items() if name}
    assert installed
    assert [name for name, entry in installed.items() if not entry.get("integrity")] == []
    assert [name for name, entry in installed.items() if "resolved" in entry] == []


@pytest.mark.parametrize("path", ["package.json", "tools/assets/package.json"])
def test_npm_names_exact_versions(path: str) -> None:
    versions = json.loads((ROOT / path).read_text(encoding="utf-8"))["devDependencies"]
    assert versions
    assert [name for name, version in versions.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []

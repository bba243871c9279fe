"""The bill of materials: python -m tools.sbom [FILE] (CycloneDX 1.6, JSON).

Everything that a site runs: the packages of requirements.txt with the hashes that an installation checks, and
what is copied into this tree (fonts, styles, scripts, a list of words) with the hashes of the copies. It is
made from the lock and the tree alone, so the same tree gives the same bill.
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from tools.checksums import sum_of, written_sums

ROOT = Path(__file__).resolve().parent.parent
SPDX = re.compile(r"[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*")
# What older packages say of their licence, in classifiers or in words, by its SPDX name.
BY_CLASSIFIER = {
    "MIT License": "MIT",
    "BSD License": "BSD-3-Clause",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "ISC License (ISCL)": "ISC",
    "Python Software Foundation License": "PSF-2.0",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only",
    "GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.1-or-later",
    "Mozilla Public License 1.1 (MPL 1.1)": "MPL-1.1",
    "GNU Library or Lesser General Public License (LGPL)": "LGPL-2.1-or-later",
}

# These bring the text of a licence and no name for it.
BY_TEXT = {"huey": "MIT", "pysqlite3": "Zlib"}


@dataclass(frozen=True)
class Copied:
    """A work of others that lies in this tree. `package`: its npm name in the lock of tools/assets."""

    name: str
    package: str
    licence: str
    files: tuple[tuple[str, str], ...]  # (folder, start of the files' names)


FONTS = ("pdf_templates/_assets/fonts", "clinic/static/fonts")


def _font(ours: str, name: str, package: str) -> Copied:
    start = ours.replace(" ", "")
    return Copied(f"{name} (as {ours})", package, "OFL-1.1", tuple((folder, start) for folder in FONTS))


COPIED = (
    _font("Warm Text", "Inter", "inter-ui"),
    _font("Warm Head", "Be Vietnam Pro", "@expo-google-fonts/be-vietnam-pro"),
    _font("Warm Arabic", "Vazirmatn", "vazirmatn"),
    _font("Warm Hebrew", "Heebo", "@expo-google-fonts/heebo"),
    Copied("GOV.UK Frontend", "govuk-frontend", "MIT", (("clinic/static/govuk", "govuk-frontend"),)),
    Copied("htmx", "htmx.org", "0BSD", (("clinic/static/htmx", "htmx"),)),
)
WORDS = "clinic/accounts/common_passwords.txt"


def bill(root: Path = ROOT) -> dict[str, Any]:
    """The whole bill."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    parts = [*_installed(root), *_copied(root), _words(root)]
    ours = {"type": "application", "bom-ref": "warm-handoff", "name": project["name"]}
    ours |= {"version": project["version"], "licenses": [{"license": {"id": project["license"]}}]}
    content = json.dumps(parts, sort_keys=True)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, content)}",
        "version": 1,
        "metadata": {"component": ours},
        "components": parts,
        "dependencies": [{"ref": "warm-handoff", "dependsOn": [part["bom-ref"] for part in parts]}],
    }


def pins(lock: str) -> Iterator[tuple[str, str, list[str]]]:
    """(name, version, hashes) of every package of a lock."""
    for block in re.split(r"^(?=[A-Za-z0-9])", lock, flags=re.MULTILINE)[1:]:
        found = re.match(r"([A-Za-z0-9._-]+)(?:\[.*?\])?==([^\s;]+)", block)
        assert found, block
        yield found[1], found[2], re.findall(r"--hash=sha256:([0-9a-f]{64})", block)


def _installed(root: Path) -> Iterator[dict[str, Any]]:
    for name, version, hashes in pins((root / "requirements.txt").read_text("utf-8")):
        purl = f"pkg:pypi/{name.lower()}@{version}"
        files = {"type": "distribution", "url": f"https://pypi.org/project/{name}/{version}/#files"}
        part: dict[str, Any] = {"type": "library", "bom-ref": purl, "name": name, "version": version}
        part |= {"purl": purl, "externalReferences": [{**files, "hashes": [_hash(one) for one in hashes]}]}
        yield part | _licence(licence_of(name))


def _copied(root: Path) -> Iterator[dict[str, Any]]:
    lock = json.loads((root / "tools/assets/package-lock.json").read_text("utf-8"))["packages"]
    for one in COPIED:
        version = lock[f"node_modules/{one.package}"]["version"]
        purl = f"pkg:npm/{one.package.replace('@', '%40')}@{version}"
        part: dict[str, Any] = {"type": "library", "bom-ref": purl, "name": one.name, "version": version}
        yield part | {"purl": purl, "components": list(_files(root, one))} | _licence(one.licence)


def _files(root: Path, one: Copied) -> Iterator[dict[str, Any]]:
    for folder, start in one.files:
        for name, digest in sorted(written_sums(root / folder).items()):
            if name.startswith(start):
                path = f"{folder}/{name}"
                yield {"type": "file", "bom-ref": path, "name": path, "hashes": [_hash(digest)]}


def _words(root: Path) -> dict[str, Any]:
    digest = sum_of(root / WORDS)
    part = {"type": "file", "bom-ref": WORDS, "name": WORDS, "hashes": [_hash(digest)]}
    return {**part, "description": "zxcvbn's list of common passwords, cut"} | _licence("MIT")


def licence_of(package: str) -> str:
    """What a package says of its licence, by its SPDX name or in its own words; "" if it is not here."""
    try:
        told = metadata(package)
    except PackageNotFoundError:  # for another system
        return ""
    if told.get("License-Expression"):
        return str(told["License-Expression"])
    classifiers = [one.rsplit(" :: ", 1)[1] for one in told.get_all("Classifier", []) if "License ::" in one]
    named = [BY_CLASSIFIER[one] for one in classifiers if one in BY_CLASSIFIER]
    words = str(told.get("License") or "").strip().split("\n")[0][:80]
    return " OR ".join(sorted(set(named))) or words or BY_TEXT.get(package, "")


def _licence(words: str) -> dict[str, Any]:
    if not words:
        return {}
    if SPDX.fullmatch(words):
        kind = {"expression": words} if " " in words else {"license": {"id": words}}
    else:
        kind = {"license": {"name": words}}
    return {"licenses": [kind]}


def _hash(digest: str) -> dict[str, str]:
    return {"alg": "SHA-256", "content": digest}


def main(target: Path) -> None:
    """Write the bill."""
    made = bill()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(made, indent=1) + "\n", "utf-8")
    print(f"{target}: {len(made['components'])} parts")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "var" / "warm-handoff.cdx.json")

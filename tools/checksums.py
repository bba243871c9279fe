"""A SHA256SUMS file beside copied files, in the form that `sha256sum --check` reads."""

import hashlib
from pathlib import Path

NAME = "SHA256SUMS"


def sums_of(folder: Path) -> dict[str, str]:
    """Path below the folder -> SHA-256 in hex, of every file but the list itself."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != NAME)
    return {path.relative_to(folder).as_posix(): sum_of(path) for path in files}


def written_sums(folder: Path) -> dict[str, str]:
    """What the folder's own list says."""
    lines = (folder / NAME).read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}


def write_sums(folder: Path) -> None:
    """Write the list anew from the files that are there."""
    lines = [f"{digest}  {name}\n" for name, digest in sums_of(folder).items()]
    (folder / NAME).write_text("".join(lines), encoding="utf-8")


def sum_of(path: Path) -> str:
    """SHA-256 in hex of one file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()

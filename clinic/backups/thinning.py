"""Old backups are let go, so that no folder fills up: the newest stay, and the last of each older version."""

from contextlib import suppress
from pathlib import Path

from clinic.backups.blocks import head_of_file
from clinic.backups.errors import BadBackup
from clinic.backups.making import SUFFIX

NEWEST = 14


def thin(folder: Path) -> int:
    """Remove backups but the newest 14 and the newest of each version of the tables; how many went.

    A file that can't be read stays: somebody should look at it.
    """
    newest_first = sorted(folder.glob(f"handoff-*{SUFFIX}"), reverse=True)
    kept_versions: set[str] = set()
    removed = 0
    for number, path in enumerate(newest_first):
        with suppress(BadBackup):
            revision = head_of_file(path).revision
            if number >= NEWEST and revision in kept_versions:
                path.unlink()
                removed += 1
            kept_versions.add(revision)
    return removed

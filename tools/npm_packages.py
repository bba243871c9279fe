"""Fetches the locked npm packages that fonts, styles and scripts are copied from."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

LOCK_FOLDER = Path(__file__).parent / "assets"
INSTALL = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]


@contextmanager
def installed_packages() -> Iterator[Path]:
    """Install tools/assets/package-lock.json into a folder that is gone afterwards; yield its node_modules.

    npm checks each package against the hash in the lock and stops (CalledProcessError) if one differs.
    """
    with TemporaryDirectory(prefix="warm-handoff-assets-") as folder:
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(LOCK_FOLDER / name, folder)
        subprocess.run(INSTALL, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        yield Path(folder) / "node_modules"

"""For information: the same plans printed by other programs, where they are installed."""

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from clinic.printing.assets import ASSETS
from clinic.printing.render import Press
from tests.bench.figures import Figure, figure
from tests.bench.plans import Plan
from tests.bench.speed import children, ours, seconds

FEW = 5
MOST_SECONDS = 120
Command = Callable[[Path, Path], list[str]]


def chromium(page: Path, folder: Path) -> list[str]:
    """A new browser prints the page; it is untagged work of another kind, and not what we ship."""
    flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
    return [which("chromium") or "chromium", *flags, f"--print-to-pdf={folder}/out.pdf", page.as_uri()]


def libreoffice(page: Path, folder: Path) -> list[str]:
    """A new LibreOffice turns the page into a PDF."""
    flags = ["--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    return [which("soffice") or "soffice", *flags, "--convert-to", "pdf", "--outdir", str(folder), str(page)]


PROGRAMS: dict[str, Command] = {"chromium": chromium, "soffice": libreoffice}


def other_programs(plans: Sequence[Plan], press: Press) -> list[Figure]:
    """Ours against each that is here."""
    return [_against(name, PROGRAMS[name], plans[:FEW], press) for name in PROGRAMS if which(name)]


def _against(name: str, command: Command, plans: Sequence[Plan], press: Press) -> Figure:
    ratios = []
    with TemporaryDirectory(prefix="bench-other-") as folder:
        for plan in plans:
            page = Path(folder) / "page.html"
            linked = plan.page.read_text("utf-8").replace(
                "<head>", f'<head><base href="{ASSETS.as_uri()}/">', 1
            )
            page.write_text(linked, "utf-8")
            own = seconds(lambda plan=plan: ours(press, plan), press)
            before = children()
            subprocess.run(command(page, Path(folder)), check=True, capture_output=True, timeout=MOST_SECONDS)
            ratios.append(own / (children() - before))
    return figure(f"plan against {name}", ratios, None, "a new process each time")

"""What one printed plan costs: `python -m tests.bench`.

Our render (a new process, page 1 made to fit, tags repaired) against the bare engine in a new process on the
same finished HTML, one after the other. Processor time is counted, so that a busy machine changes little; of
another machine's figures only the ratio says something.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from clinic.foundation.regions import load_region
from clinic.plans.wording import fixed_words, wording_for
from clinic.printing.documents import client_plan
from clinic.printing.environment import paper_environment
from clinic.printing.folder.telling import Telling
from clinic.printing.render import ROOT, render_pdf
from clinic.printing.typesetter import Typesetter
from tests.factories.contents import CONTENTS, ON

RUNS = 15
PLANS = {"sam": "us", "longest": "us"}  # an ordinary plan, and the longest that we made up


class WatchedPress(Typesetter):
    """A press that remembers what it was last asked to lay out, and how often."""

    def __init__(self) -> None:
        super().__init__()
        self.layouts = 0
        self.last_markup = ""

    def lay_out(self, template: str, payload: dict[str, Any]):
        self.layouts += 1
        environment = paper_environment(fixed_words(payload["language"], payload["ring_word"]))
        self.last_markup = environment.get_template(template).render(payload)
        return super().lay_out(template, payload)


def processor_time() -> float:
    """Seconds that finished child processes have used so far."""
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def cost(work: Callable[[], object]) -> float:
    """Seconds of processor time of the child process that this starts and waits for."""
    before = processor_time()
    work()
    return processor_time() - before


def ours(payload: dict[str, Any]) -> None:
    """One render as the product makes it; stops the bench when there is no PDF."""
    result = render_pdf("plan", payload)
    if result.pdf is None:
        raise SystemExit(f"The plan could not be rendered: {result.problem}")


def bare(page: Path) -> None:
    """One render by the engine alone."""
    command = [sys.executable, "-m", "tests.bench.bare", str(page), str(page.with_suffix(".pdf"))]
    subprocess.run(command, check=True, cwd=ROOT)


def measure(name: str, folder: Path) -> str:
    """A line of figures for one made-up plan."""
    payload = client_plan(Telling(CONTENTS[name], ON, wording_for(load_region(PLANS[name]))))
    press = WatchedPress()
    _, told = press.print("plan", payload)
    page = folder / f"{name}.html"
    page.write_text(press.last_markup, encoding="utf-8")
    pairs = [(cost(lambda: ours(payload)), cost(lambda: bare(page))) for _ in range(RUNS)]
    our_cost, bare_cost = (median(costs) for costs in zip(*pairs, strict=True))
    ratio = median(one / other for one, other in pairs)
    return (
        f"{name:10} {told['pages']:3} pages {press.layouts:3} layouts   "
        f"ours {our_cost:5.2f} s   bare engine {bare_cost:5.2f} s   ratio {ratio:4.2f}"
    )


def main() -> None:
    """Print a line for each plan."""
    print(f"Seconds of processor time, medians of {RUNS}, each in a new process:")
    with TemporaryDirectory(prefix="bench-") as folder:
        for name in PLANS:
            print(measure(name, Path(folder)), flush=True)


if __name__ == "__main__":
    main()

"""What printing costs, as ratios: `python -m tests.bench [--quick]`; also in bench-results.json.

Processor time is counted, and both sides of a ratio run in turn within one run, so that its median says
something on a machine that does other things too. `--quick` leaves out what takes minutes.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from clinic.printing.render import Press
from tests.bench.figures import Figure, keep
from tests.bench.memory import growth
from tests.bench.others import other_programs
from tests.bench.plans import all_plans
from tests.bench.speed import against_bare, against_untagged, ours, stored_against_rendered


def figures(quick: bool) -> Iterator[Figure]:
    """Each as soon as it is known."""
    with TemporaryDirectory(prefix="bench-") as folder, Press() as press:
        plans = all_plans(Path(folder))
        ours(press, plans[0])  # warm, as it is when it is used
        yield from against_bare(plans, press)
        yield stored_against_rendered(plans, press)
        yield against_untagged(plans)
        yield from other_programs(plans, press)
    if not quick:
        yield growth()


def main() -> int:
    """0 when every bar holds."""
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}. Ratios: less is better.", flush=True)
    found = []
    for one in figures(quick="--quick" in sys.argv):
        found.append(one)
        print(one.line(), flush=True)
    keep(found)
    return 0 if all(one.ok for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())

"""How long one plan takes: ours against the bare engine, tagged against untagged, stored against rendered."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import page as ua
import weasyprint
from weasyprint.urls import URLFetcher

from clinic.printing.assets import BASE
from clinic.printing.checks import problems_of
from clinic.printing.render import NO_FONTS, ROOT, Press
from clinic.printing.shelf import Owner, Shelf, pdf_file
from clinic.printing.tags import finish_tags
from clinic.printing.typesetter import Typesetter, take_sheets
from tests.bench.figures import Figure, figure
from tests.bench.plans import Plan

ENVIRONMENT = {**os.environ, "FONTCONFIG_FILE": str(NO_FONTS)}
STORED_READS = 20


def seconds(work: Callable[[], object], press: Press | None = None) -> float:
    """Processor time of this, here and in the press: what a busy machine changes least."""
    before = process_time() + _used_by(press)
    work()
    return process_time() + _used_by(press) - before


def _used_by(press: Press | None) -> float:
    """Seconds of processor time that the rendering process has used so far, as Linux counts them."""
    if press is None or press.pid is None:
        return 0.0
    return int(Path(f"/proc/{press.pid}/schedstat").read_text().split()[0]) / 1e9


def children() -> float:
    """Seconds of processor time of all finished child processes."""
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def ours(press: Press, plan: Plan) -> bytes:
    """One plan as it is made for a client: templates, layout, tags, checks, and whether it is valid."""
    result = press.render("plan", plan.payload)
    if result.pdf is None or problems_of(result.pdf, plan.payload):
        raise SystemExit(f"The plan {plan.name} could not be printed: {result.problem}")
    if not ua.validate_pdf_bytes(result.pdf, profile=ua.ValidationProfile.PDF_UA_1).is_compliant:
        raise SystemExit(f"The plan {plan.name} is not valid PDF/UA-1.")
    return result.pdf


def bare(plan: Plan) -> float:
    """Seconds that the bare engine works on the same HTML, in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.bare", str(plan.page), str(plan.page.with_suffix(".pdf"))]
    done = subprocess.run(
        command, check=True, cwd=ROOT, env=ENVIRONMENT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return float(done.stdout)


def against_bare(plans: Sequence[Plan], press: Press) -> list[Figure]:
    """The two sides take turns, so that whatever else runs here disturbs both."""
    work, whole = [], []
    for plan in plans:
        own = seconds(lambda plan=plan: ours(press, plan), press)
        before = children()
        engine = bare(plan)
        work.append(own / engine)
        whole.append(own / (children() - before))
    return [
        figure("plan against the bare engine, new process", whole, 0.88, "start and imports counted"),
        figure("plan against the bare engine, loaded", work, None, "start and imports left out"),
    ]


def against_untagged(plans: Sequence[Plan]) -> Figure:
    """Tagged, described and indexed against the same pages without tags, in one warm process."""
    typesetter = Typesetter()
    tagged = {"pdf_variant": "pdf/ua-1", "finisher": finish_tags}
    made(typesetter, plans[0], {})
    ratios = []
    for plan in plans:
        with_tags = seconds(lambda plan=plan: made(typesetter, plan, tagged))
        ratios.append(with_tags / seconds(lambda plan=plan: made(typesetter, plan, {})))
    return figure("tagged against untagged", ratios, 1.35)


def made(typesetter: Typesetter, plan: Plan, options: dict[str, Any]) -> None:
    """The plan's HTML as a file, tagged or not."""
    page = weasyprint.HTML(filename=plan.page, base_url=BASE, url_fetcher=URLFetcher())
    page.url_fetcher = typesetter.fetcher
    sheets = [typesetter.sheet(name) for name in take_sheets(page)]
    page.render(font_config=typesetter.fonts, stylesheets=sheets).write_pdf(BytesIO(), **options)


def stored_against_rendered(plans: Sequence[Plan], press: Press) -> Figure:
    """A finished copy read from its shelf and unsealed, against making it."""
    ratios = []
    with TemporaryDirectory(prefix="bench-shelf-") as folder:
        shelf, owner = Shelf(Path(folder)), Owner("bench", os.urandom(32))
        for plan in plans:
            made: list[bytes] = []
            rendering = seconds(lambda plan=plan, made=made: made.append(ours(press, plan)), press)
            shelf.write(owner, pdf_file(plan.name), made[0])
            reads = seconds(
                lambda plan=plan: [shelf.read(owner, pdf_file(plan.name)) for _ in range(STORED_READS)]
            )
            ratios.append(reads / STORED_READS / rendering)
    return figure("a stored copy against rendering it", ratios, 0.01)

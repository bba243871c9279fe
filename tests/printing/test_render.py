"""The rendering process: its limits, what it may open, and how it says that it failed."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from weasyprint import HTML
from weasyprint.urls import FatalURLFetchingError

from clinic.plans.content import PlanContent
from clinic.printing import render
from clinic.printing.assets import BASE, packaged_files
from clinic.printing.limits import Limits
from clinic.printing.render import NO_MEMORY, TOO_LARGE, TOO_SLOW, RenderResult, render_pdf
from clinic.printing.typesetter import PackagedFetcher
from tests.factories.contents import CONTENTS
from tests.printing.papers import Papers, payload_of


def _render(**limits: float) -> RenderResult:
    return render_pdf("plan", payload_of(CONTENTS["bare"]), limits=Limits(**limits))


def test_render_pdf_gives_a_pdf_and_its_pages() -> None:
    result = render_pdf("plan", payload_of(CONTENTS["bare"]))
    assert result.problem is None
    assert result.pdf is not None
    assert result.pdf.startswith(b"%PDF-1.7")
    assert result.pages == 5
    assert result.page_1_fits


@pytest.mark.parametrize(
    ("limits", "problem"),
    [
        ({"wall": 0.3}, TOO_SLOW),
        ({"cpu": 1}, TOO_SLOW),
        ({"memory": 120 * 1024 * 1024}, NO_MEMORY),
        ({"output": 1000}, TOO_LARGE),
    ],
)
def test_render_pdf_says_plainly_which_limit_was_reached(limits: dict[str, float], problem: str) -> None:
    result = render_pdf("plan", payload_of(CONTENTS["marisol"]), limits=Limits(**limits))
    assert (result.pdf, result.problem) == (None, problem)


def test_render_pdf_says_so_when_the_process_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    suicide = "import os, signal, sys; sys.stdin.readline(); os.kill(os.getpid(), signal.SIGKILL)"
    monkeypatch.setattr(render, "CHILD", [sys.executable, "-c", suicide])
    assert _render().problem == "Making the pages was stopped from outside (signal 9). Try once more."


def test_render_pdf_says_so_when_the_process_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        render, "CHILD", [sys.executable, "-c", "import sys; sys.stdin.readline(); sys.exit(1)"]
    )
    assert _render().problem == "The pages could not be made. Nothing was lost. (it did not start)"


def test_render_pdf_reports_the_kind_of_error_and_no_words_of_the_plan() -> None:
    payload = payload_of(CONTENTS["sam"])
    del payload["foot"]
    problem = render_pdf("plan", payload).problem
    assert problem == "The pages could not be made. Nothing was lost. (UndefinedError)"


def test_render_pdf_leaves_no_file_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    assert _render().pdf
    assert list(tmp_path.iterdir()) == []


def test_render_pdf_child_knows_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MASTER_KEY", "a-secret")
    tell = (
        "import sys, os, json; sys.stdin.readline()\n"
        "print(json.dumps({'kind': ' '.join(sorted(os.environ))})); sys.exit(12)"
    )
    monkeypatch.setattr(render, "CHILD", [sys.executable, "-c", tell])
    problem = _render().problem or ""
    assert "FONTCONFIG_FILE HOME" in problem
    assert "MASTER_KEY" not in problem


@pytest.mark.slow
def test_render_pdf_typed_markup_stays_text(papers: Papers) -> None:
    paper = papers.of(_nasty())
    assert "<b>bold</b> & <script>alert(1)</script>" in paper.text
    assert "{{ 7 * 7 }}" in paper.text
    assert "49" not in paper.texts[0]


def _nasty() -> PlanContent:
    sam = CONTENTS["sam"]
    nasty = replace(
        sam.helpers[0], name="<b>bold</b> & <script>alert(1)</script>", called="", own_words="{{ 7 * 7 }}"
    )
    return replace(sam, helpers=(nasty, *sam.helpers[1:]))


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "http://localhost/",
        "https://example.org/x.css",
        "data:text/css,p{}",
        "ftp://example.org/",
        f"{BASE}../../config.py",
        f"{BASE}plan.css?x",
        "plan.css",
    ],
)
def test_packaged_fetcher_refuses_everything_that_is_not_packaged(url: str) -> None:
    with pytest.raises(FatalURLFetchingError):
        PackagedFetcher().fetch(url)


def test_packaged_fetcher_opens_what_is_packaged() -> None:
    assert b"@page" in PackagedFetcher().fetch(f"{BASE}paper.css").read()
    assert f"{BASE}fonts/WarmText-400.ttf" in packaged_files()


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="file:///etc/passwd" alt="">',
        '<img src="http://127.0.0.1:9/x.png" alt="">',
        '<link rel=stylesheet href="https://example.org/x.css">',
        "<style>@import url(file:///etc/passwd)</style>",
        "<style>p { background: url(https://example.org/x.png) } </style><p>x",
    ],
)
def test_press_stops_at_markup_that_asks_for_a_file(markup: str) -> None:
    """Run apart, as the press is: an error in there must end the printing, not be passed over."""
    code = (
        "import sys, weasyprint; from clinic.printing.typesetter import PackagedFetcher\n"
        "from clinic.printing.assets import BASE\n"
        "weasyprint.HTML(string=sys.stdin.read(), base_url=BASE, url_fetcher=PackagedFetcher()).write_pdf()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=markup,
        text=True,
        capture_output=True,
        cwd=render.ROOT,
        check=False,
    )
    assert done.returncode != 0
    assert "FatalURLFetchingError" in done.stderr


def test_press_draws_no_file_into_a_drawing() -> None:
    """Here the engine passes over the refusal: the file stays shut all the same."""
    markup = '<svg width="9" height="9"><image href="file:///etc/passwd" width="9" height="9"/></svg>'
    pdf = HTML(string=markup, url_fetcher=PackagedFetcher()).write_pdf()
    assert b"/Image" not in pdf

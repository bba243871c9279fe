"""The list of blank papers and their files: for anybody who is signed in, about nobody."""

from pathlib import Path

import pytest

from clinic.foundation.regions import load_region
from clinic.plans.wording import wording_for
from clinic.printing.blanks import kept
from clinic.printing.blanks.kept import BlankNotMade, KeptBlanks
from clinic.printing.blanks.registry import BLANKS
from clinic.printing.blanks.site import Site
from clinic.printing.render import RenderResult
from clinic.web.work import HandoffApp
from tests.checklist.walks import Case, a_discharge
from tests.page_client import PageClient

SAY = wording_for(load_region("us"))


class CountingPress:
    """In place of the press: what it printed, and what it says when it can't."""

    def __init__(self, problem: str = "") -> None:
        self.printed: list[str] = []
        self.problem = problem

    def __call__(self, document: str, payload: dict) -> RenderResult:
        self.printed.append(document)
        return RenderResult(None, self.problem) if self.problem else RenderResult(b"%PDF blank", pages=1)


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> CountingPress:
    counting = CountingPress()
    monkeypatch.setattr(kept, "render_pdf", counting)
    monkeypatch.setattr(kept, "problems_of", lambda pdf, payload: [])
    return counting


@pytest.fixture
def case(session) -> Case:
    case = a_discharge(session)
    session.commit()
    return case


@pytest.fixture
def pages(app: HandoffApp, case: Case) -> PageClient:
    pages = PageClient(app)
    pages.sign_in(case.ann)
    return pages


def test_blanks_page_lists_every_paper(pages: PageClient) -> None:
    page = pages.get("/papers")
    assert page.h1 == "Blank papers"
    for blank in BLANKS.values():
        assert blank.title in page.html
        assert f"/papers/{blank.key}.en.pdf" in page.html
    assert "/papers/emergency_page.ar.pdf" in page.html
    assert "/papers/workbook_discharge.ar.pdf" not in page.html
    assert "Not yet reviewed by a translator" in page.html


def test_blanks_are_only_for_people_who_signed_in(app: HandoffApp) -> None:
    stranger = app.test_client()
    assert stranger.get("/papers").status_code in (302, 303, 401)
    assert stranger.get("/papers/emergency_page.en.pdf").status_code in (302, 303, 401)


def test_blank_is_a_file_with_a_plain_name(pages: PageClient, press: CountingPress) -> None:
    answer = pages.client.get("/papers/emergency_page.en.pdf")
    assert answer.data == b"%PDF blank"
    assert answer.mimetype == "application/pdf"
    assert 'filename="emergency-page-en.pdf"' in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("name", ["nothing.en", "emergency_page.xx", "workbook_leaving.es"])
def test_blank_that_is_not_there(pages: PageClient, press: CountingPress, name: str) -> None:
    assert pages.client.get(f"/papers/{name}.pdf").status_code == 404
    assert press.printed == []


def test_blank_that_was_not_made_says_why(pages: PageClient, press: CountingPress) -> None:
    press.problem = "Making the pages took too long."
    answer = pages.client.get("/papers/emergency_page.en.pdf")
    assert answer.status_code == 503
    assert "Making the pages took too long." in answer.text


def test_blank_is_printed_once(tmp_path: Path, press: CountingPress) -> None:
    blanks = KeptBlanks(tmp_path)
    assert blanks.pdf(BLANKS["emergency_page"], SAY) == blanks.pdf(BLANKS["emergency_page"], SAY)
    assert press.printed == ["emergency_page"]


def test_blank_with_other_words_takes_the_place_of_the_old_one(tmp_path: Path, press: CountingPress) -> None:
    folder, blanks = tmp_path / "site", KeptBlanks(tmp_path / "blanks")
    folder.mkdir()
    blanks.pdf(BLANKS["workbook_discharge"], SAY, Site(folder))
    (folder / "presets.toml").write_text('[[cover.ward]]\nwhat = "A cat"\n', "utf-8")
    blanks.pdf(BLANKS["workbook_discharge"], SAY, Site(folder))
    assert len(press.printed) == 2
    assert len(list((tmp_path / "blanks").glob("*.pdf"))) == 1


def test_blank_that_failed_leaves_no_file(tmp_path: Path, press: CountingPress) -> None:
    press.problem = "No."
    with pytest.raises(BlankNotMade, match="No."):
        KeptBlanks(tmp_path).pdf(BLANKS["emergency_page"], SAY)
    assert list(tmp_path.glob("*.pdf")) == []


def test_blanks_can_be_reached_from_where_a_worker_looks(pages: PageClient, case: Case) -> None:
    assert 'href="/papers"' in pages.get(f"/transitions/{case.transition_id}").html
    assert 'href="/papers"' in pages.get("/help").html

"""C3: with the disk full, the database locked, read-only or gone: a plain "not saved", the text still there.

Seen to fail: with SQLSTATE classes not looked at; with "code" taken for a secret everywhere; with pages that
could not be read titled "not saved"; with the queue's trouble raised after the commit; with asking for papers
made a condition of reading; with an error page for autosave; with no second try for a connection lost while
saving.
"""

from collections.abc import Callable

import pytest
from click.testing import CliRunner
from sqlalchemy import Connection, event, select, text

from clinic.accounts.models import User
from clinic.audit.models import AuditEvent
from clinic.checklist.models import Draft
from clinic.cli.__main__ import main
from clinic.printing.models import PaperJob
from clinic.printing.routes import QUEUE
from clinic.web.work import HandoffApp
from tests.checklist.walks import Case, a_discharge
from tests.page_client import BASE, PageClient
from tests.trust import faults
from tests.trust.conftest import House

TROUBLES: dict[str, tuple[faults.Trouble, str]] = {
    "locked": (faults.held_lock, "The database is busy"),
    "full": (faults.no_room, "The disk is full"),
    "read-only": (faults.no_changes, "The database takes no changes"),
    "gone": (faults.nobody_there, "The database can’t be reached"),
}
NOT_SAVED, NOT_SHOWN = "This was not saved yet", "We can’t show this page just now"
LONG = "He sings in the morning. " * 150  # more than what is left of a page of the file
FIELDS = ("matters_most-text", "health_and_body-text", "culture_and_faith-text")
TYPED = dict.fromkeys(FIELDS, LONG) | {"code": "K-17", "code-text": "Room 4", "password": "blue teapot"}


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clinic.foundation.database.BUSY_MS", 20)


@pytest.fixture
def case(database) -> Case:
    with database.writing() as session:
        return a_discharge(session)


@pytest.fixture
def ann(app: HandoffApp, case: Case, database) -> PageClient:
    pages = PageClient(app)
    with database.reader() as session:
        pages.sign_in(session.get_one(User, case.ann.id))
    return pages


def _step(case: Case) -> str:
    return f"/transitions/{case.transition_id}/steps/person"


def _needs(trouble: str, app: HandoffApp) -> None:
    if trouble == "full" and not faults.is_sqlite(app.database):
        pytest.skip("a server's disk is not ours to fill: see the test of what it would say")


@pytest.mark.parametrize("trouble", TROUBLES)
def test_c3_a_page_is_not_saved_in_plain_words_with_its_text(
    ann: PageClient, case: Case, app: HandoffApp, trouble: str
) -> None:
    _needs(trouble, app)
    fields = ann.get(_step(case)).fields() | TYPED
    before = faults.rows(app.database)
    cause, words = TROUBLES[trouble]
    with cause(app):
        page = ann.post(_step(case), fields, status=503)
        assert page.h1 == NOT_SAVED
        assert words in page.words
        assert page.response.headers["Retry-After"]
    kept = page.fields()
    assert kept["matters_most-text"] == [LONG]
    assert kept["code"] == ["K-17"]
    assert "Room 4" in page.words
    assert "blue teapot" not in page.html
    assert faults.rows(app.database) == before
    again = ann.submit(page)  # the button that sends it again
    assert again.path != _step(case)
    assert faults.rows(app.database)["answer"] > before["answer"]


@pytest.mark.parametrize("trouble", TROUBLES)
def test_c3_own_client_is_read_on_while_there_is_anything_to_read_from(
    ann: PageClient, case: Case, app: HandoffApp, trouble: str
) -> None:
    _needs(trouble, app)
    cause, words = TROUBLES[trouble]
    with cause(app):
        if trouble == "gone":
            page = ann.get(f"/clients/{case.client_id}", status=503)
            assert page.h1 == NOT_SHOWN
            assert words in page.words
            assert page.link("Try this page again") == f"/clients/{case.client_id}"
            return
        assert "Sam Okafor" in ann.get(f"/clients/{case.client_id}").words
        assert "Sam" in ann.get(f"/transitions/{case.transition_id}/page-1").words
        assert "Sam" in ann.get(f"/transitions/{case.transition_id}/plans/0/papers").words


@pytest.mark.parametrize("trouble", ["locked", "gone"])
def test_c3_no_form_of_any_address_loses_what_was_typed(
    ann: PageClient, app: HandoffApp, trouble: str
) -> None:
    """Every POST that the app knows, with trouble at hand: what it answers has all that was sent."""
    if trouble == "locked" and not faults.is_sqlite(app.database):
        pytest.skip("PostgreSQL reads while another writes: a made-up address is not found, which is right")
    cause, _ = TROUBLES[trouble]
    lost = []
    with cause(app):
        for path in _addresses_of_forms(app):
            answer = ann.client.post(path, data=TYPED, base_url=BASE)
            if answer.status_code != 503 or LONG not in answer.get_data(as_text=True):
                lost.append(f"{path}: {answer.status_code}")
    assert lost == []


def _addresses_of_forms(app: HandoffApp) -> list[str]:
    """Each POST of the url_map, with made-up parts: trouble comes before they are looked at."""
    parts = {"uuid": "7b1f3e22-6f0e-4f5b-9a53-0f6f0c6e8f11", "int": "1"}
    found = []
    for rule in app.url_map.iter_rules():
        if "POST" in (rule.methods or ()):
            kinds = {name: type(rule._converters[name]).__name__ for name in rule.arguments}
            values = {
                name: parts["uuid"] if kind == "UUIDConverter" else parts["int"]
                for name, kind in kinds.items()
            }
            found.append(app.url_map.bind("localhost").build(rule.endpoint, values, method="POST"))
    assert len(found) > 50
    return sorted(found)


@pytest.mark.parametrize("trouble", ["locked", "full", "read-only", "gone"])
def test_c3_autosave_says_in_a_line_that_the_draft_was_not_saved(
    ann: PageClient, case: Case, app: HandoffApp, trouble: str
) -> None:
    _needs(trouble, app)
    fields = ann.get(_step(case)).fields() | {"matters_most-text": LONG * 8}
    cause, words = TROUBLES[trouble]
    with cause(app):
        answer = ann.client.post(
            f"{_step(case)}/draft", data=fields, headers={"Accept": "application/json"}, base_url=BASE
        )
    assert (answer.status_code, answer.mimetype) == (503, "application/json")
    assert answer.json["words"].startswith(words)
    assert list(answer.json) == ["words"]
    with app.database.reader() as session:
        assert session.scalars(select(Draft)).all() == []


def test_c3_nobody_is_shown_what_can_not_be_noted_and_is_told_why(
    pages_of: Callable[[str], PageClient], house: House, app: HandoffApp
) -> None:
    sue = pages_of("sue")
    with faults.no_changes(app):
        page = sue.get(f"/clients/{house.sam}", status=503)
    assert page.h1 == NOT_SHOWN
    assert "you see only your list and your own clients" in page.words
    assert "Okafor" not in page.html


def test_c3_plan_is_made_though_the_queue_is_in_trouble(
    ann: PageClient, case: Case, app: HandoffApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rows wait for the worker, who looks for them with every beat."""

    def full(job_ids: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(app.extensions[QUEUE], "put", full)
    check = ann.get(f"/transitions/{case.transition_id}/check")
    made = ann.submit(check, action=f"/transitions/{case.transition_id}/plan")
    assert made.path.endswith("/plans/1")
    with app.database.reader() as session:
        assert {job.status for job in session.scalars(select(PaperJob))} == {"waiting"}


@pytest.mark.parametrize("trouble", ["locked", "read-only", "gone"])
def test_c3_command_line_says_in_words_what_is_wrong(
    case: Case, app: HandoffApp, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    """Seen to fail with the error of the database let through: a traceback."""
    before = faults.rows(app.database)
    monkeypatch.setattr("clinic.cli.accounts.opened", lambda: (app.extensions["settings"], app.database))
    cause, words = TROUBLES[trouble]
    with cause(app):
        done = CliRunner().invoke(main, ["add-team", "--team", "North"])
    assert done.exit_code == 1
    assert done.output.startswith(f"Error: {words}")
    assert faults.rows(app.database) == before


# --- PostgreSQL's own ways ----------------------------------------------------------------------------

STATES = {
    "53100": "The disk is full",
    "55P03": "The database is busy",
    "57014": "The database is busy",
    "57P01": "The database can’t be reached",
    "58030": "The disk could not be written",
    "XX001": "The database is damaged",
    "40001": "The database is busy",
}


def _server_only(app: HandoffApp) -> None:
    if faults.is_sqlite(app.database):
        pytest.skip("PostgreSQL's codes")


@pytest.mark.parametrize("state", STATES)
def test_c3_codes_of_a_server_that_speaks_another_language(
    ann: PageClient, case: Case, app: HandoffApp, state: str
) -> None:
    _server_only(app)
    fields = ann.get(_step(case)).fields() | TYPED
    before = faults.rows(app.database)
    with faults.raising(app, "answer", state):
        page = ann.post(_step(case), fields, status=503)
    assert STATES[state] in page.words
    assert page.fields()["matters_most-text"] == [LONG]
    assert faults.rows(app.database) == before


@pytest.mark.parametrize("times", [1, 9])
def test_c3_connection_lost_in_the_moment_of_saving(
    ann: PageClient, case: Case, app: HandoffApp, times: int
) -> None:
    """Once: run again, and saved once. Always: nobody can tell, and the page says so."""
    _server_only(app)
    engine, cut = app.database.engine, []

    def cut_off(connection: Connection) -> None:
        if len(cut) < times and not connection.get_execution_options().get("handoff_read_only"):
            cut.append(connection.exec_driver_sql("SELECT pg_backend_pid()").scalar())
            with engine.connect() as other:
                other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": cut[-1]})

    fields = ann.get(_step(case)).fields() | TYPED
    before = faults.rows(app.database)
    event.listen(engine, "commit", cut_off)
    page = ann.post(_step(case), fields, status=303 if times == 1 else 503)
    event.remove(engine, "commit", cut_off)
    assert cut
    if times > 1:
        assert page.h1 == "We can’t tell yet whether this was saved"
        assert page.fields()["matters_most-text"] == [LONG]
        ann.submit(page)
    after = faults.rows(app.database)
    assert after["form_once"] == before["form_once"] + 1
    with app.database.reader() as session:
        saved = session.scalars(select(AuditEvent).where(AuditEvent.event == "step.saved")).all()
    assert len(saved) == 1

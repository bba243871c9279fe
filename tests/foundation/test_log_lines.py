"""Lines of the log: what is on the list is told, and nothing else, whoever logs.

Seen to fail: with the message of a library's record told; with the text of an exception told; with a field
kept that is not on the list.
"""

import io
import json
import logging
import sys
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from clinic.foundation import log_lines, logs
from clinic.foundation.limits import LIMITS
from clinic.foundation.log_lines import FIELDS, JsonLines, fields_of, note

MARK = "Rosa0kaf0r"


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    """What begin_logging sets for a whole process is put back."""
    root = logging.getLogger()
    before = (list(root.handlers), root.level, logging.getLogger("clinic").level, logging.raiseExceptions)
    hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    yield
    logging.captureWarnings(False)
    root.handlers, root.level, logging.getLogger("clinic").level, logging.raiseExceptions = before
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks


def told(caplog: pytest.LogCaptureFixture) -> list[dict]:
    return [fields_of(record) for record in caplog.records]


def test_log_line_tells_the_fields_of_the_list(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "clinic")
    note("request.answered", route="/clients/<uuid:client_id>/about", method="POST", status=303, ms=12)
    (line,) = told(caplog)
    assert (line["event"], line["level"], line["process"]) == ("request.answered", "info", "test")
    assert datetime.fromisoformat(line["time"]).tzinfo
    assert (line["route"], line["method"]) == ("/clients/<uuid:client_id>/about", "POST")
    assert (line["status"], line["ms"]) == (303, 12)


def test_log_line_drops_fields_that_are_not_on_the_list(caplog: pytest.LogCaptureFixture) -> None:
    note(
        "request.answered",
        level=logging.ERROR,
        name=MARK,
        words=MARK,
        path=f"/clients/{MARK}",
        client_id=MARK,
    )
    (line,) = told(caplog)
    assert set(line) == {"time", "level", "process", "pid", "event"}


@pytest.mark.parametrize("field", FIELDS)
def test_log_line_drops_values_that_a_field_can_not_have(
    field: str, caplog: pytest.LogCaptureFixture
) -> None:
    for value in (f"{MARK} Okafor", f"{MARK}\n", "\u202e", "x" * 500, None, {"a": MARK}):
        note("a.test", level=logging.ERROR, **{field: value})
    assert [line for line in told(caplog) if field in line and line[field] is not None] == []


def test_log_line_of_a_library_tells_its_place_alone(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("gunicorn.error").error("Error handling request %s", f"/clients/{MARK}")
    logging.getLogger("clinic.somewhere").error(f"could not save {MARK}")
    logging.getLogger("clinic").error(f"could not save {MARK}")
    logging.getLogger(MARK + "/x").propagate = True
    assert MARK not in json.dumps(told(caplog))
    assert {line["event"] for line in told(caplog)} == {"library"}
    assert told(caplog)[0]["from"] == "gunicorn.error"


def test_log_line_of_an_error_tells_kinds_and_places_of_ours(caplog: pytest.LogCaptureFixture) -> None:
    try:
        try:
            json.loads("{" + MARK)
        except ValueError as error:
            raise RuntimeError(MARK) from error
    except RuntimeError as error:
        note("request.fault", level=logging.ERROR, error=error)
    try:
        log_lines.FIELDS[MARK]
    except KeyError as error:
        note("request.fault", level=logging.ERROR, error=error)
    first, second = told(caplog)
    assert first["error"] == ["builtins.RuntimeError", "json.decoder.JSONDecodeError"]
    assert second["error"] == ["builtins.KeyError"]
    assert MARK not in json.dumps([first, second])


def test_log_line_names_frames_of_ours() -> None:
    frames = list(log_lines._frames(_trace_of_ours()))
    assert frames
    assert all(frame.startswith("clinic/foundation/limits.py:") for frame in frames)


def _trace_of_ours():
    try:
        from_limits()
    except KeyError as error:
        return error.__traceback__
    raise AssertionError


def from_limits() -> None:
    from_table = log_lines.TREE  # the tree is found from where the code stands
    assert (from_table / "config.py").exists()
    LIMITS.length("no such limit")


def test_logs_go_to_standard_error_and_to_a_file_of_the_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = io.StringIO()
    monkeypatch.setattr(sys, "stderr", screen)
    logs.begin_logging("web", loud=True, folder=tmp_path / "logs")
    note("request.answered", status=200)
    logging.getLogger("sqlalchemy").error(MARK)
    (file,) = (tmp_path / "logs").iterdir()
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert [line["event"] for line in lines] == ["request.answered", "library"]
    assert file.name == f"{lines[0]['time'][:10]}.log"
    assert file.stat().st_mode & 0o777 == 0o600
    assert screen.getvalue().splitlines() == file.read_text("utf-8").splitlines()


def test_logs_at_a_desk_show_trouble_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()
    monkeypatch.setattr(sys, "stderr", screen)
    logs.begin_logging("web", loud=False)
    note("request.answered", status=200)
    note("request.fault", level=logging.ERROR)
    assert [json.loads(line)["event"] for line in screen.getvalue().splitlines()] == ["request.fault"]


def test_logs_tell_how_a_process_ended_without_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()
    monkeypatch.setattr(sys, "stderr", screen)
    logs.begin_logging("web", loud=True)
    try:
        raise ValueError(MARK)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    thread = threading.Thread(target=lambda: int(MARK))
    thread.start()
    thread.join()
    events = [json.loads(line)["event"] for line in screen.getvalue().splitlines()]
    assert events == ["process.fault", "thread.fault"]
    assert MARK not in screen.getvalue()


def test_logs_on_a_full_disk_stop_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    (tmp_path / "logs").write_text("a file where the folder should be")
    logs.begin_logging("web", loud=True, folder=tmp_path / "logs")
    note("request.answered", status=200)
    assert JsonLines("web").role == "web"

"""Where logs go: standard error, and a file a day where settings say so. `log_lines` says what is told."""

import logging
import os
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from clinic.foundation.log_lines import OURS, JsonLines, note

FOLDER = "logs"  # below the private folder; housekeeping takes old days away


class DayFiles(logging.Handler):
    """Appends each line to `folder`/2026-03-10.log (UTC). Several processes write to the same file."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def emit(self, record: logging.LogRecord) -> None:
        """One write for one line; a full disk loses the line and nothing else."""
        line = self.format(record).encode("utf-8") + b"\n"
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
            handle = os.open(self.file(record), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        except OSError:
            return
        try:
            os.write(handle, line)
        except OSError:
            pass
        finally:
            os.close(handle)

    def file(self, record: logging.LogRecord) -> Path:
        """The file of the record's day."""
        return self.folder / f"{datetime.fromtimestamp(record.created, UTC):%Y-%m-%d}.log"


def begin_logging(role: str, *, loud: bool, folder: Path | None = None) -> None:
    """Everything that this process logs goes through `JsonLines` from now on, libraries and faults included.

    `loud`: every event goes to standard error, else only warnings and worse. `folder`: every event, by day.
    """
    logging.raiseExceptions = False  # Python's report on a handler that fails quotes what was logged
    logging.captureWarnings(True)
    root = logging.getLogger()
    root.handlers = [_set(logging.StreamHandler(sys.stderr), role, logging.INFO if loud else logging.WARNING)]
    if folder is not None:
        root.handlers.append(_set(DayFiles(folder), role, logging.INFO))
    root.setLevel(logging.WARNING)
    logging.getLogger(OURS).setLevel(logging.INFO)
    sys.excepthook = _ended
    threading.excepthook = _ended_thread
    sys.unraisablehook = _unraisable


def _set(handler: logging.Handler, role: str, level: int) -> logging.Handler:
    handler.setFormatter(JsonLines(role))
    handler.setLevel(level)
    return handler


def _ended(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        note("process.fault", level=logging.ERROR, error=error.with_traceback(trace))


def _ended_thread(told: threading.ExceptHookArgs) -> None:
    if told.exc_value is not None:
        note("thread.fault", level=logging.ERROR, error=told.exc_value)


def _unraisable(told: Any) -> None:
    note("object.fault", level=logging.ERROR, error=told.exc_value)

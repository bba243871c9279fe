"""What may stand in a log: one JSON object a line, of the fields listed here and no others.

Typed words, names, addresses with ids, query strings and the messages of exceptions never do: a message may
quote what it choked on. What a library says is told by its place in the code alone.
"""

import json
import logging
import os
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Any

OURS = "clinic"
TREE = Path(__file__).resolve().parent.parent.parent
OUR_FOLDERS = ("clinic", "templates", "pdf_templates", "migrations")
MOST_FRAMES = 20

WORD = re.compile(r"[a-z][a-z0-9_.]{0,79}")
HEX = re.compile(r"[0-9a-f]{1,32}")
# The shape of every field that may be told, beside time, level, process and event. Another value is dropped.
FIELDS: Mapping[str, re.Pattern[str]] = {
    "route": re.compile(r"/[A-Za-z0-9_/<>:.\-]{0,200}"),  # as it is written in the code: <uuid:client_id>
    "endpoint": WORD,
    "method": re.compile(r"GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE"),
    "status": re.compile(r"[1-5][0-9]{2}"),
    "ms": re.compile(r"[0-9]{1,9}"),
    "request": HEX,
    "fault": HEX,
    "document": WORD,
    "failing": re.compile(r"[a-z_]{1,20}(,[a-z_]{1,20}){0,9}"),
    "count": re.compile(r"[0-9]{1,12}"),
    "of": WORD,
}
NUMBERS = ("status", "ms", "count")


def note(
    event: str, *, level: int = logging.INFO, error: BaseException | None = None, **fields: object
) -> None:
    """Log an event of ours, such as "request.answered". Fields that are not in FIELDS are dropped.

    `error`: told by its kind and by where in our code it happened.
    """
    trace = (type(error), error, error.__traceback__) if error is not None else None
    logging.getLogger(OURS).log(level, event, exc_info=trace, extra={"fields": fields})


class JsonLines(logging.Formatter):
    """A record as one line of JSON. `role`: which process this is ("web", "worker")."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self.role = role

    def format(self, record: logging.LogRecord) -> str:
        """One line. Nothing of a record that `note` did not make is told but its place."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {"time": at, "level": record.levelname.lower(), "process": self.role}
        line |= {"pid": os.getpid()} | _told(record)
        if record.exc_info and record.exc_info[1] is not None:
            line |= _error(record.exc_info[1])
        return json.dumps(line)


def _told(record: logging.LogRecord) -> dict[str, object]:
    fields = getattr(record, "fields", None)
    if record.name != OURS or not isinstance(fields, dict) or not WORD.fullmatch(str(record.msg)):
        return {"event": "library", "from": record.name, "at": f"{record.module}:{record.lineno}"}
    return {"event": record.msg} | dict(_allowed(fields))


def _allowed(fields: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for name, shape in FIELDS.items():
        text = str(fields.get(name, ""))
        if shape.fullmatch(text):
            yield name, int(text) if name in NUMBERS else text


def _error(error: BaseException) -> dict[str, object]:
    """The kinds of an exception and of what led to it, and the places in our code, innermost last."""
    chain = list(_chain(error))
    frames = [frame for one in chain for frame in _frames(one.__traceback__)]
    return {"error": [_kind(one) for one in chain], "frames": frames[-MOST_FRAMES:]}


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """An exception, then what it came from."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _kind(error: BaseException) -> str:
    kind = type(error)
    return f"{kind.__module__}.{kind.__qualname__}"


def _frames(trace: TracebackType | None) -> Iterator[str]:
    for frame, number in walk_tb(trace):
        place = _place(frame.f_code.co_filename)
        if place:
            yield f"{place}:{number} {frame.f_code.co_name}"


def _place(file_name: str) -> str:
    """A file of ours by its path inside the tree, "" for any other."""
    path = Path(file_name)
    inside = path.relative_to(TREE) if path.is_relative_to(TREE) else Path()
    return inside.as_posix() if inside.parts and inside.parts[0] in OUR_FOLDERS else ""


def fields_of(record: logging.LogRecord) -> dict[str, Any]:
    """What a line tells, as values (for those who read logs: tests, a monitor)."""
    told: dict[str, Any] = json.loads(JsonLines("test").format(record))
    return told

"""What the drills measured: one row for each result, from any worker process, as a file and as a table.

    def test_something(drill_result):
        drill_result("Kill rounds: saves lost", lost, "0", ok=lost == 0)
        drill_result("Pages beside a print", f"{ratio:.2f}", "2.00 at most", ok=ratio <= 2, runs=ratios)
        assert lost == 0

A drill that fails before it has a result gets a row that says so.
"""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import quantiles
from typing import Any

import pytest

PROPERTY = "drill_result"  # reports carry it home from xdist's workers
ROWS = pytest.StashKey[list[dict[str, Any]]]()
Row = dict[str, Any]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--drill-results", type=Path, help="Add the results of drills to this file of JSON.")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[ROWS] = []
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(_Collector(config), "drill-results")


@pytest.fixture
def drill_result(request: pytest.FixtureRequest) -> Callable[..., None]:
    """(name, value, bar, ok, runs=()) -> a row of the drill's table. The test still asserts."""

    def note(name: str, value: object, bar: str, ok: bool, runs: Iterable[float] = ()) -> None:
        request.node.user_properties.append((PROPERTY, row_of(name, value, bar, ok, runs)))

    return note


def row_of(name: str, value: object, bar: str, ok: bool, runs: Iterable[float] = ()) -> Row:
    """One result; `runs`: what each run of a ratio gave, told as its quartiles."""
    row: Row = {"name": name, "value": value, "bar": bar, "ok": bool(ok)}
    measured = list(runs)
    if len(measured) > 1:
        cuts = quantiles(measured, n=4, method="inclusive")
        row |= {"quartiles": [round(one, 4) for one in cuts], "runs": len(measured)}
    return row


def rows_in(file: Path) -> list[Row]:
    """The results of a file; none when there is no file."""
    rows: list[Row] = json.loads(file.read_text("utf-8")) if file.exists() else []
    return rows


def table_of(rows: Iterable[Row]) -> str:
    """The results as lines to read."""
    lines = [("", "What was tried", "Seen", "Bar")]
    lines += [("ok " if row["ok"] else "NOT", row["name"], _seen(row), row["bar"]) for row in rows]
    widths = [max(len(line[column]) for line in lines) for column in range(4)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _seen(row: Row) -> str:
    if "quartiles" not in row:
        return str(row["value"])
    first, middle, third = row["quartiles"]
    return f"{row['value']} (quartiles {first:g}, {middle:g}, {third:g} of {row['runs']} runs)"


class _Collector:
    """In the process that sees every report: gathers the rows, and writes or shows them at the end."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.file: Path | None = config.getoption("--drill-results")
        self.failed: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        rows = self.config.stash[ROWS]
        if report.failed:
            self.failed.add(report.nodeid)
        if report.when != "teardown":
            return
        found = [dict(row) for name, row in report.user_properties if name == PROPERTY]
        rows += found
        is_drill = "tests/drill/" in report.nodeid or "patient" in report.keywords
        if is_drill and report.nodeid in self.failed and all(row["ok"] for row in found):
            rows.append(row_of(report.nodeid, "failed", "passes", ok=False))

    def pytest_sessionfinish(self) -> None:
        rows = self.config.stash[ROWS]
        if self.file is None or not rows:
            return
        again = {row["name"] for row in rows}
        kept = [row for row in rows_in(self.file) if row["name"] not in again]
        self.file.write_text(json.dumps([*kept, *rows], indent=2, ensure_ascii=False) + "\n", "utf-8")

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.file is None and self.config.stash[ROWS]:
            terminalreporter.section("What the drills found")
            terminalreporter.write_line(table_of(self.config.stash[ROWS]))

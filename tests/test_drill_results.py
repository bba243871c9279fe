"""The drill's table: what a row holds, and that a drill without a result is no success."""

import json
from pathlib import Path

import pytest

from tests.drill.results import row_of, rows_in, table_of

pytest_plugins = ["pytester"]
ROOT = Path(__file__).resolve().parents[1]
DRILL = """
import pytest

def test_met(drill_result):
    drill_result("Saves lost", 0, "0", ok=True)

@pytest.mark.patient
def test_falls_over_first(drill_result):
    raise ValueError
"""


def test_row_of_a_ratio_tells_quartiles_and_runs() -> None:
    row = row_of("Pages", "2.00", "2.5 at most", True, [1.0, 2.0, 3.0, 4.0, 5.0])
    assert (row["quartiles"], row["runs"]) == ([2.0, 3.0, 4.0], 5)
    assert "quartiles" not in row_of("Saves lost", 0, "0", True)


def test_table_marks_what_missed_its_bar() -> None:
    lines = table_of([row_of("Saves lost", 0, "0", True), row_of("Saves torn", 2, "0", False)]).splitlines()
    assert [line[:3] for line in lines[1:]] == ["ok ", "NOT"]


@pytest.mark.patient
def test_results_of_every_worker_are_added_to_what_was_there(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    pytester.makeini("[pytest]\nmarkers =\n    patient: in the drill")
    pytester.makepyfile(DRILL)
    file = pytester.path / "results.json"
    file.write_text(json.dumps([row_of("Saves lost", 9, "0", False), row_of("Leaks", 0, "0", True)]))
    asked = ("-p", "tests.drill.results", "--drill-results", str(file), "-n", "1")
    pytester.runpytest_subprocess(*asked)
    found = {row["name"].rpartition("::")[2]: row["ok"] for row in rows_in(Path(file))}
    assert found == {"Leaks": True, "Saves lost": True, "test_falls_over_first": False}

"""The week: what is in it, and who is there when."""

from dataclasses import replace
from datetime import date, time

from clinic.foundation.regions import load_region
from clinic.plans.content import Appointment, PlanContent, WeekAnchor
from clinic.plans.drawings.week import WeekGrid, week_grid
from clinic.plans.phrases import plain
from clinic.plans.wording import wording_for
from tests.factories.contents import CONTENTS

MONDAY, EVENING, NIGHT = 0, 2, 3


def _grid(content: PlanContent) -> WeekGrid:
    return week_grid(content, wording_for(load_region(content.edition.region)))


def _words(grid: WeekGrid, day: int, part: int) -> list[str]:
    return [plain(one.words).replace("\u00a0", " ") for one in grid.rows[day].cells[part].entries]


def test_week_grid_has_seven_days_and_four_parts() -> None:
    grid = _grid(CONTENTS["sam"])
    assert [row.day for row in grid.rows][::6] == ["Monday", "Sunday"]
    assert grid.parts == ("Morning", "Afternoon", "Evening", "Night")
    assert all(len(row.cells) == 4 for row in grid.rows)


def test_week_grid_shows_anchors_with_sign_and_state() -> None:
    grid = _grid(CONTENTS["sam"])
    assert _words(grid, MONDAY, 0) == ["Laundry with Mrs. Halloran, 9 am"]
    moved = grid.rows[1].cells[1].entries[0]
    assert (moved.sign, moved.state, moved.state_words) == ("square", "moved", "moved")
    assert grid.rows[4].cells[EVENING].entries[0].sign == "heart"


def test_week_grid_shows_an_appointment_of_the_first_week_once() -> None:
    entry = _grid(CONTENTS["sam"]).rows[1].cells[0].entries[0]
    assert plain(entry.words).startswith("First visit with Dr. Anil Menon")
    assert entry.state_words.replace("\u00a0", " ") == "March 17 only"


def test_week_grid_leaves_out_appointments_of_other_weeks() -> None:
    later = Appointment("Visit", "Dr. Wu", "", date(2026, 4, 28), time(9))
    grid = _grid(replace(CONTENTS["sam"], appointments=(later,)))
    assert not any(
        "Dr. Wu" in plain(e.words) for row in grid.rows for cell in row.cells for e in cell.entries
    )


def test_week_grid_puts_what_is_lost_apart() -> None:
    grid = _grid(CONTENTS["marisol"])
    assert [plain(one) for one in grid.lost] == ["Tuesday: Carol visits"]
    assert "Carol visits" not in " ".join(_words(grid, 1, 1))


def test_week_grid_tells_who_can_be_reached() -> None:
    grid = _grid(CONTENTS["sam"])
    assert grid.rows[MONDAY].cells[EVENING].reachable[0] == "Rosa"
    assert grid.rows[MONDAY].cells[NIGHT].reachable == ()
    said = [plain(one) for one in grid.reach[0]]
    assert "Rosa" in said
    assert "Tolu (Monday to Friday)" in said


def test_week_grid_leaver_is_not_there() -> None:
    everyone = {
        name for row in _grid(CONTENTS["marisol"]).rows for cell in row.cells for name in cell.reachable
    }
    assert "Joy" in everyone
    assert "Carol" not in everyone


def test_week_grid_is_empty_without_anchors() -> None:
    assert _grid(CONTENTS["bare"]).is_empty
    assert not _grid(replace(CONTENTS["bare"], week=(WeekAnchor(3, "night", None, "Radio"),))).is_empty

"""A1: every route of the app, asked by everybody, against the written matrix in route_matrix.csv.

in: the page, a form's problems, or the act. hidden: 404, as if it were not there. refused: 403. door: sign in
first. `own` works with Sam, `other` works in another team, `supervisor` supervises Sam's team.

Seen to fail: with every client in everybody's sight; and with three new routes that had no row yet.
"""

from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from clinic.web.work import HandoffApp
from tests.trust.everyone import ROLES, Ask, World, asks, make_world, written

MATRIX = Path(__file__).with_name("route_matrix.csv")
ANSWERS = {"in", "hidden", "refused", "door"}
CLINICAL = ("caseload.", "checklist.", "plans.", "today.", "why.")


@pytest.fixture
def world(session: Session, app: HandoffApp, request: pytest.FixtureRequest) -> World:
    if request.config.getoption("--database") != "sqlite":
        pytest.skip("who may ask for what is decided before any database is asked; one of them is enough")
    return make_world(session, app)


def test_matrix_has_a_row_for_every_route_and_none_beside(app: HandoffApp) -> None:
    rows = Counter(name for name, _ in written(MATRIX))
    assert Counter(ask.name for ask in asks(app)) == rows


def test_matrix_says_nothing_but_its_four_words() -> None:
    assert {word for _, row in written(MATRIX) for word in row.values()} <= ANSWERS


def test_matrix_keeps_client_pages_from_administrators_and_strangers() -> None:
    for (endpoint, _method), row in written(MATRIX):
        if endpoint.startswith(CLINICAL):
            assert row["administrator"] in ("refused", "hidden"), endpoint
            assert row["auditor"] in ("refused", "hidden"), endpoint
            assert row["nobody"] == row["disabled"] == "door", endpoint


@pytest.mark.slow
def test_everybody_is_answered_as_it_is_written(world: World) -> None:
    rows = dict(written(MATRIX))
    wrong = [
        told for ask in asks(world.app) if ask.name in rows for told in _wrong(world, ask, rows[ask.name])
    ]
    assert wrong == []


def _wrong(world: World, ask: Ask, row: dict[str, str]) -> list[str]:
    found = {role: world.ask(ask, role) for role in ROLES}
    return [
        f"{' '.join(ask.name)}: {role} is {found[role]}, not {row[role]}"
        for role in ROLES
        if found[role] != row[role]
    ]

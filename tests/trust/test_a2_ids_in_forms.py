"""A2: ids of another team's client in any field of any form: refused, and not one byte of theirs changes.

The forms are found by looking at the pages of the worker's own client, every step of the walk among them; ids
stand in hidden fields of rows, in what can be chosen, and in the names of fields. ./dev drill puts each id of
theirs into every field; here they take turns.

Seen to fail: with what is not offered let through by the choice fields.
"""

import pytest

from clinic.web.work import HandoffApp
from tests.trust.crawl.others_ids import Theirs, put_theirs, send, told_of, tries
from tests.trust.crawl.people import Street

pytestmark = [pytest.mark.slow, pytest.mark.any_database]
FEWEST = 12  # ids in forms: with fewer, the crawl looks past them


@pytest.fixture
def theirs(street: Street, app: HandoffApp) -> Theirs:
    with app.database.writing() as session:
        found = put_theirs(session, street)
    street.world.keep()
    return found


def test_a2_no_form_takes_an_id_of_another_teams_client(street: Street, theirs: Theirs) -> None:
    before = told_of(street, theirs)
    answers = [
        (send(street, one), f"{one.form.endpoint} {one.what}", one.is_undeclared)
        for one in tries(street, theirs, each=False)
    ]
    assert [words for status, words, is_undeclared in answers if not _is_right(status, is_undeclared)] == []
    assert told_of(street, theirs) == before
    assert len(answers) >= FEWEST


def _is_right(status: int, is_undeclared: bool) -> bool:
    return status < 500 if is_undeclared else 400 <= status < 500

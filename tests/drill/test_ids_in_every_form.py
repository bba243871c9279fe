"""A2 with nothing left out: each id of another team's client in every field that holds one."""

from collections.abc import Callable

from clinic.web.work import HandoffApp
from tests.trust.crawl.others_ids import put_theirs, send, told_of, tries
from tests.trust.crawl.people import Street


def test_no_form_takes_any_id_of_another_teams_client(
    street: Street, app: HandoffApp, drill_result: Callable[..., None]
) -> None:
    with app.database.writing() as writing:
        theirs = put_theirs(writing, street)
    before = told_of(street, theirs)
    tried, taken = 0, []
    for one in tries(street, theirs, each=True):
        tried += 1
        status = send(street, one)
        is_right = status < 500 if one.is_undeclared else 400 <= status < 500
        taken += [] if is_right else [f"{one.form.endpoint} {one.what}: {status}"]
    changed = told_of(street, theirs) != before
    bar = "0 taken, 0 bytes of theirs changed"
    words = f"{tried} ids in forms: {len(taken)} taken, theirs {'changed' if changed else 'unchanged'}"
    drill_result("Ids of another team in forms", words, bar, ok=not taken and not changed)
    assert not taken
    assert not changed

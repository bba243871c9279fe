"""A page that tells of an error holds nothing: the next person can save at once."""

from collections.abc import Callable

import pytest
from flask import Response

from clinic.web.work import HandoffApp
from tests.accounts.conftest import Staff
from tests.accounts.entering import enter
from tests.page_client import PageClient


@pytest.mark.parametrize(("path", "status"), [("/help", 405), ("/no-such-page", 404), ("/today", 405)])
def test_refused_post_of_a_signed_in_person_holds_no_connection(
    app: HandoffApp, pages: PageClient, staff: Staff, path: str, status: int
) -> None:
    enter(pages, "ann@example.org")
    held: list[int] = []
    app.after_request_funcs.setdefault(None, []).append(_note_held(app, held))

    refused = pages.post(path, {"words": "typed"}, status=status)

    assert "typed" in refused.words
    assert held == [0], "the error page left a transaction open, so nobody else can save"


def _note_held(app: HandoffApp, held: list[int]) -> Callable[[Response], Response]:
    """After each answer: how many connections are still in somebody's hands."""

    def note(response: Response) -> Response:
        held.append(app.database.engine.pool.checkedout())
        return response

    return note

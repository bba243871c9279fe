"""Logs hold fields of a closed list: nothing typed, no name, no address with an id, whatever goes wrong.

The formatter was seen to fail with the text of an exception in the line, with a library's own words told and
with an unlisted field kept (test_log_lines); these with the path told in place of the rule.
"""

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text

from clinic.foundation.log_lines import fields_of
from clinic.web.work import HandoffApp
from tests.page_client import BASE, PageClient
from tests.trust.conftest import House

TYPED = "Zq7xilla Zq7xov"
ALLOWED = set(
    """time level process pid event route endpoint method status ms request fault error frames document
    failing count of from at""".split()
)


@pytest.fixture
def ann(app: HandoffApp, pages_of: Callable[[str], PageClient]) -> Any:
    """Ann, on a site where nothing is passed on to the tests."""
    app.testing = False
    yield pages_of("ann")
    app.testing = True


def _lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    return [fields_of(record) for record in caplog.records]


def test_logs_of_a_broken_query_hold_nothing_typed(
    ann: PageClient, house: House, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    path = f"/clients/{house.sam}/about"
    page = ann.get(path)

    def broken(session: Any, **what: Any) -> None:
        session.execute(text("SELECT * FROM nowhere WHERE name = :name"), {"name": TYPED})

    monkeypatch.setattr("clinic.caseload.actions.change_client", broken)
    answer = ann.submit(page, {"preferred_name": TYPED}, action=path, status=500)
    number = answer.tree.xpath("//strong[@class='number']")[0].text
    (fault,) = [line for line in _lines(caplog) if line["event"] == "request.fault"]
    (told,) = [
        line for line in _lines(caplog) if line["event"] == "request.answered" and line["status"] == 500
    ]
    assert fault["fault"] == told["fault"] == number
    assert fault["request"] == told["request"]
    assert fault["error"][0].startswith("sqlalchemy.exc.")
    assert any(frame.startswith("clinic/web/work.py:") for frame in fault["frames"])
    assert told["route"] == "/clients/<uuid:client_id>/about"
    _hold_nothing_of(caplog, TYPED, str(house.sam), "Sam", "Ann")
    assert TYPED in answer.html  # the control: it was typed, and is kept on the page


def test_logs_of_what_is_asked_for_hold_no_address_and_no_query(
    ann: PageClient, house: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for path in (f"/clients?q={TYPED}", f"/clients/{house.sam}?x={TYPED}", f"/{TYPED}", f"/static/{TYPED}"):
        ann.client.get(path, base_url=BASE, headers={"User-Agent": TYPED, "Referer": f"/{TYPED}"}).close()
    ann.client.open("/", method="ZQ7XILLA", base_url=BASE).close()
    lines = [line for line in _lines(caplog) if line["event"] == "request.answered"]
    assert [line.get("route", "") for line in lines] == [
        "/clients",
        "/clients/<uuid:client_id>",
        "",
        "/static/<path:filename>",
        "",
    ]
    assert [line["status"] for line in lines] == [200, 200, 404, 404, 405]
    assert len({line["request"] for line in lines}) == len(lines)
    _hold_nothing_of(caplog, "zq7x", "ZQ7X", str(house.sam), "Sam")


def test_logs_of_a_fault_beyond_our_pages_hold_nothing_typed(
    ann: PageClient, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Flask itself logs what breaks in the page for faults, with the address and the exception's text."""
    caplog.set_level(logging.DEBUG)

    def broken(*_what: Any, **_more: Any) -> None:
        raise RuntimeError(TYPED)

    monkeypatch.setattr("clinic.web.errors.render_template", broken)
    with pytest.raises(RuntimeError):
        ann.client.get(f"/{TYPED}", base_url=BASE)
    assert caplog.records
    _hold_nothing_of(caplog, TYPED)


def _hold_nothing_of(caplog: pytest.LogCaptureFixture, *words: str) -> None:
    lines = _lines(caplog)
    whole = json.dumps(lines)
    assert [word for word in words if word in whole] == []
    assert {key for line in lines for key in line} <= ALLOWED

"""A4: a copy holds only what its reader may see. A5: what can't be looked up shows nothing, never more.

Seen to fail: with the fields of a supporter's copy kept whatever is consented; with a failed look-up of
consents taken for "nothing was said"; with places that fail to load leaving no marks.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from clinic.plans.copies import NothingToShow, ReaderFacts, copy_for
from clinic.plans.readers import Reader
from clinic.web.work import HandoffApp
from tests.checklist.walks import Case, a_discharge
from tests.page_client import BASE, PageClient
from tests.plans.copy_oracle import asking_of, may_have_none, never_entered
from tests.plans.random_consents import looked_up
from tests.plans.random_plans import marked_texts
from tests.printing.paper_site import FakePress, PaperSite, no_eyes, with_rosas_page

pytestmark = pytest.mark.any_database

DRAWS = 200
COULD_NOT = "This paper could not be made. Nothing was lost. (OperationalError)"
LOOK_UPS = {
    "consents": "clinic.plans.queries.review.consents_of",
    "consents for the forms": "clinic.printing.copies_to_print.consents_of",
    "marks": "clinic.plans.compose.loading.marked_places",
    "reader": "clinic.printing.copies_to_print.walk",
}


def _places(value: Any, path: str = "") -> set[str]:
    """Where a plan holds something: "harder_days.my_signs", "helpers.name"."""
    if isinstance(value, tuple):
        return {place for one in value for place in _places(one, path)}
    if not is_dataclass(value):
        return {path} if value else set()
    return {
        place for one in fields(value) for place in _places(getattr(value, one.name), f"{path}.{one.name}")
    }


def test_a4_copy_holds_no_more_than_what_is_consented() -> None:
    """The copy's keys are among those of the plan as if all the rest had never been entered."""
    copies = 0
    for number in range(DRAWS):
        asking = asking_of(number)
        if may_have_none(asking):
            continue
        copy = copy_for(asking.plan, asking.reader, looked_up(asking.rows, asking.on), asking.on)
        may_see = never_entered(asking)
        assert _places(copy) - {".tells_substance_use"} <= _places(may_see)
        assert marked_texts(copy) <= marked_texts(may_see)
        copies += 1
    assert copies > DRAWS // 3


@pytest.mark.parametrize(
    ("reader", "consents"),
    [
        (ReaderFacts("printer"), {}),  # type: ignore[arg-type]
        (ReaderFacts(Reader.SUPPORTER, "k0"), None),
        (ReaderFacts(Reader.SUPPORTER, "k0"), {"k0": frozenset({"plan", "everything"})}),
        (ReaderFacts(Reader.WORKER, "nobody"), {"nobody": frozenset({"plan"})}),
        (ReaderFacts(Reader.WORKER, "k0"), {"k0": None}),
    ],
)
def test_a5_unknown_reader_or_kind_shows_nothing(reader: ReaderFacts, consents: Any) -> None:
    with pytest.raises(NothingToShow):
        copy_for(asking_of(1).plan, reader, consents, asking_of(1).on)


@pytest.fixture
def case(session: Session) -> Case:
    """Sam's plan 1. Rosa may have a page; Maya takes over."""
    return with_rosas_page(a_discharge(session), "plan")


@pytest.fixture
def site(case: Case, app: HandoffApp, monkeypatch: pytest.MonkeyPatch) -> PaperSite:
    no_eyes(monkeypatch)
    app.testing, app.config["PROPAGATE_EXCEPTIONS"] = False, False
    return PaperSite(app, FakePress())


@pytest.fixture
def ann(site: PaperSite, case: Case) -> PageClient:
    """She has looked at every paper, and they are all on the shelf."""
    pages = site.client_of(case.ann)
    for number in (1, 0):
        pages.get(f"/transitions/{case.transition_id}/plans/{number}/papers")
    site.work()
    return pages


def _asked(pages: PageClient, case: Case, rosa: str) -> dict[str, tuple[int, bytes]]:
    keys = ("plan", f"supporter.{rosa}", "signatures")
    ends = [f"papers/{key}{end}" for key in keys for end in ("", "/paper.pdf", "/page-1.png")]
    found = {}
    for number in (1, 0):
        for end in ends:
            path = f"/transitions/{case.transition_id}/plans/{number}/{end}"
            answer = pages.client.get(path, base_url=BASE)
            found[path] = (answer.status_code, answer.get_data())
            answer.close()
    return found


@contextmanager
def _broken(look_up: str) -> Iterator[None]:
    def fails(*_args: object, **_more: object) -> None:
        raise OperationalError("SELECT", {}, Exception("the look-up broke"))

    module, _, name = LOOK_UPS[look_up].rpartition(".")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys.modules[module], name, fails)
        yield


def test_a5_failed_look_up_serves_no_paper_that_was_there_a_moment_ago(ann: PageClient, case: Case) -> None:
    rosa = next(one.key for one in case.walk().facts.people if one.name == "Rosa Okafor")
    case.session.commit()
    before = _asked(ann, case, rosa)
    assert _files(before) >= 3
    for look_up in LOOK_UPS:
        with _broken(look_up):
            after = _asked(ann, case, rosa)
        told = {path for path, (status, body) in after.items() if status < 500 or _tells(body)}
        if look_up == "marks":  # looked up when a plan is made, they are in it
            told = {path for path in told if "/plans/0/" in path}
        assert told == set(), look_up
    assert _files(_asked(ann, case, rosa)) == _files(before), "they are all there again"


def _files(found: dict[str, tuple[int, bytes]]) -> int:
    return sum(body.startswith(b"%PDF") for _, body in found.values())


def _tells(body: bytes) -> bool:
    return body.startswith((b"%PDF", b"one", b"small")) or b"Rosa" in body


@pytest.mark.parametrize("look_up", ["consents", "marks"])
def test_a5_failed_look_up_prints_nothing(site: PaperSite, case: Case, look_up: str) -> None:
    site.client_of(case.ann).get(f"/transitions/{case.transition_id}/plans/0/papers")
    waiting = [job.id for job in site.jobs() if job.number == 0]
    assert len(waiting) >= 3
    with _broken(look_up):
        site.work()
    assert [payload for _, payload, _ in site.press.printed if payload.get("banner")] == []
    jobs = [job for job in site.jobs() if job.id in waiting]
    assert {job.status for job in jobs} == {"failed"}
    assert {job.problem for job in jobs} == {COULD_NOT}

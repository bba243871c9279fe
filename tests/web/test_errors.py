"""Errors are pages in words, whatever was sent, and keep what was typed."""

from collections.abc import Callable
from typing import Any

import pytest
from lxml.html import document_fromstring

from clinic.access.gate import open_to_all
from clinic.foundation.errors import Conflict, NotAllowed, NotFound, NotSaved, Refused, SignInNeeded
from clinic.foundation.limits import LIMITS
from clinic.foundation.log_lines import fields_of
from clinic.web.errors import typed_words
from clinic.web.work import HandoffApp
from tests.page_client import BASE, PageClient


@pytest.fixture
def failing(app: HandoffApp) -> Callable[[Exception], PageClient]:
    """(error) -> a client of an app whose /failing raises it."""

    def make(error: Exception) -> PageClient:
        @open_to_all
        def fail() -> Any:
            raise error

        app.add_url_rule("/failing", "failing", fail, methods=["GET", "POST"])
        return PageClient(app)

    return make


@pytest.mark.parametrize(
    ("error", "status", "title"),
    [
        (NotFound(), 404, "We can’t find that page"),
        (NotAllowed("No."), 403, "This page is not part of your account"),
        (Refused("It is closed."), 409, "This was not saved"),
        (NotSaved("The disk is full."), 503, "This was not saved yet"),
    ],
)
def test_error_of_ours_is_a_page(
    failing: Callable[..., PageClient], error: Exception, status: int, title: str
) -> None:
    page = failing(error).get("/failing", status=status)
    assert page.h1 == title
    assert page.title == f"{title} – Warm Handoff"
    assert str(error) in page.words


def test_error_keeps_what_was_typed(failing: Callable[..., PageClient]) -> None:
    typed = {"words": "He sings\nin the morning <b>", "password": "blue teapot", "csrf_token": "tok-en"}
    page = failing(NotSaved("The disk is full.")).post("/failing", typed, status=503)
    assert "He sings in the morning <b>" in page.words
    assert page.fields()["words"] == ["He sings\nin the morning <b>"]
    assert "blue teapot" not in page.html
    assert "tok-en" not in page.html


def test_error_of_two_people_shows_both_texts(failing: Callable[..., PageClient]) -> None:
    error = Conflict("Maya saved this a minute ago.", {"What helps": "Her words"})
    page = failing(error).post("/failing", {"words": "My words"}, status=409)
    assert "Her words" in page.words
    assert "My words" in page.words


def test_error_of_ours_that_nobody_foresaw_tells_a_number_alone(
    failing: Callable[..., PageClient], caplog: pytest.LogCaptureFixture
) -> None:
    client = failing(ZeroDivisionError("secret words"))
    client.app.testing = False
    page = client.post("/failing", {"words": "He sings"}, status=500)
    number = page.tree.xpath("//strong[@class='number']")[0].text
    (told,) = [line for line in map(fields_of, caplog.records) if line["event"] == "request.fault"]
    assert told["fault"] == number
    assert told["error"] == ["builtins.ZeroDivisionError"]
    assert "secret words" not in page.html
    assert page.fields()["words"] == ["He sings"]


def test_error_for_a_page_asked_for_signed_out_leads_to_the_door(failing: Callable[..., PageClient]) -> None:
    assert failing(SignInNeeded()).get("/failing?tab=2", status=303).location == "/?next=%2Ffailing%3Ftab%3D2"


def test_error_for_a_form_sent_signed_out_keeps_it(failing: Callable[..., PageClient]) -> None:
    page = failing(SignInNeeded()).post("/failing", {"words": "He sings"}, status=401)
    assert page.h1 == "You are signed out"
    assert page.fields()["words"] == ["He sings"]


def test_error_for_an_unknown_page(app: HandoffApp) -> None:
    assert PageClient(app).get("/no/such/page", status=404).h1 == "We can’t find that page"


def test_error_for_a_method_that_is_not_taken(app: HandoffApp) -> None:
    page = PageClient(app).post("/help", {}, status=405)
    assert "GET" in page.response.headers["Allow"]


def test_error_for_too_much(app: HandoffApp) -> None:
    PageClient(app).post("/", {"email": "x" * (LIMITS.request_bytes + 1)}, status=413)


def test_error_for_too_many_fields(app: HandoffApp) -> None:
    fields = {f"field-{number}": "" for number in range(LIMITS.form_fields + 1)}
    assert "more fields than any page" in PageClient(app).post("/", fields, status=413).words


@pytest.mark.parametrize("body", [b"email=%ED%A0%80", b"email=\xff", b"email=%ff&password=x"])
def test_error_for_bytes_that_are_no_text(app: HandoffApp, body: bytes) -> None:
    form = "application/x-www-form-urlencoded"
    answer = app.test_client().post("/", data=body, content_type=form, base_url=BASE)
    assert answer.status_code == 400


def test_error_for_an_address_that_is_no_text(app: HandoffApp) -> None:
    assert app.test_client().get("/?next=%ff", base_url=BASE).status_code == 400


def test_error_for_what_is_no_form(app: HandoffApp) -> None:
    assert app.test_client().post("/", json={"email": "x"}, base_url=BASE).status_code == 415


def test_error_for_a_host_that_is_not_ours(app: HandoffApp) -> None:
    answer = app.test_client().get("/", base_url="http://evil.example")
    assert answer.status_code == 400
    assert answer.mimetype == "text/plain"


def test_error_shows_no_keys_of_the_page_as_typed() -> None:
    sent = [
        ("asked", "told_on"),
        ("people-rows-0-row_id", "a1"),
        ("stand_in-person", "worker:7b1f3e22-6f0e-4f5b-9a53-0f6f0c6e8f11"),
        ("opened_version", "3"),
        ("matters_most-text", "My own bed"),
    ]
    assert typed_words(sent) == ["My own bed"]


def test_error_pages_never_run_what_was_typed(app: HandoffApp) -> None:
    answer = app.test_client().get("/<script>alert(1)</script>", base_url=BASE)
    assert not document_fromstring(answer.get_data(as_text=True)).xpath("//script[not(@src)]")

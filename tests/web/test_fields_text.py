"""Typed text: tidied, bounded, refused in words and kept as typed."""

import pytest
from lxml.html import fragment_fromstring

from clinic.web.fields import Email, Line, Password, Phone, Words, needed
from clinic.web.forms import BaseForm
from tests.web.conftest import Posting


class TextForm(BaseForm):
    name = Line("Name", [needed("Write a name.")], hint="As people say it.", longest=10)
    words = Words("What helps", longest=40)
    phone = Phone("Phone")
    email = Email("E-mail")
    password = Password("Password")


def test_text_is_tidied(posted: Posting) -> None:
    with posted(TextForm, {"name": "  Rene\u0301 ", "words": "one\r\ntwo\n"}) as form:
        assert form.validate()
        assert form.name.data == "Ren\u00e9"
        assert form.words.data == "one\ntwo"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Write a name."),
        ("   ", "Write a name."),
        ("a\x00b", "This text holds a character that cannot be printed, at character 2. Delete it."),
        ("a\nb", "Keep this on one line. There is a line break or a tab at character 2."),
        ("a\u202eb", "This text holds a hidden direction mark at character 2. Delete it and type it again."),
        ("12345678901", "Shorten this to 10 characters. It has 11."),
        (["Sam", "Sid"], "This answer came twice. Write it once."),
    ],
)
def test_text_refused_is_said_at_its_field(posted: Posting, typed: str, words: str) -> None:
    with posted(TextForm, {"name": typed}) as form:
        assert not form.validate()
        assert [(one.message, one.field_id) for one in form.summary()] == [(words, "name")]


def test_text_refused_is_kept_as_typed(posted: Posting) -> None:
    with posted(TextForm, {"name": "Sam", "words": "x" * 41}) as form:
        assert not form.validate()
        assert "x" * 41 in form.words()


def test_text_is_drawn_as_text(posted: Posting) -> None:
    typed = "</textarea><b>\"'&{{ 7 * 7 }}"
    with posted(TextForm, {"name": "<i>\"'&", "words": typed}) as form:
        assert form.validate()
        assert fragment_fromstring(form.words()).xpath("//textarea")[0].text == typed
        assert fragment_fromstring(form.name()).xpath("//input")[0].get("value") == "<i>\"'&"


def test_text_keeps_its_line_breaks_in_the_page(posted: Posting) -> None:
    with posted(TextForm, {"name": "Sam", "words": "one\n  two\n\nthree"}) as form:
        assert fragment_fromstring(form.words()).xpath("//textarea")[0].text == "one\n  two\n\nthree"


def test_line_is_drawn_with_label_hint_and_error(posted: Posting) -> None:
    with posted(TextForm, {}) as form:
        form.validate()
        drawn = fragment_fromstring(form.name())
    order = [one.get("id") or one.tag for one in drawn]
    assert order == ["label", "name-hint", "name-error", "name"]
    field = drawn.xpath("//input")[0]
    assert field.get("aria-describedby") == "name-hint name-error"
    assert drawn.xpath("//label/@for") == ["name"]
    assert " ".join(drawn.xpath("//p")[0].text_content().split()) == "Error: Write a name."


def test_phone_is_tidied_for_the_region(posted: Posting) -> None:
    with posted(TextForm, {"name": "Sam", "phone": "\u202a505.555.0144\u202c"}) as form:
        assert form.validate()
        assert form.phone.data == "(505) 555-0144"
    with posted(TextForm, {"name": "Sam", "phone": "02079460018"}, region="uk") as form:
        assert form.validate()
        assert form.phone.data == "020 7946 0018"


def test_phone_that_is_odd_is_kept(posted: Posting) -> None:
    with posted(TextForm, {"name": "Sam", "phone": "505 555 01"}) as form:
        assert form.validate()
        assert (form.phone.data, form.phone.is_odd) == ("505 555 01", True)


def test_phone_without_digits_is_refused(posted: Posting) -> None:
    with posted(TextForm, {"name": "Sam", "phone": "ask Rosa"}) as form:
        assert not form.validate()
        assert "ask Rosa" in form.phone()


def test_email_is_checked(posted: Posting) -> None:
    with posted(TextForm, {"name": "Sam", "email": "rosa@Example.ORG"}) as form:
        assert form.validate()
        assert form.email.data == "rosa@example.org"
    with posted(TextForm, {"name": "Sam", "email": "rosa"}) as form:
        assert not form.validate()


def test_password_never_comes_back(posted: Posting) -> None:
    with posted(TextForm, {"name": "", "password": "blue teapot"}) as form:
        assert not form.validate()
        assert form.password.data == "blue teapot"
        assert "blue teapot" not in form.password()


def test_password_is_bounded(posted: Posting) -> None:
    with posted(TextForm, {"name": "Sam", "password": "x" * 129}) as form:
        assert not form.validate()

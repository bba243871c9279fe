"""The base of forms: token, key, version."""

from flask import Flask, g

from clinic.web.fields import Line
from clinic.web.forms import LOST_VERSION, OPEN_TOO_LONG, BaseForm
from tests.web.conftest import Posting


class SmallForm(BaseForm):
    name = Line("Name")


def test_form_without_its_token_is_refused_and_kept(bare_app: Flask) -> None:
    with bare_app.test_request_context("/", method="POST", data={"name": "Sam"}, base_url="http://localhost"):
        form = SmallForm()
        assert not form.validate()
        assert [one.message for one in form.summary()] == [OPEN_TOO_LONG]
        assert form.name.data == "Sam"
        assert g.token_checked is False


def test_form_with_its_token_is_checked(posted: Posting) -> None:
    with posted(SmallForm, {"name": "Sam"}) as form:
        assert form.validate()
        assert g.token_checked is True


def test_form_keeps_its_key_when_it_comes_back(posted: Posting) -> None:
    with posted(SmallForm, {"form_key": "abc"}) as form:
        assert 'name="form_key" value="abc"' in form.hidden()


def test_form_gets_a_random_key(bare_app: Flask) -> None:
    with bare_app.test_request_context("/", base_url="http://localhost"):
        keys = {SmallForm().form_key.data for _ in range(3)}
    assert len(keys) == 3
    assert all(len(key) >= 22 for key in keys)


def test_form_knows_its_version(posted: Posting) -> None:
    with posted(SmallForm, {"opened_version": "12"}) as form:
        assert form.validate()
        assert form.version == 12
        assert 'name="opened_version" value="12"' in form.hidden()


def test_form_with_a_made_up_version_is_refused(posted: Posting) -> None:
    for made_up in ("x", "-1", "1.5", "9" * 5000, "\u00b2"):
        with posted(SmallForm, {"opened_version": made_up}) as form:
            assert not form.validate()
            assert form.version is None
    assert [one.message for one in form.summary()] == [LOST_VERSION]


def test_form_ignores_what_it_does_not_declare(posted: Posting) -> None:
    with posted(SmallForm, {"name": "Sam", "role": "administrator"}) as form:
        assert form.validate()
        assert "role" not in form.data


def test_form_reads_nothing_stored_for_what_was_not_sent(bare_app: Flask) -> None:
    with bare_app.test_request_context("/", method="POST", data={}, base_url="http://localhost"):
        assert SmallForm(data={"name": "Sam"}).name.data == ""


def test_form_takes_no_json(bare_app: Flask) -> None:
    with bare_app.test_request_context("/", method="POST", json=["name"], base_url="http://localhost"):
        assert SmallForm().name.data == ""

"""Names from the right on the pages of a plan: they keep their place inside English lines."""

import pytest
from sqlalchemy.orm import Session

from clinic.accounts.models import User
from clinic.web.work import HandoffApp
from tests.checklist.walks import a_discharge
from tests.factories.rows import make_person
from tests.page_client import Page, PageClient

LAYLA = "ليلى المصري"


@pytest.fixture
def check(session: Session, app: HandoffApp) -> Page:
    """The check page of a plan where Layla, a cousin, has said yes."""
    case = a_discharge(session)
    make_person(case.session, case.ann, case.client(), LAYLA, answer="yes", relation="cousin")
    case.session.commit()
    pages = PageClient(app)
    with app.database.reader() as reader:
        pages.sign_in(reader.get_one(User, case.ann.id))
    return pages.get(f"/transitions/{case.transition_id}/check")


@pytest.mark.any_database
def test_check_page_sets_names_from_the_right_apart(check: Page) -> None:
    """The name alone has its own direction: a whole line with one would be read from the right."""
    told = check.tree.xpath(f"//main//*[bdi = '{LAYLA}'][contains(., 'cousin')]")
    assert {one.tag for one in told} == {"span"}, "the answer, and the list beside the map"
    assert len(told) > 1
    assert not check.tree.xpath("//bdi[contains(., 'cousin')]")


@pytest.mark.any_database
def test_map_with_numbers_shows_who_each_number_is(check: Page) -> None:
    (row,) = check.tree.xpath("//figure//details[@open]//li")
    assert row.xpath("string(span[1])") == "1"
    assert LAYLA in row.text_content()

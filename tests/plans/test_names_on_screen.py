"""Names from the right on the pages of a plan: they keep their place inside English lines."""

import pytest
from sqlalchemy.orm import Session

from clinic.accounts.models import User
from clinic.web.work import HandoffApp
from tests.checklist.walks import a_discharge
from tests.factories.rows import make_person
from tests.page_client import PageClient

LAYLA = "ليلى المصري"


@pytest.mark.any_database
def test_check_page_sets_names_from_the_right_apart(session: Session, app: HandoffApp) -> None:
    """The name alone has its own direction: a whole line with one would be read from the right."""
    case = a_discharge(session)
    make_person(case.session, case.ann, case.client(), LAYLA, answer="yes", relation="cousin")
    case.session.commit()
    pages = PageClient(app)
    with app.database.reader() as reader:
        pages.sign_in(reader.get_one(User, case.ann.id))
    page = pages.get(f"/transitions/{case.transition_id}/check")

    told = page.tree.xpath(f"//main//*[bdi = '{LAYLA}'][contains(., 'cousin')]")
    assert {one.tag for one in told} == {"span", "li"}, "the answer, and the list beside the map"
    assert not page.tree.xpath("//bdi[contains(., 'cousin')]")

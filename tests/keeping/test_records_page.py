"""The page of an administrator: years, counts and the day's chores, and never a name."""

from sqlalchemy import update

from clinic.accounts.models import User
from clinic.keeping.chores import Chore, Trouble, do_all
from clinic.keeping.house import house_of
from clinic.schema import metadata
from tests.factories.marked import marked_client
from tests.factories.rows import make_office, make_worker
from tests.page_client import PageClient


def _broken(_house) -> dict[str, int]:
    raise Trouble("The trail’s ends can’t be written.")


def test_records_page_says_what_is_over_and_what_went_wrong(app, database, settings) -> None:
    with database.writing() as session:
        office = make_office(session)
        gil = make_worker(session, office.clinic, name="Gil Adams", roles="administrator")
        ids = {"clinic_id": office.clinic.id, "team_id": office.east.id, "user_id": office.ann.id}
        marked_client(session, **ids, word="zzheron")
        session.execute(update(metadata.tables["client"]).values(born_on=None))
    pages = PageClient(app)
    with database.reader() as session:
        pages.sign_in(session.get_one(User, gil.id))
    page = pages.get("/organisation/records")
    assert "Time is over 1 Somebody should look" in page.words
    assert "Not yet" in page.words
    do_all(house_of(settings, database), [Chore("good", lambda _: {}), Chore("bad", _broken)])
    page = pages.get("/organisation/records")
    assert "The trail’s ends can’t be written." in page.words
    assert "There is a problem" not in page.words  # that is said of forms
    assert "zzheron" not in page.words

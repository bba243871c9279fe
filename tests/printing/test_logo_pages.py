"""The administrator's page of the organisation: a logo is sent, described, replaced, removed, put back."""

from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import func, select

from clinic.accounts.models import User
from clinic.accounts.queries import viewer_for
from clinic.audit.models import AuditEvent
from clinic.foundation.database import Database
from clinic.foundation.errors import NotAllowed
from clinic.printing.actions import remove_logo
from clinic.printing.models import ClinicLogo
from clinic.printing.queries import logo
from clinic.web.work import HandoffApp
from tests.factories.rows import make_clinic, make_team, make_worker
from tests.page_client import Page, PageClient


def png(colour: str = "green", width: int = 60) -> bytes:
    target = BytesIO()
    Image.new("RGB", (width, 30), colour).save(target, "PNG")
    return target.getvalue()


@pytest.fixture
def pages(app: HandoffApp) -> PageClient:
    return PageClient(app)


@pytest.fixture
def ola(database: Database) -> User:
    """The administrator of a clinic."""
    with database.writing() as session:
        return make_worker(session, make_clinic(session), name="Ola Nordmann", roles="administrator")


@pytest.fixture
def ann(database: Database) -> User:
    with database.writing() as session:
        clinic = make_clinic(session, name="Another")
        return make_worker(session, clinic, make_team(session, clinic))


def send(pages: PageClient, picture: bytes, words: str = "Juniper Street", *, status: int = 200) -> Page:
    file = (BytesIO(picture), "../../etc/passwd.exe", "text/html")
    fields = {"words": words, "picture": file} if picture else {"words": words}
    return pages.submit(pages.get("/organisation"), fields, status=status)


def in_use(database: Database, of: User):
    with database.writing() as session:
        return logo(session, viewer_for(session.merge(of)))


def events(database: Database) -> list[str]:
    with database.writing() as session:
        found = session.scalars(select(AuditEvent.event).where(AuditEvent.event.like("logo.%")))
        return sorted(found)


def test_logo_is_kept_and_shown_with_its_words(pages: PageClient, ola: User, database: Database) -> None:
    pages.sign_in(ola)
    page = send(pages, png())
    assert "The logo is in use from now on." in page.words
    (shown,) = page.tree.xpath("//img[@class='logo-shown']")
    assert shown.get("alt") == "Juniper Street"
    answer = pages.get("/organisation/logo.png")
    assert answer.response.mimetype == "image/png"
    assert Image.open(BytesIO(answer.response.data)).getpixel((5, 5)) == (0, 128, 0)
    assert events(database) == ["logo.set"]


@pytest.mark.parametrize(
    ("picture", "words", "problem"),
    [
        (b"", "Juniper Street", "Choose a picture."),
        (b"GIF89a", "Juniper Street", "We can’t read this as a picture."),
        (png(width=2001), "Juniper Street", "2001 by 30 pixels"),
        (png(), "", "Write what the logo says, in a few words."),
    ],
)
def test_logo_that_is_no_good_is_refused_in_words(
    pages: PageClient, ola: User, database: Database, picture: bytes, words: str, problem: str
) -> None:
    pages.sign_in(ola)
    page = send(pages, picture, words, status=422)
    assert any(problem in one for one in page.problems)
    assert in_use(database, ola) is None
    assert events(database) == []


def test_logo_can_have_other_words_without_being_sent_again(
    pages: PageClient, ola: User, database: Database
) -> None:
    pages.sign_in(ola)
    send(pages, png())
    send(pages, b"", "Juniper Street Clinic")
    found = in_use(database, ola)
    assert found.words == "Juniper Street Clinic"
    assert Image.open(BytesIO(found.png)).getpixel((5, 5)) == (0, 128, 0)


def test_logo_replaced_can_be_taken_back(pages: PageClient, ola: User, database: Database) -> None:
    pages.sign_in(ola)
    send(pages, png("green"))
    page = send(pages, png("red"))
    assert Image.open(BytesIO(in_use(database, ola).png)).getpixel((5, 5)) == (255, 0, 0)
    pages.submit(page, action="/organisation/logo/back")
    assert Image.open(BytesIO(in_use(database, ola).png)).getpixel((5, 5)) == (0, 128, 0)


def test_logo_is_removed_after_one_more_question_and_can_come_back(
    pages: PageClient, ola: User, database: Database
) -> None:
    pages.sign_in(ola)
    send(pages, png())
    asked = pages.get("/organisation/logo/remove")
    assert in_use(database, ola) is not None
    page = pages.submit(asked, action="/organisation/logo/remove")
    assert in_use(database, ola) is None
    pages.get("/organisation/logo.png", status=404)
    pages.submit(page, action="/organisation/logo/back")
    assert in_use(database, ola).words == "Juniper Street"
    assert events(database) == ["logo.removed", "logo.set", "logo.set"]


def test_logo_keeps_one_step_back_and_no_more(pages: PageClient, ola: User, database: Database) -> None:
    pages.sign_in(ola)
    for colour in ("green", "red", "blue", "black"):
        send(pages, png(colour))
    with database.writing() as session:
        assert session.scalar(select(func.count()).select_from(ClinicLogo)) == 2


def test_logo_sent_from_an_old_page_is_the_file_that_was_sent(
    pages: PageClient, ola: User, database: Database
) -> None:
    """Back, and another file under the same words: it is another form, not the same one twice."""
    pages.sign_in(ola)
    page = pages.get("/organisation")
    for colour in ("green", "red"):
        fields = {"words": "Juniper Street", "picture": (BytesIO(png(colour)), "logo.png")}
        pages.submit(page, fields)
    assert Image.open(BytesIO(in_use(database, ola).png)).getpixel((5, 5)) == (255, 0, 0)


def test_logo_is_the_administrators_business_alone(pages: PageClient, ann: User, database: Database) -> None:
    pages.sign_in(ann)
    for path in ("/organisation", "/organisation/logo.png", "/organisation/logo/remove"):
        pages.get(path, status=403)
    with database.writing() as session, pytest.raises(NotAllowed):
        remove_logo(session, by=viewer_for(session.merge(ann)))


def test_logo_of_another_clinic_is_not_found(pages: PageClient, ola: User, database: Database) -> None:
    pages.sign_in(ola)
    send(pages, png())
    with database.writing() as session:
        stranger = make_worker(session, make_clinic(session, name="Elsewhere"), roles="administrator")
    pages.sign_in(stranger)
    pages.get("/organisation/logo.png", status=404)
    assert in_use(database, stranger) is None

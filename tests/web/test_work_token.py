"""No POST is committed unless its form's token was checked, whatever the view forgot."""

from typing import Any
from uuid import uuid4

from sqlalchemy import func, select

from clinic.access.gate import open_to_all
from clinic.accounts.actions import make_clinic
from clinic.accounts.models import Clinic
from clinic.foundation.database import Database
from clinic.web.answers import see_other
from clinic.web.forms import ConfirmForm
from clinic.web.work import HandoffApp, current_session
from tests.page_client import PageClient


def clinics(database: Database) -> int:
    with database.reader() as session:
        return session.scalar(select(func.count()).select_from(Clinic)) or 0


def write() -> Any:
    make_clinic(current_session(), name=str(uuid4()), zone="America/New_York", region="us")
    return see_other("/help")


@open_to_all
def forgets() -> Any:
    return write()


@open_to_all
def checks() -> Any:
    return write() if ConfirmForm().validate() else ("no", 422)


def test_work_of_a_view_that_forgot_the_token_is_undone(app: HandoffApp, database: Database) -> None:
    app.add_url_rule("/forgets", "forgets", forgets, methods=["POST"])
    PageClient(app).post("/forgets", {}, status=403)
    assert clinics(database) == 0


def test_work_with_a_token_of_another_session_is_undone(app: HandoffApp, database: Database) -> None:
    app.add_url_rule("/checks", "checks", checks, methods=["POST"])
    token = PageClient(app).get("/").fields()["csrf_token"]
    assert app.test_client().post("/checks", data={"csrf_token": token}).status_code == 422
    assert clinics(database) == 0


def test_work_with_its_own_token_is_kept(app: HandoffApp, database: Database) -> None:
    app.add_url_rule("/checks", "checks", checks, methods=["POST"])
    pages = PageClient(app)
    token = pages.get("/").fields()["csrf_token"]
    pages.post("/checks", {"csrf_token": token})
    assert clinics(database) == 1

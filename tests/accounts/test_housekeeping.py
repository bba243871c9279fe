"""What signing in leaves behind is forgotten in time, and nothing that is still needed."""

from datetime import timedelta

from sqlalchemy import func, select

from clinic.accounts.actions import make_password_link
from clinic.accounts.actions.guessing import note_failure
from clinic.accounts.actions.housekeeping import forget_what_is_over
from clinic.accounts.actions.kept_typing import keep_typing
from clinic.accounts.actions.sessions import open_session
from clinic.accounts.models import SignInSession
from clinic.accounts.session_rules import CODE
from clinic.foundation.clock import FixedClock
from clinic.foundation.database import Database
from tests.accounts.conftest import Staff

ALL = {"sessions": 1, "links": 1, "failures": 1, "typing": 1}
NONE = dict.fromkeys(ALL, 0)


def test_housekeeping_forgets_what_is_over(database: Database, staff: Staff, clock: FixedClock) -> None:
    with database.writing() as session:
        open_session(session, staff.ann, device="", proof=CODE)
        make_password_link(session, by=None, user_id=staff.ann.id)
        note_failure(session, email="ann@example.org", browser="")
        keep_typing(session, staff.ann.id, path="/", form_key="", fields=[("a", "b")])
        assert forget_what_is_over(session) == NONE
    clock.move_on(timedelta(minutes=1))
    with database.writing() as session:
        open_session(session, staff.ann, device="", proof=CODE)
    clock.move_on(timedelta(days=34))
    with database.writing() as session:
        assert forget_what_is_over(session) == ALL
        assert session.scalar(select(func.count()).select_from(SignInSession)) == 1
        assert forget_what_is_over(session) == NONE

"""Waits grow with failures, and end."""

from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clinic.accounts.actions.guessing import note_failure, wait_after, wait_before_try
from clinic.accounts.models import SignInFailure
from clinic.foundation.clock import FixedClock


def test_guessing_waits_grow_to_a_quarter_of_an_hour() -> None:
    waits = [wait_after(failures).total_seconds() for failures in (0, 9, 10, 11, 12, 14, 15, 16, 10_000)]
    assert waits == [0, 0, 30, 60, 120, 480, 900, 900, 900]


def test_guessing_is_counted_apart_by_address_and_browser(session: Session) -> None:
    for _ in range(10):
        note_failure(session, email="Ann@example.org", browser="")
    session.commit()
    assert wait_before_try(session, email="ann@example.org", browser="") == timedelta(seconds=30)
    assert wait_before_try(session, email="ann@example.org", browser="hers") == timedelta()
    assert wait_before_try(session, email="bo@example.org", browser="") == timedelta()


def test_guessing_is_forgotten_after_a_day(session: Session, clock: FixedClock) -> None:
    for _ in range(20):
        note_failure(session, email="ann@example.org", browser="")
    session.commit()
    clock.move_on(timedelta(hours=25))
    assert wait_before_try(session, email="ann@example.org", browser="") == timedelta()
    note_failure(session, email="ann@example.org", browser="")
    assert session.scalar(select(func.count()).select_from(SignInFailure)) == 1


def test_guessing_keeps_no_typed_address(session: Session) -> None:
    note_failure(session, email="my secret password", browser="")
    session.flush()
    assert "secret" not in session.scalars(select(SignInFailure.email_folded)).one()

"""A session lives in its row: it ends when it rests too long, grows too old, is signed out or closed."""

from datetime import timedelta

from sqlalchemy import select

from clinic.accounts.actions import change_password, disable_person
from clinic.accounts.models import SignInSession
from clinic.accounts.passwords import token_hash
from clinic.accounts.queries import viewer_for
from clinic.accounts.session_rules import HALF_WAY
from clinic.accounts.sign_in import TOKEN
from clinic.audit.models import AuditEvent
from clinic.foundation.clock import FixedClock
from clinic.foundation.database import Database
from clinic.web.work import HandoffApp
from tests.accounts.conftest import Staff
from tests.accounts.entering import enter, sign_out, try_password
from tests.page_client import BASE, PageClient

AWAY = 303


def token_of(pages: PageClient) -> str:
    with pages.client.session_transaction(base_url=BASE) as cookie:
        return str(cookie[TOKEN])


def test_session_is_stored_as_a_hash_alone(pages: PageClient, staff: Staff, database: Database) -> None:
    enter(pages, "ann@example.org")
    with database.reader() as session:
        half_way = SignInSession.proof == HALF_WAY
        stored = session.scalars(select(SignInSession.token_hash).where(~half_way)).one()
    assert stored == token_hash(token_of(pages))
    assert len(token_of(pages)) >= 43  # 256 bits


def test_session_is_new_at_every_sign_in(pages: PageClient, staff: Staff) -> None:
    enter(pages, "ann@example.org")
    first = token_of(pages)
    sign_out(pages)
    enter(pages, "ann@example.org")
    assert token_of(pages) != first


def test_session_is_dead_on_the_server_after_sign_out(pages: PageClient, staff: Staff) -> None:
    enter(pages, "ann@example.org")
    old = token_of(pages)
    sign_out(pages)
    with pages.client.session_transaction(base_url=BASE) as cookie:
        cookie[TOKEN] = old
    pages.get("/account", status=AWAY)


def test_session_ends_after_fifteen_minutes_of_rest(
    pages: PageClient, staff: Staff, clock: FixedClock
) -> None:
    pages.sign_in(staff.ann)
    for _ in range(3):
        clock.move_on(timedelta(minutes=14))
        pages.get("/account")
    clock.move_on(timedelta(minutes=15))
    pages.get("/account", status=AWAY)


def test_session_ends_after_twelve_hours(pages: PageClient, staff: Staff, clock: FixedClock) -> None:
    pages.sign_in(staff.ann)
    for _ in range(51):
        clock.move_on(timedelta(minutes=14))
        pages.get("/account")
    clock.move_on(timedelta(minutes=6))
    pages.get("/account", status=AWAY)


def test_session_ends_when_the_account_is_closed(pages: PageClient, staff: Staff, database: Database) -> None:
    pages.sign_in(staff.ann)
    with database.writing() as session:
        disable_person(session, by=viewer_for(session.merge(staff.ola)), user_id=staff.ann.id)
    pages.get("/account", status=AWAY)


def test_session_in_other_browsers_ends_with_a_new_password(
    app: HandoffApp, pages: PageClient, staff: Staff, database: Database
) -> None:
    other = PageClient(app)
    for browser in (pages, other):
        browser.sign_in(staff.ann)
    with database.writing() as session:
        ann = viewer_for(session.merge(staff.ann))
        change_password(session, by=ann, password_hash="x", keep_token=token_of(pages))
    pages.get("/account")
    other.get("/account", status=AWAY)


def test_session_cookie_of_nobody_is_nobody(pages: PageClient, staff: Staff) -> None:
    for made_up in ("made up", 7, None):
        with pages.client.session_transaction(base_url=BASE) as cookie:
            cookie[TOKEN] = made_up
        pages.get("/account", status=AWAY)


def test_session_is_not_opened_by_a_token_in_header_or_address(pages: PageClient, staff: Staff) -> None:
    security = pages.app.extensions["security"]
    with pages.app.test_request_context():
        token = security.login_serializer.dumps({"ver": "5", "uid": staff.ann.fs_uniquifier})
    answer = pages.client.get(
        f"/account?auth_token={token}", headers={"Authentication-Token": token}, base_url=BASE
    )
    assert answer.status_code == AWAY


def test_session_leaves_its_events(pages: PageClient, staff: Staff, database: Database) -> None:
    try_password(pages, "ann@example.org", "wrong", status=422)
    try_password(pages, "nobody@example.org", "wrong", status=422)
    enter(pages, "ann@example.org")
    sign_out(pages)
    with database.reader() as session:
        events = [
            (row.event, row.subject)
            for row in session.scalars(select(AuditEvent).order_by(AuditEvent.id))
            if row.event.startswith("person.")
        ]
    ann = str(staff.ann.id)
    assert events == [
        ("person.sign_in_failed", ann),
        ("person.sign_in_failed", ""),
        ("person.signed_in", ann),
        ("person.signed_out", ann),
    ]


def test_session_is_kept_alive_for_its_own_person_alone(
    pages: PageClient, staff: Staff, clock: FixedClock
) -> None:
    pages.sign_in(staff.ann)
    address = pages.get("/account").tree.xpath("//dialog/@data-stay")[0]
    for _ in range(3):
        clock.move_on(timedelta(minutes=14))
        pages.get(address, status=204)
    pages.sign_in(staff.ola)
    pages.get(address, status=409)
    sign_out(pages)
    pages.get(address, status=AWAY)

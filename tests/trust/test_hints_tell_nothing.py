"""Nothing in rules, search, offers or warnings tells a worker that someone is a client of a team not theirs.

Everything that Ann is shown is written down; then the west team gets a client with every name, number, place
and code that Ann meets; and everything is the same, letter for letter.

Seen to fail: with names of other clients asked of the whole clinic; with places of other teams offered.
"""

import re

import pytest
from sqlalchemy.orm import Session

from clinic.accounts.models import User
from clinic.caseload import actions
from clinic.foundation.database import Database
from clinic.plans.queries import review
from clinic.printing.copies_to_print import unprintable_in
from clinic.web.work import HandoffApp
from tests.checklist.walks import Case, a_discharge
from tests.factories.rows import make_client, make_person
from tests.page_client import PageClient

NAME, OTHER, NUMBER, PLACE, CODE = "Vera Quist", "Mina Brook", "(505) 555-0177", "Quist Pharmacy", "Q-77"
CHANGES = re.compile(r'(?:value|content)="[\w.-]{16,}"|[0-9a-f]{8}-[0-9a-f-]{27}')


@pytest.fixture
def case(session: Session) -> Case:
    """Sam's walk names Vera in passing; her number is that of somebody whom nobody may ring."""
    case = a_discharge(session)
    sam, ann = case.client(), case.ann
    make_person(session, ann, sam, NAME, phone=NUMBER, relation="friend")
    actions.add_never_ring(session, by=ann, client_id=sam.id, name="Vic Stone", number="505 555 0188")
    case.save("person", matters={"text": f"To see {NAME} at {PLACE}."})
    session.commit()
    return case


def _put_her_in_the_west(database: Database, case: Case) -> None:
    """The same name, number, place and code, in a team that Ann knows nothing of."""
    wes, west = case.office.wes, case.office.west.id
    case.session.commit()
    with database.writing() as session:
        vera = make_client(session, wes, NAME, legal_name=NAME, code=CODE, team_id=west)
        make_person(session, wes, vera, "Vic Stone", phone=NUMBER)
        actions.add_never_ring(session, by=wes, client_id=vera.id, name="Sam Okafor", number=NUMBER)
        actions.add_place(session, by=wes, team_id=west, name=PLACE, type="pharmacist", phone=NUMBER)


@pytest.fixture
def ann(case: Case, app: HandoffApp) -> PageClient:
    pages = PageClient(app)
    with app.database.reader() as session:
        pages.sign_in(session.get_one(User, case.ann.id))
    return pages


def _everything_shown(pages: PageClient, case: Case) -> dict[str, str]:
    sam, walk = f"/clients/{case.client_id}", f"/transitions/{case.transition_id}"
    searches = [f"/clients?status=all&q={words}" for words in ("Vera", "Quist", CODE, "5550177")]
    paths = [
        *searches, "/clients?status=all", "/places?q=Quist", f"/places?client={case.client_id}", "/today",
        sam, f"{sam}/people/new", f"{sam}/never-ring", f"{sam}/consents", walk, f"{walk}/check",
        f"{walk}/steps/point_person", f"{walk}/steps/people",
    ]  # fmt: skip
    return {path: CHANGES.sub("*", pages.get(path).html) for path in paths}


def _rules(case: Case, database: Database) -> list[str]:
    with database.reader() as session:
        found = review(session, case.ann, case.transition_id, unprintable_in)
        return [repr(one) for one in (*found.gaps.before, *found.gaps.before_folded, *found.stops)]


def test_a1_pages_and_rules_say_the_same_whoever_is_a_client_elsewhere(
    ann: PageClient, case: Case, database: Database
) -> None:
    shown, rules = _everything_shown(ann, case), _rules(case, database)
    _put_her_in_the_west(database, case)
    again = _everything_shown(ann, case)
    assert [path for path in shown if shown[path] != again[path]] == []
    assert _rules(case, database) == rules


def test_a1_rules_do_know_the_clients_in_sight(case: Case, database: Database) -> None:
    """The other half: where Vera is Ann's own client too, the rules speak of her."""
    rules = _rules(case, database)
    with database.writing() as session:
        make_client(session, case.ann, NAME, legal_name=NAME)
    told = [one for one in _rules(case, database) if one not in rules]
    assert any("other_persons_name" in one or "another_client" in one for one in told)


def test_a1_new_client_of_the_same_name_is_taken_without_a_word(
    ann: PageClient, case: Case, database: Database
) -> None:
    _put_her_in_the_west(database, case)
    answers = []
    for name in (NAME, OTHER):
        page = ann.submit(ann.get("/clients/new"), {"preferred_name": name, "legal_name": name})
        answers.append(page.words.replace(name, "*").replace(name.split()[0], "*"))
    assert answers[0].replace("VQ", "*") == answers[1].replace("MB", "*")

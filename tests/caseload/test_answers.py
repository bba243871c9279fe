"""What a person has said, read from every asking."""

from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy.orm import Session

from clinic.caseload import actions, queries
from clinic.caseload.answers import Answer, answer_of
from clinic.caseload.models import Client
from clinic.foundation.errors import Refused
from tests.factories.rows import Office, make_person

MARCH_1, MARCH_3, MARCH_5 = date(2026, 3, 1), date(2026, 3, 3), date(2026, 3, 5)


@dataclass
class Row:
    outcome: str
    on: date
    ask_who: str = ""
    ask_by: date | None = None
    agreed: str = ""
    words: str = ""
    limits: str = ""


@pytest.mark.parametrize(
    ("rows", "answer"),
    [
        ([], Answer()),
        ([Row("not_asked", MARCH_1, "Ade", MARCH_5)], Answer(ask_who="Ade", ask_by=MARCH_5)),
        ([Row("asked", MARCH_1)], Answer("asked", asked_on=MARCH_1)),
        ([Row("asked", MARCH_1), Row("no_answer", MARCH_3)], Answer("asked", asked_on=MARCH_3)),
        (
            [Row("asked", MARCH_1), Row("yes", MARCH_3, agreed="reminds,first_call", words="Of course")],
            Answer("yes", MARCH_1, MARCH_3, agreed=("reminds", "first_call"), words="Of course"),
        ),
        ([Row("part", MARCH_3, limits="No nights")], Answer("part", MARCH_3, MARCH_3, limits="No nights")),
        ([Row("yes", MARCH_1), Row("stepped_back", MARCH_5)], Answer("stepped_back", MARCH_1, MARCH_5)),
        ([Row("no", MARCH_1), Row("asked", MARCH_5)], Answer("asked", asked_on=MARCH_5)),
        (
            [Row("yes", MARCH_1, words="Sure"), Row("not_asked", MARCH_3, "Ade", MARCH_5)],
            Answer("yes", MARCH_1, MARCH_1, "Ade", MARCH_5, words="Sure"),
        ),
    ],
)
def test_answer_of(rows: list[Row], answer: Answer) -> None:
    assert answer_of(rows) == answer


def test_answer_said_yes_wholly_or_in_part() -> None:
    assert [
        state
        for state in ("not_asked", "asked", "yes", "part", "no", "stepped_back")
        if Answer(state).said_yes
    ] == [
        "yes",
        "part",
    ]


def test_record_asking_adds_rows_and_seals_the_words(session: Session, office: Office, sam: Client) -> None:
    rosa = make_person(session, office.ann, sam, answer="no_answer")
    actions.record_asking(
        session,
        by=office.ann,
        person_id=rosa.id,
        outcome="part",
        agreed=("first_call", "checks_in"),
        words="Not at night",
        limits="Money",
    )
    session.expire_all()
    answer = queries.person(session, office.ann, rosa.id).answer
    assert (answer.state, answer.agreed, answer.words, answer.limits) == (
        "part",
        ("first_call", "checks_in"),
        "Not at night",
        "Money",
    )
    assert [row.seq for row in rosa.askings] == [1, 2]
    assert b"night" not in rosa.askings[1].sealed_words


def test_record_asking_refuses_tasks_for_somebody_under_18(
    session: Session, office: Office, sam: Client
) -> None:
    mia = make_person(session, office.ann, sam, "Mia", type="child", grown_up="under_18")
    with pytest.raises(Refused, match="Who is the grown-up"):
        actions.record_asking(session, by=office.ann, person_id=mia.id, outcome="yes", agreed=("reminds",))


def test_record_asking_refuses_days_to_come_and_nobody_as_asker(
    session: Session, office: Office, sam: Client
) -> None:
    rosa = make_person(session, office.ann, sam)
    with pytest.raises(Refused):
        actions.record_asking(session, by=office.ann, person_id=rosa.id, outcome="yes", on=date(2026, 3, 11))
    with pytest.raises(Refused):
        actions.record_asking(
            session, by=office.ann, person_id=rosa.id, outcome="not_asked", ask_who="the team"
        )
    assert queries.person(session, office.ann, rosa.id).answer == Answer()

"""A public case, typed in through the pages; what its record leaves open is said with a way out."""

import pytest

from tests.journeys.answering import Answer, WayOut
from tests.journeys.days import days_ahead, said
from tests.journeys.public_case import FOLDER, FollowUp, Medicine, PublicCase, Someone
from tests.journeys.worker import Worker

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason=f"the public example files are not beside the repository ({FOLDER})"
)

LEAVES = days_ahead(2)
NOT_IN_RECORD = WayOut(
    "Not possible today, because …", because="The record doesn’t say. Maya asks on the first call."
)


def typed_in(maya: Worker, someone: Someone, client: str) -> None:
    maya.adds_person(
        {
            "Name": someone.name,
            "Who is this?": someone.kind,
            f"What are they to {client}, in {client}’s words?": someone.relation,
            "Are they a grown-up?": "Yes",
            "What is it?": "Phone",
            "Number, address or place": someone.phone,
            "How?": ["Call"],
        }
    )


def medicine_row(medicine: Medicine) -> dict[str, Answer]:
    return {
        "Name": medicine.name,
        "What it is for": medicine.what_for,
        "How and when": medicine.how,
        "New or changed": "The same as before",
    }


def appointment_row(follow_up: FollowUp) -> dict[str, Answer]:
    assert follow_up.after is not None
    return {"What for": follow_up.what, "Day": LEAVES + follow_up.after}


def test_public_case_from_the_patient_to_the_plan(maya: Worker) -> None:
    case = PublicCase()
    son, daughter = case.family
    dated = [one for one in case.follow_ups if one.after is not None]
    undated = [one for one in case.follow_ups if one.after is None]
    assert (len(case.team), len(case.medicines), len(dated), len(undated)) == (6, 8, 3, 6)

    maya.adds_client(case.name, **{"When were they born?": case.born})
    for someone in (*case.family, *case.team):
        typed_in(maya, someone, case.given)
    maya.starts("leaves a hospital", on=LEAVES)
    maya.answers("person", {"record": True, "matters_most": NOT_IN_RECORD})
    maya.answers(
        "point_person",
        {
            "point_person": {son.name: True, "Has this person said yes?": "Said yes"},
            "takes_on": ["Reminds Betsy of visits"],
            "backup": {daughter.name: True, "Has this person said yes?": "Said yes"},
        },
    )
    maya.answers("people", {"let_it_out": NOT_IN_RECORD})
    maya.answers("harder_days", dict.fromkeys(("my_signs", "first_do", "way_back"), NOT_IN_RECORD))
    maya.answers("privacy", dict.fromkeys(("safe_paper", "safe_ring", "never_ring"), NOT_IN_RECORD))
    maya.answers("decisions", {"can_decide": "Yes", "proxy": NOT_IN_RECORD})
    maya.answers("answers", {"askings": NOT_IN_RECORD})
    maya.answers("changes", {"going_to": "Their own home", "told_on": days_ahead(-1)})
    maya.answers("cover", {"changes": NOT_IN_RECORD})
    maya.answers(
        "first_days",
        {
            "sleeps": case.patient["address"][0]["text"],
            "medicines_last_until": NOT_IN_RECORD,
            "contacts": NOT_IN_RECORD,
        },
    )
    maya.answers(
        "appointments",
        {
            "appointments": [appointment_row(one) for one in dated],
            "medicines_answer": "I write each one here",
            "medicines": [medicine_row(one) for one in case.medicines],
            "clinician_told": [{"Who was told": one.what} for one in undated],
        },
    )
    maya.answers("goodbye", {"said_aloud": "Yes"})
    maya.answers(
        "agreement", {"said_back": NOT_IN_RECORD, "agreement": "Betsy agrees", "copies": NOT_IN_RECORD}
    )
    number = maya.makes_the_plan()

    paper = maya.prints(number)
    paper.is_sound(case.name)
    assert paper.lines_of_page_1[:2] == ["Who helps me now?", "Call first"]
    paper.says_on_page_1(f"{son.name} your son")
    paper.says_on_page_1(daughter.name)
    paper.says_on_page_1(said(LEAVES + dated[0].after))
    for someone in case.team:
        paper.says(someone.name)
        assert someone.phone[-4:] in paper.words
    medicines = paper.between("My medicines", "When things get harder").split()
    for medicine in case.medicines:  # a long name stands on several lines, beside how it is taken
        assert not set(f"{medicine.name} {medicine.how}".split()) - set(medicines), medicine

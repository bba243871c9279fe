"""Kinds that write to the caseload: what was said on a page becomes rows that other pages read."""

from datetime import date, time

import pytest
from sqlalchemy import select

from clinic.caseload import queries as caseload
from clinic.caseload.models import Client
from clinic.caseload.models_people import Asking, Person
from clinic.checklist.kinds.asking import Said
from clinic.checklist.kinds.consents import Consented
from clinic.checklist.kinds.naming import NewPerson, Reaching
from clinic.checklist.kinds.never_ring import NewNeverRing
from clinic.foundation.days import Hours
from clinic.foundation.errors import NotFound, Refused
from tests.checklist.walks import Case
from tests.factories.rows import make_client, make_person, make_place, make_worker

EVENINGS = (Hours(tuple(range(5)), time(18), time(21)),)


def _rosa(case: Case, **fields) -> Person:
    return make_person(case.session, case.ann, case.client(), phone="(505) 555-0142", **fields)


def _point_person(case: Case, value: dict, **more):
    return case.save("point_person", point_person=value, **more).facts.first_call


def test_record_is_confirmed_on_the_client(case: Case):
    case.client().record_from, case.client().record_on = "the ward record", date(2026, 3, 3)
    case.save("person", record={"confirmed": "yes"})
    assert case.client().record_on == date(2026, 3, 10)


def test_safe_is_kept_on_the_client_with_its_own_day(case: Case):
    case.save("privacy", safe_paper={"choice": "no"}, safe_ring={"choice": "with_care", "detail": "After 5"})
    client = case.session.get_one(Client, case.client_id)
    assert (client.safe_paper, client.safe_paper_on) == ("no", date(2026, 3, 10))
    assert (client.safe_ring, client.safe_ring_on) == ("with_care", date(2026, 3, 10))


def test_point_person_who_is_known_gets_the_hat(case: Case):
    rosa = _rosa(case)
    named = _point_person(case, {"person": f"person:{rosa.id}"})
    assert (named.key, named.hats) == (str(rosa.id), ("first_call",))


def test_point_person_who_is_new_is_added_with_a_number(case: Case):
    new = NewPerson("Teo Alvarado", type="family", relation="cousin", phone="505 555 0171", grown_up="yes")
    named = _point_person(case, {"person": "new", "new": new})
    assert (named.name, named.relation, named.phones[0].value) == ("Teo Alvarado", "cousin", "(505) 555-0171")


def test_point_person_from_the_directory_is_added_once(case: Case):
    place = make_place(case.session, case.ann, "Oak Drop-in", type="charity", phone="505 555 0100")
    for _ in range(2):
        named = _point_person(case, {"person": f"place:{place.id}"})
    assert [one.name for one in case.walk().facts.people] == ["Oak Drop-in"]
    assert named.phones[0].value == "(505) 555-0100"


def test_person_from_the_team_is_put_around_the_client(case: Case):
    maya = make_worker(case.session, case.office.clinic, case.office.east, name="Maya", phone="505 555 0102")
    walk = case.save("point_person", stand_in={"person": f"worker:{maya.id}"})
    (named,) = walk.facts.people
    assert walk.answers["stand_in"].value == {"person": named.key}
    assert (named.name, named.phones[0].value, named.hats) == ("Maya", "(505) 555-0102", ())


def test_point_person_changes_and_the_hat_moves(case: Case):
    rosa, joe = _rosa(case), make_person(case.session, case.ann, case.client(), "Joe", type="friend")
    _point_person(case, {"person": f"person:{rosa.id}"})
    assert _point_person(case, {"person": f"person:{joe.id}"}).name == "Joe"
    assert _point_person(case, {"person": "none"}) is None
    assert case.walk().facts.has_no_point_person


def test_point_person_said_yes_to_what_was_ticked_on_the_same_page(case: Case):
    rosa = _rosa(case)
    said = Said("yes", words="He can ring me at work.")
    named = _point_person(
        case,
        {"person": f"person:{rosa.id}", "said": said},
        takes_on={"ticks": ["first_call", "checks_in"]},
        limits={"text": "No nights"},
    )
    answer = named.answer
    assert (answer.state, answer.agreed, answer.limits) == ("yes", ("first_call", "checks_in"), "No nights")
    assert answer.words == "He can ring me at work."


def test_point_person_saved_again_asks_nobody_twice(case: Case):
    rosa = _rosa(case)
    for _ in range(3):
        _point_person(case, {"person": f"person:{rosa.id}", "said": Said("yes", words="I will")})
    assert len(case.session.scalars(select(Asking)).all()) == 1


def test_point_person_keeps_other_numbers_when_hours_are_set(case: Case):
    rosa = _rosa(case)
    reach = Reaching(ways=("text",), hours=EVENINGS)
    named = _point_person(case, {"person": f"person:{rosa.id}", "reach": reach})
    assert (named.phones[0].ways, named.phones[0].hours) == (("text",), EVENINGS)
    again = _point_person(case, {"person": f"person:{rosa.id}", "reach": Reaching()})
    assert (again.phones[0].ways, again.phones[0].hours) == (("text",), EVENINGS)


def test_point_person_who_is_new_keeps_the_hours_typed_with_the_name(case: Case):
    new = NewPerson("Teo Alvarado", phone="505 555 0171")
    named = _point_person(case, {"person": "new", "new": new, "reach": Reaching(("text",), EVENINGS)})
    assert (named.phones[0].ways, named.phones[0].hours) == (("text",), EVENINGS)


def test_point_person_under_18_is_refused(case: Case):
    mia = make_person(case.session, case.ann, case.client(), "Mia", type="child", grown_up="under_18")
    with pytest.raises(Refused, match="Mia is under 18"):
        _point_person(case, {"person": f"person:{mia.id}"})


def test_point_person_of_another_client_is_not_found(case: Case):
    other = make_client(case.session, case.ann, "Joe Turner")
    theirs = make_person(case.session, case.ann, other, "Eve")
    with pytest.raises(NotFound):
        _point_person(case, {"person": f"person:{theirs.id}"})


def test_point_person_named_duty_desk_is_refused(case: Case):
    with pytest.raises(Refused, match="Duty desk"):
        _point_person(case, {"person": "new", "new": NewPerson("Duty desk")})


def test_backup_has_a_hat_of_its_own(case: Case):
    rosa, joe = _rosa(case), make_person(case.session, case.ann, case.client(), "Joe", type="friend")
    there = case.save(
        "point_person",
        point_person={"person": f"person:{rosa.id}"},
        backup={"person": f"person:{joe.id}"},
    )
    assert {one.name: one.hats for one in there.facts.people} == {
        "Rosa Okafor": ("first_call",),
        "Joe": ("stands_in",),
    }


def test_what_the_client_asks_lives_on_the_point_person(case: Case):
    rosa = _rosa(case)
    _point_person(case, {"person": f"person:{rosa.id}"})
    there = case.save(
        "point_person", client_asks_not={"text": "Don’t call my boss"}, helper_needs={"text": "Rest"}
    )
    assert (there.facts.first_call.client_asks_not, there.facts.first_call.needs) == (
        "Don’t call my boss",
        "Rest",
    )
    assert there.answers["client_asks_not"].value == {"text": "Don’t call my boss"}


def test_askings_record_each_answer(case: Case):
    rosa = _rosa(case)
    _point_person(case, {"person": f"person:{rosa.id}"})
    who_asks = Said("no_answer", ask_who="Ade", ask_by=date(2026, 3, 12))
    there = case.save("answers", askings={"said": {str(rosa.id): who_asks}})
    answer = there.facts.first_call.answer
    assert (answer.state, answer.ask_who, answer.ask_by) == ("asked", "Ade", date(2026, 3, 12))


def test_people_are_added_with_what_they_do(case: Case):
    new = NewPerson("Teo", type="family", doings=("listens", "drives"))
    there = case.save("people", people={"choice": "some", "new": [new]})
    assert [(one.name, one.doings) for one in there.facts.people] == [("Teo", ("listens", "drives"))]
    assert there.answers["people"].value == {"choice": "some"}


def test_no_one_right_now_is_kept_as_an_answer(case: Case):
    assert case.save("people", people={"choice": "none"}).answers["people"].value == {"choice": "none"}


def test_never_ring_is_put_on_and_taken_off_the_list(case: Case):
    new = NewNeverRing("Carl Okafor", number="505 555 0199", reason="Hit him")
    there = case.save("privacy", never_ring={"choice": "some", "new": [new], "gone": []})
    (carl,) = there.facts.never_ring
    assert (carl.name, carl.digits, carl.reason) == ("Carl Okafor", "5055550199", "Hit him")
    there = case.save("privacy", never_ring={"choice": "none", "gone": [str(carl.id)]})
    assert there.facts.never_ring == ()
    assert there.answers["never_ring"].value == {"choice": "none"}


def test_consents_are_given_one_by_one_and_a_save_takes_none_back(case: Case):
    rosa = _rosa(case)
    given = {str(rosa.id): [Consented("plan", True), Consented("risk", True, how="written")]}
    case.save("privacy", consents={"asked": "yes", "new": given})
    assert _held(case) == {"plan", "risk"}
    case.save("privacy", consents={"asked": "yes", "new": {str(rosa.id): [Consented("may_be_rung", True)]}})
    assert _held(case) == {"plan", "risk", "may_be_rung"}


def test_consent_for_substance_use_needs_a_paper(case: Case):
    rosa = _rosa(case)
    spoken = {str(rosa.id): [Consented("substance_use", True)]}
    with pytest.raises(Refused, match="signed paper"):
        case.save("privacy", consents={"asked": "yes", "new": spoken})


def test_first_call_marks_the_number_as_tried(case: Case):
    rosa = _rosa(case)
    _point_person(case, {"person": f"person:{rosa.id}"})
    there = case.save("agreement", first_call={"date": "2026-03-10"})
    assert there.facts.first_call.phones[0].tried_on == date(2026, 3, 10)


def test_rows_keep_their_ids(case: Case):
    first = case.save("first_days", needs={"rows": [{"id": "", "what": "Keys", "status": "sorted"}]})
    (row,) = first.answers["needs"].value["rows"]
    again = case.save(
        "first_days", needs={"rows": [{**row, "status": "missing"}, {"id": "", "what": "Food"}]}
    )
    rows = again.answers["needs"].value["rows"]
    assert rows[0] == {**row, "status": "missing"}
    assert len({one["id"] for one in rows}) == 2


def _held(case: Case) -> set[str]:
    consents = caseload.consents_of(case.session, case.ann, case.client_id)
    return {one.kind for one in consents if one.holds}

"""People around a client: put in, changed, taken off; how to reach them; what they are to the client."""

from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from clinic.caseload import actions, queries
from clinic.caseload.actions import Contact
from clinic.caseload.models import Client
from clinic.foundation.contact_points import BadPhone
from clinic.foundation.days import Hours
from clinic.foundation.errors import Conflict, NotFound, Refused
from tests.factories.rows import Office, make_client, make_person, make_place

TODAY = date(2026, 3, 10)


def only(session: Session, office: Office, client: Client):
    (one,) = queries.people_around(session, office.ann, client.id)
    return one


def test_add_person_reads_back_whole(session: Session, office: Office, sam: Client) -> None:
    facts = {
        "called": "Rosie",
        "relation": "sister",
        "grown_up": "yes",
        "language": "es",
        "doings": "cooks,walks",
        "doing_words": "Sings with me\nFixes my bike",
        "frequency": "every Sunday",
        "how_is_it": "mixed",
        "gives_back": "Sam feeds her cat",
        "client_asks_not": "Please don’t ring my boss",
        "needs": "A night off",
        "first_visit_on": date(2026, 3, 20),
        "first_visit_with": "Ade",
    }
    actions.add_person(
        session, by=office.ann, client_id=sam.id, name="Rosa Okafor", nature="unpaid", type="sibling", **facts
    )
    session.expire_all()
    rosa = only(session, office, sam)
    expected = {**facts, "doings": ("cooks", "walks"), "doing_words": ("Sings with me", "Fixes my bike")}
    assert {name: getattr(rosa, name) for name in facts} == expected
    assert rosa.functions == ("practical", "belonging")
    assert (rosa.answer.state, rosa.hats, rosa.version) == ("not_asked", (), 1)


@pytest.mark.parametrize(
    ("kind", "nature"),
    [("psychiatrist", "unpaid"), ("friend", "paid"), ("library", "community"), ("nurse", "")],
)
def test_add_person_refuses_a_kind_that_is_not_of_this_nature(
    session: Session, office: Office, sam: Client, kind: str, nature: str
) -> None:
    with pytest.raises(Refused):
        make_person(session, office.ann, sam, type=kind, nature=nature)


def test_add_person_refuses_what_names_nobody(session: Session, office: Office, sam: Client) -> None:
    with pytest.raises(Refused):
        make_person(session, office.ann, sam, "duty desk", nature="paid", type="nurse")


def test_people_come_in_the_order_they_were_put_in(session: Session, office: Office, sam: Client) -> None:
    for name in ("Zoe", "Ali", "Mo"):
        make_person(session, office.ann, sam, name)
    assert [one.name for one in queries.people_around(session, office.ann, sam.id)] == ["Zoe", "Ali", "Mo"]


def test_change_person_that_was_saved_meanwhile_is_told(
    session: Session, office: Office, sam: Client
) -> None:
    rosa = make_person(session, office.ann, sam)
    actions.change_person(session, by=office.ann, person_id=rosa.id, opened_version=1, relation="twin")
    with pytest.raises(Conflict) as refused:
        actions.change_person(session, by=office.ann, person_id=rosa.id, opened_version=1, relation="cousin")
    assert refused.value.theirs == {"relation": "twin"}


def test_change_person_refuses_days_in_the_wrong_order(session: Session, office: Office, sam: Client) -> None:
    rosa = make_person(session, office.ann, sam)
    with pytest.raises(Refused):
        actions.change_person(
            session, by=office.ann, person_id=rosa.id, from_on=TODAY, until_on=date(2026, 3, 9)
        )


def test_removed_person_comes_back_as_they_were(session: Session, office: Office, sam: Client) -> None:
    rosa = make_person(session, office.ann, sam, phone="505 555 0142", hats=("first_call",), answer="yes")
    before = only(session, office, sam)
    actions.remove_person(session, by=office.ann, person_id=rosa.id)
    assert queries.people_around(session, office.ann, sam.id) == ()
    with pytest.raises(NotFound):
        queries.person(session, office.ann, rosa.id)
    actions.restore_person(session, by=office.ann, person_id=rosa.id)
    after = only(session, office, sam)
    assert (after.contacts, after.hats, after.answer) == (before.contacts, before.hats, before.answer)


def test_person_outside_sight_can_neither_be_read_nor_changed(
    session: Session, office: Office, sam: Client
) -> None:
    rosa = make_person(session, office.ann, sam)
    for act in (
        lambda: queries.person(session, office.wes, rosa.id),
        lambda: actions.change_person(session, by=office.wes, person_id=rosa.id, relation="x"),
        lambda: actions.remove_person(session, by=office.wes, person_id=rosa.id),
        lambda: actions.set_hat(session, by=office.wes, person_id=rosa.id, hat="carer"),
        lambda: actions.record_asking(session, by=office.wes, person_id=rosa.id, outcome="yes"),
        lambda: actions.record_consent(session, by=office.wes, person_id=rosa.id, kind="plan", given=True),
        lambda: actions.set_contacts(
            session, by=office.wes, client_id=sam.id, person_id=rosa.id, contacts=[]
        ),
    ):
        with pytest.raises(NotFound):
            act()


def test_contacts_keep_order_hours_and_what_was_tried(session: Session, office: Office, sam: Client) -> None:
    rosa = make_person(session, office.ann, sam)
    evenings = (Hours((0, 1, 2, 3, 4)),)
    wanted = [
        Contact(kind="phone", value="5055550142", ways=("text", "ring"), hours=evenings),
        Contact(kind="email", value="Rosa@Example.ORG"),
        Contact(kind="place", value="The bench outside the library", ways=("knock",)),
    ]
    actions.set_contacts(session, by=office.ann, client_id=sam.id, person_id=rosa.id, contacts=wanted)
    phone, email, place = only(session, office, sam).contacts
    assert (phone.value, phone.digits, phone.ways, phone.hours) == (
        "(505) 555-0142",
        "5055550142",
        ("text", "ring"),
        evenings,
    )
    assert (email.value, place.value) == ("Rosa@example.org", "The bench outside the library")

    actions.mark_number_tried(session, by=office.ann, contact_id=phone.id)
    same = [Contact(kind="phone", value="505-555-0142", ways=("ring",), id=phone.id)]
    actions.set_contacts(session, by=office.ann, client_id=sam.id, person_id=rosa.id, contacts=same)
    session.expire_all()
    assert [one.tried_on for one in only(session, office, sam).contacts] == [TODAY]

    other = [Contact(kind="phone", value="505-555-0199", ways=("ring",), id=phone.id)]
    actions.set_contacts(session, by=office.ann, client_id=sam.id, person_id=rosa.id, contacts=other)
    session.expire_all()
    assert [one.tried_on for one in only(session, office, sam).contacts] == [None]


def test_contacts_with_a_row_id_of_somebody_else_change_nothing(
    session: Session, office: Office, sam: Client
) -> None:
    joe = make_person(session, office.ann, sam, "Joe", phone="505 555 0111")
    rosa = make_person(session, office.ann, sam, phone="505 555 0142")
    theirs = queries.person(session, office.ann, joe.id).contacts[0].id
    for wrong in (theirs, uuid4()):
        with pytest.raises(NotFound):
            actions.set_contacts(
                session,
                by=office.ann,
                client_id=sam.id,
                person_id=rosa.id,
                contacts=[Contact(kind="phone", value="505 555 0000", id=wrong)],
            )
    session.expire_all()
    assert [one.contacts[0].digits for one in queries.people_around(session, office.ann, sam.id)] == [
        "5055550111",
        "5055550142",
    ]


def test_contacts_of_a_person_around_another_client_change_nothing(
    session: Session, office: Office, sam: Client
) -> None:
    rosa = make_person(session, office.ann, sam)
    other = make_client(session, office.ann, "Joe Diaz")
    with pytest.raises(NotFound):
        actions.set_contacts(session, by=office.ann, client_id=other.id, person_id=rosa.id, contacts=[])


def test_contacts_refuse_what_is_no_number(session: Session, office: Office, sam: Client) -> None:
    with pytest.raises(BadPhone):
        actions.set_contacts(
            session, by=office.ann, client_id=sam.id, contacts=[Contact(kind="phone", value="none")]
        )


def test_hats_are_separate_and_ended_never_lost(session: Session, office: Office, sam: Client) -> None:
    rosa = make_person(session, office.ann, sam, hats=("first_call", "carer"))
    actions.set_hats(session, by=office.ann, person_id=rosa.id, hats=frozenset({"carer", "next_of_kin"}))
    session.expire_all()
    assert set(only(session, office, sam).hats) == {"carer", "next_of_kin"}
    assert len(rosa.hats) == 3


def test_first_call_is_worn_by_one_person(session: Session, office: Office, sam: Client) -> None:
    make_person(session, office.ann, sam, "Joe", hats=("first_call", "stands_in"))
    make_person(session, office.ann, sam, "Rosa", hats=("first_call", "stands_in"))
    session.expire_all()
    worn = {one.name: set(one.hats) for one in queries.people_around(session, office.ann, sam.id)}
    assert worn == {"Joe": {"stands_in"}, "Rosa": {"first_call", "stands_in"}}


@pytest.mark.parametrize(
    ("hat", "allowed"),
    [
        ("first_call", False),
        ("stands_in", False),
        ("decides", False),
        ("guardian", False),
        ("emergency", True),
        ("next_of_kin", True),
        ("carer", True),
    ],
)
def test_hat_on_somebody_under_18(
    session: Session, office: Office, sam: Client, hat: str, allowed: bool
) -> None:
    mia = make_person(session, office.ann, sam, "Mia", type="child", grown_up="under_18")
    if allowed:
        actions.set_hat(session, by=office.ann, person_id=mia.id, hat=hat)
    else:
        with pytest.raises(Refused, match="Mia is under 18"):
            actions.set_hat(session, by=office.ann, person_id=mia.id, hat=hat)


def test_person_who_turns_out_to_be_under_18_must_lose_the_hat_first(
    session: Session, office: Office, sam: Client
) -> None:
    mia = make_person(session, office.ann, sam, "Mia", type="child", hats=("stands_in",))
    with pytest.raises(Refused):
        actions.change_person(session, by=office.ann, person_id=mia.id, grown_up="under_18")


def test_known_people_offers_own_people_then_workers_then_places(
    session: Session, office: Office, sam: Client
) -> None:
    rosa = make_person(session, office.ann, sam, relation="sister")
    make_person(session, office.ann, make_client(session, office.ann, "Joe Diaz"), "Private To Joe")
    oak = make_place(session, office.ann, "Oak Pharmacy", phone="505 555 0134")
    make_place(session, office.wes, "West Clinic", type="clinic")
    known = queries.known_people(session, office.ann, sam.id)
    assert [(one.key, one.name) for one in known] == [
        (f"person:{rosa.id}", "Rosa Okafor"),
        (f"worker:{office.ann.id}", "Ann Weaver"),
        (f"worker:{office.sue.id}", "Sue Bell"),
        (f"place:{oak.id}", "Oak Pharmacy"),
    ]


def test_person_from_known_is_made_once_with_what_is_known(
    session: Session, office: Office, sam: Client
) -> None:
    oak = make_place(
        session, office.ann, phone="505 555 0134", ways="ring", meets="Mondays, free", address="1 Oak St"
    )
    made = actions.person_from_known(session, by=office.ann, client_id=sam.id, key=f"place:{oak.id}")
    again = actions.person_from_known(session, by=office.ann, client_id=sam.id, key=f"place:{oak.id}")
    person = queries.person(session, office.ann, made)
    assert made == again
    assert (person.name, person.nature, person.type, person.meets) == (
        "Oak Pharmacy",
        "paid",
        "pharmacist",
        "Mondays, free",
    )
    assert [contact.value for contact in person.contacts] == ["(505) 555-0134", "1 Oak St"]
    assert f"place:{oak.id}" not in {one.key for one in queries.known_people(session, office.ann, sam.id)}


def test_person_from_known_worker_brings_job_and_number(
    session: Session, office: Office, sam: Client
) -> None:
    made = actions.person_from_known(session, by=office.ann, client_id=sam.id, key=f"worker:{office.ann.id}")
    person = queries.person(session, office.ann, made)
    assert (person.name, person.relation, person.user_id) == ("Ann Weaver", "Case manager", office.ann.id)
    assert person.phones[0].digits == "5055550101"


def test_person_from_known_refuses_keys_of_others(session: Session, office: Office, sam: Client) -> None:
    joe = make_client(session, office.ann, "Joe Diaz")
    private = make_person(session, office.ann, joe, "Private")
    place_of_others = make_place(session, office.wes, "West Clinic", type="clinic")
    keys = [
        f"person:{private.id}",
        f"place:{place_of_others.id}",
        f"worker:{uuid4()}",
        "person:x",
        "",
        "none",
        f"x:{uuid4()}",
    ]
    for key in keys:
        with pytest.raises(NotFound):
            actions.person_from_known(session, by=office.ann, client_id=sam.id, key=key)


def test_people_around_costs_the_same_for_many_as_for_one(
    session: Session, office: Office, sam: Client
) -> None:
    def cost() -> int:
        session.expire_all()
        asked: list[str] = []
        listener = lambda *arguments: asked.append(arguments[2])  # noqa: E731
        event.listen(session.bind, "before_cursor_execute", listener)
        queries.people_around(session, office.ann, sam.id)
        event.remove(session.bind, "before_cursor_execute", listener)
        return len(asked)

    make_person(session, office.ann, sam, phone="505 555 0142", hats=("carer",), answer="yes")
    one = cost()
    for number in range(7):
        make_person(
            session, office.ann, sam, f"Friend {number}", type="friend", phone="505 555 0100", answer="no"
        )
    assert cost() == one
    assert one <= 8

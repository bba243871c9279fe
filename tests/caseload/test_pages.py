"""The caseload's pages, as a clinician goes through them."""

from datetime import date, time
from uuid import uuid4

import pytest
from sqlalchemy import event

from clinic.caseload import actions, queries
from clinic.caseload.panels import EXTENSION, PagePanel
from clinic.foundation.days import Hours
from tests.caseload.conftest import Desk
from tests.factories.rows import make_client, make_person, make_place
from tests.page_client import PageClient


def around(pages: PageClient, desk: Desk) -> list:
    with pages.app.database.reader() as session:
        return list(queries.people_around(session, desk.office.ann, desk.sam))


def test_new_client_needs_a_name_and_nothing_else(pages: PageClient, desk: Desk) -> None:
    page = pages.submit(pages.get("/clients/new"), {"preferred_name": "Sting"})
    assert page.h1 == "Sting"
    assert "Sting is on your list." in page.words
    assert "No one yet" in page.words
    assert "Sting" in pages.get("/clients?q=sting").words


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "Write what they want to be called. One name is enough."),
        ("TBD", "Write the name of one person. This is not a name."),
        ("x" * 121, "Shorten this to 120 characters. It has 121."),
        ("Sam\x00", "This text holds a character that cannot be printed, at character 4. Delete it."),
    ],
)
def test_new_client_without_a_name_keeps_what_was_typed(
    pages: PageClient, desk: Desk, typed: str, problem: str
) -> None:
    page = pages.get("/clients/new")
    page = pages.submit(page, {"preferred_name": typed, "legal_name": "Samuel"}, status=422)
    assert page.problems == [problem]
    assert page.title.startswith("Error: ")
    assert page.fields()["legal_name"] == ["Samuel"]


def test_new_client_born_tomorrow_is_told_at_the_date(pages: PageClient, desk: Desk) -> None:
    born = {"born_on-day": "11", "born_on-month": "3", "born_on-year": "2026"}
    page = pages.submit(pages.get("/clients/new"), {"preferred_name": "Sam", **born}, status=422)
    assert page.problems == ["This day is still to come. Check the year."]


def test_new_client_sent_twice_is_one_client(pages: PageClient, desk: Desk) -> None:
    page = pages.get("/clients/new")
    for _ in range(2):
        pages.submit(page, {"preferred_name": "Twice"})
    assert "Showing 1 client" in pages.get("/clients?q=twice").words


def test_list_says_how_many_and_finds(pages: PageClient, desk: Desk) -> None:
    page = pages.get("/clients")
    assert "Showing 1 client, by name" in page.words
    assert "Rosa Okafor" in page.words
    assert "Nobody here fits" in pages.get("/clients?q=zzz").words


def test_list_of_nobody_says_what_to_do_first(pages: PageClient, desk: Desk) -> None:
    with pages.app.database.writing() as session:
        (lead,) = queries.assignments_of(session, desk.office.sue, desk.sam)
        actions.end_assignment(session, by=desk.office.sue, client_id=desk.sam, assignment_id=lead.id)
    assert "Sam Okafor" in pages.get("/clients").words
    west = PageClient(pages.app)
    with pages.app.database.reader() as session:
        west.sign_in(session.get_one(type(desk.ann), desk.office.wes.id))
    assert "Add the first one" in west.get("/clients").words


def test_list_goes_on_on_the_next_page(pages: PageClient, desk: Desk) -> None:
    with pages.app.database.writing() as session:
        for number in range(30):
            make_client(session, desk.office.ann, f"Client {number:02}")
    first = pages.get("/clients?sort=added&status=all")
    second = pages.get(first.link("Next page"))
    assert "Showing 25 of 31 clients" in first.words
    assert "Showing 6 of 31 clients" in second.words
    assert "status=all" in second.link("First page")


def test_client_page_shows_who_helps_now_and_equal_halves(pages: PageClient, desk: Desk) -> None:
    page = pages.get(f"/clients/{desk.sam}")
    (frame,) = page.tree.xpath("//*[contains(@class, 'first-call')][self::section]")
    assert "Rosa Okafor, sister" in " ".join(frame.text_content().split())
    assert frame.xpath(".//a/@href") == ["tel:5055550142"]
    halves = page.tree.xpath("//section[contains(@class, 'half')]")
    assert [half.get("aria-label") for half in halves] == ["People Sam knows", "People whose job it is"]
    assert "No one yet" in halves[1].text_content()


def test_client_page_never_offers_to_ring_somebody_on_the_never_ring_list(
    pages: PageClient, desk: Desk
) -> None:
    with pages.app.database.writing() as session:
        actions.add_never_ring(session, by=desk.office.ann, client_id=desk.sam, name="R.", number="555-0142")
    page = pages.get(f"/clients/{desk.sam}")
    assert "tel:" not in page.html
    assert "Look first" in page.words
    assert "tel:" not in pages.get(f"/clients/{desk.sam}/people/{desk.rosa}/ask").html


def test_client_page_text_only_number_is_never_rung(pages: PageClient, desk: Desk) -> None:
    with pages.app.database.writing() as session:
        contact = actions.Contact(kind="phone", value="505 555 0142", ways=("text",))
        actions.set_contacts(
            session, by=desk.office.ann, client_id=desk.sam, person_id=desk.rosa, contacts=[contact]
        )
    assert "sms:5055550142" in pages.get(f"/clients/{desk.sam}").html
    assert "Text (505) 555-0142 now" in pages.get(f"/clients/{desk.sam}/people/{desk.rosa}/ask").words


def test_client_page_has_room_for_higher_rooms(
    pages: PageClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for = []

    def panels(session, viewer, client_id):
        asked_for.append((viewer.id, client_id))
        return [PagePanel("beside", "caseload/_people.html", {"title": "", "words": "From above"})]

    monkeypatch.setitem(pages.app.extensions, EXTENSION, [panels])
    pages.get(f"/clients/{desk.sam}")
    assert asked_for == [(desk.ann.id, desk.sam)]


def test_client_page_costs_the_same_for_many_people(pages: PageClient, desk: Desk) -> None:
    def cost() -> int:
        asked: list[str] = []

        def note(*arguments: object) -> None:
            asked.append(str(arguments[2]))

        event.listen(pages.app.database.engine, "before_cursor_execute", note)
        pages.get(f"/clients/{desk.sam}")
        event.remove(pages.app.database.engine, "before_cursor_execute", note)
        return len(asked)

    one = cost()
    with pages.app.database.writing() as session:
        sam = queries.client(session, desk.office.ann, desk.sam)
        for number in range(6):
            make_person(
                session, desk.office.ann, sam, f"Friend {number}", type="friend", phone="505 555 0100"
            )
    assert cost() == one


@pytest.mark.parametrize(
    ("view", "typed", "shown"),
    [
        ("about", {"pronouns": "they", "legal_name": "Samuel Okafor"}, "Samuel Okafor"),
        ("language", {"language": "ar", "interpreter": "professional"}, "Arabic. Yes, a trained interpreter"),
        ("address", {"address_kind": "car", "address": "Blue van, Elm Street"}, "Blue van, Elm Street"),
        ("safe", {"safe_paper": "no", "safe_note": "Keep it at Rosa’s"}, "No, asked March 10"),
        ("close", {"reason": "Moved away"}, "Moved away"),
    ],
)
def test_facts_are_saved_and_shown(pages: PageClient, desk: Desk, view: str, typed, shown: str) -> None:
    page = pages.submit(pages.get(f"/clients/{desk.sam}/{view}"), typed)
    assert page.h1 == "Sam Okafor"
    assert shown in page.words


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"interpreter": "chosen"}, "Write who interprets."),
        (
            {"interpreter": "chosen", "interpreter_note": "Mia"},
            "Only a grown-up may interpret. Choose a trained interpreter, or tick that they are 18 or older.",
        ),
    ],
)
def test_interpreter_is_never_a_child(pages: PageClient, desk: Desk, typed, problem: str) -> None:
    page = pages.submit(pages.get(f"/clients/{desk.sam}/language"), typed, status=422)
    assert problem in page.problems


def test_safe_page_fills_nothing_in_ahead(pages: PageClient, desk: Desk) -> None:
    pages.submit(pages.get(f"/clients/{desk.sam}/safe"), {"safe_paper": "yes"})
    page = pages.get(f"/clients/{desk.sam}/safe")
    assert "safe_paper" not in page.fields()
    assert "asked on March 10" in page.words
    page = pages.submit(page, {"safe_ring": "no"})
    assert "Yes, asked March 10" in page.words


def test_closed_record_can_be_opened_by_undo(pages: PageClient, desk: Desk) -> None:
    page = pages.submit(pages.get(f"/clients/{desk.sam}/close"), {"reason": ""})
    assert "This record is closed." in page.words
    pages.get(f"/clients/{desk.sam}/people/new")
    page = pages.submit(page, action=f"/clients/{desk.sam}/reopen")
    assert "The record is open again." in page.words


def test_still_right_is_one_tap(pages: PageClient, desk: Desk) -> None:
    page = pages.submit(pages.get(f"/clients/{desk.sam}"), action=f"/clients/{desk.sam}/still-right")
    assert "Read out and still right on March 10." in page.words


def test_change_in_two_tabs_shows_both_texts(pages: PageClient, desk: Desk) -> None:
    first, second = (pages.get(f"/clients/{desk.sam}/about") for _ in range(2))
    pages.submit(first, {"pronouns": "they"})
    page = pages.submit(second, {"pronouns": "he/him/his"}, status=409)
    assert "Somebody else saved this" in page.h1
    assert "they" in page.words
    assert "he/him/his" in page.words
    assert "Pronouns" in page.words


def test_ways_to_reach_a_client_that_has_none(pages: PageClient, desk: Desk) -> None:
    page = pages.submit(pages.get(f"/clients/{desk.sam}/reach"), {"no_way": "yes"})
    assert "No phone, no e-mail and no fixed place right now" in page.words
    assert pages.get(f"/clients/{desk.sam}/reach").fields()["no_way"] == ["yes"]


def test_ways_to_reach_rows_are_added_and_taken_off_without_a_script(pages: PageClient, desk: Desk) -> None:
    path = f"/clients/{desk.sam}/reach"
    row = {"contacts-0-kind": "phone", "contacts-0-value": "505 555 0199", "contacts-0-ways": ["text"]}
    page = pages.submit(pages.get(path), row | {"contacts-add": "1"})
    assert page.fields()["contacts-0-value"] == ["505 555 0199"]
    second = {
        "contacts-1-kind": "place",
        "contacts-1-value": "The library bench",
        "contacts-1-days": "weekdays",
    }
    page = pages.submit(page, second)
    assert "The library bench" in page.words
    assert "Monday to Friday" in page.words
    page = pages.submit(pages.get(path), {"contacts-remove": "0"})
    page = pages.submit(page)
    assert "0199" not in page.words
    assert "The library bench" in page.words


def test_person_is_added_with_number_and_hours(pages: PageClient, desk: Desk) -> None:
    typed = {
        "name": "Joe Diaz",
        "person_type": "unpaid:friend",
        "relation": "my friend",
        "kind": "phone",
        "value": "505 555 0111",
        "ways": ["ring", "text"],
        "days": "weekend",
        "from_time": "8 am",
        "until_time": "10 pm",
        "doings": ["walks"],
    }
    path = f"/clients/{desk.sam}/people/new"
    page = pages.submit(pages.get(path), typed, action=path)
    assert page.h1 == "Joe Diaz"
    assert "Call or text. Saturday and Sunday, 8 am to 10 pm" in page.words
    assert "Walks or does sport with Sam" in page.words


WRONG_PEOPLE: list[tuple[dict[str, str], list[str]]] = [
    ({}, ["Write their name, or what Sam calls them.", "Choose who this is."]),
    (
        {"name": "the team", "person_type": "paid:nurse"},
        ["Write the name of one person, group or place. This is not a name."],
    ),
    ({"name": "Joe", "person_type": "paid:friend"}, ["Choose one of the answers on the page."]),
    (
        {"name": "Joe", "person_type": "unpaid:friend", "kind": "phone"},
        ["Write the number, or take this row away."],
    ),
    (
        {"name": "Joe", "person_type": "unpaid:friend", "kind": "phone", "value": "no", "ways": "ring"},
        ["Write the phone number in digits."],
    ),
    (
        {"name": "Joe", "person_type": "unpaid:friend", "kind": "phone", "value": "5055550111"},
        ["Tick how to use this number. Some people only text."],
    ),
    (
        {"name": "Joe", "person_type": "unpaid:friend", "kind": "email", "value": "joe@x"},
        ["Write the e-mail address with an @ and a full domain, like name@example.org."],
    ),
    (
        {"name": "Joe", "person_type": "unpaid:friend", "value": "Elm Street"},
        ["Choose what it is: a phone, an e-mail address, or in person."],
    ),
    (
        {
            "name": "Joe",
            "person_type": "unpaid:friend",
            "kind": "place",
            "value": "Elm",
            "days": "chosen",
        },
        ["Tick the days."],
    ),
]


def test_person_with_wrong_facts_is_not_stored(pages: PageClient, desk: Desk) -> None:
    page = pages.get(f"/clients/{desk.sam}/people/new")
    for typed, problems in WRONG_PEOPLE:
        answer = pages.submit(page, typed, action=page.path, status=422)
        assert answer.problems == problems
    assert [one.name for one in around(pages, desk)] == ["Rosa Okafor"]


def test_person_already_known_is_picked_and_never_retyped(pages: PageClient, desk: Desk) -> None:
    with pages.app.database.writing() as session:
        make_place(session, desk.office.ann, phone="505 555 0134")
    pick = f"/clients/{desk.sam}/people/pick"
    page = pages.submit(pages.get(f"/places?client={desk.sam}"), action=pick)
    assert page.h1 == "Oak Pharmacy"
    page = pages.submit(pages.get(f"/clients/{desk.sam}/people/new"), action=pick)
    assert page.h1 == "Ann Weaver"


def test_person_is_taken_off_and_brought_back(pages: PageClient, desk: Desk) -> None:
    home = f"/clients/{desk.sam}/people/{desk.rosa}"
    page = pages.submit(pages.get(home), action=f"{home}/remove")
    assert "Rosa Okafor was taken off." in page.words
    assert around(pages, desk) == []
    page = pages.submit(page, action=f"{home}/restore")
    assert "Rosa Okafor is back." in page.words
    assert [one.hats for one in around(pages, desk)] == [("first_call",)]


def test_person_page_says_in_words_what_somebody_is_not(pages: PageClient, desk: Desk) -> None:
    home = f"/clients/{desk.sam}/people/{desk.rosa}"
    page = pages.submit(pages.get(f"{home}/hats"), {"hats": []})
    assert "Part in the plan No special part in the plan" in page.words
    assert "Choose the kind of place" in pages.get("/places/new").words


def test_person_facts_are_changed_page_by_page(pages: PageClient, desk: Desk) -> None:
    home = f"/clients/{desk.sam}/people/{desk.rosa}"
    pages.submit(pages.get(f"{home}/who"), {"called": "Rosie", "grown_up": "yes", "works_at_home": "yes"})
    pages.submit(pages.get(f"{home}/together"), {"doing_words": "Sings\nPaints", "how_is_it": "mixed"})
    page = pages.submit(pages.get(f"{home}/hats"), {"hats": ["carer", "next_of_kin"]})
    (rosa,) = around(pages, desk)
    assert (rosa.called, rosa.grown_up, rosa.works_at_home) == ("Rosie", "yes", True)
    assert (rosa.doing_words, rosa.how_is_it, set(rosa.hats)) == (
        ("Sings", "Paints"),
        "mixed",
        {"carer", "next_of_kin"},
    )
    assert page.h1 == "Rosie"


def test_person_under_18_is_refused_a_hat_in_words(pages: PageClient, desk: Desk) -> None:
    home = f"/clients/{desk.sam}/people/{desk.rosa}"
    page = pages.submit(pages.get(f"{home}/who"), {"grown_up": "under_18"}, status=422)
    assert page.problems[0].startswith("Rosa Okafor is under 18")
    pages.submit(pages.get(f"{home}/hats"), {"hats": []})
    pages.submit(pages.get(f"{home}/who"), {"grown_up": "under_18"})
    page = pages.submit(pages.get(f"{home}/hats"), {"hats": ["decides"]}, status=422)
    assert page.problems[0].startswith("Rosa Okafor is under 18. They can be someone Sam Okafor loves;")


def test_number_is_right_today(pages: PageClient, desk: Desk) -> None:
    home = f"/clients/{desk.sam}/people/{desk.rosa}"
    number = around(pages, desk)[0].contacts[0].id
    page = pages.submit(pages.get(home), action=f"{home}/tried/{number}")
    assert "Right on March 10" in page.words


def test_hours_with_several_windows_survive_a_save(pages: PageClient, desk: Desk) -> None:
    windows = (Hours((0, 1), time(8), time(10)), Hours((5,), time(9), None))
    with pages.app.database.writing() as session:
        contact = actions.Contact(kind="phone", value="505 555 0142", ways=("ring",), hours=windows)
        actions.set_contacts(
            session, by=desk.office.ann, client_id=desk.sam, person_id=desk.rosa, contacts=[contact]
        )
    pages.submit(pages.get(f"/clients/{desk.sam}/people/{desk.rosa}/reach"))
    assert around(pages, desk)[0].contacts[0].hours == windows


def test_answer_is_written_down_while_the_phone_is_warm(pages: PageClient, desk: Desk) -> None:
    path = f"/clients/{desk.sam}/people/{desk.rosa}/ask"
    page = pages.get(path)
    assert "Call (505) 555-0142 now" in page.words
    typed = {"outcome": "part", "agreed": ["checks_in"], "words": "Not at night", "limits": "Money"}
    page = pages.submit(page, typed)
    for words in ("Said yes to part March 10", "Checks in at least once a week", "Not at night", "Money"):
        assert words in page.words


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({}, "Choose what they said."),
        ({"outcome": "part"}, "Tick what they said yes to, or write it in their own words."),
        (
            {"outcome": "no_answer", "ask_who": "the team"},
            "Write the name of one person. “The team” can’t be found on Monday.",
        ),
        (
            {"outcome": "no", "on-day": "1", "on-month": "4", "on-year": "2026"},
            "This day is still to come. Write the day on which you asked.",
        ),
    ],
)
def test_answer_that_is_not_whole_is_asked_about(pages: PageClient, desk: Desk, typed, problem: str) -> None:
    path = f"/clients/{desk.sam}/people/{desk.rosa}/ask"
    assert pages.submit(pages.get(path), typed, status=422).problems == [problem]


def test_consents_are_written_down_and_taken_back(pages: PageClient, desk: Desk) -> None:
    home = f"/clients/{desk.sam}/people/{desk.rosa}"
    assert "Not asked yet. So they may know nothing." in pages.get(f"/clients/{desk.sam}/consents").words
    assert "So Rosa may know nothing." in pages.get(f"{home}/consents").words.replace("Okafor ", "")
    typed = {"kinds": ["plan", "may_be_rung"], "given": "yes", "how": "phone"}
    page = pages.submit(pages.get(f"{home}/consents"), typed, action=f"{home}/consents")
    assert "May have a page of the plan Yes" in page.words
    assert "said it on the phone" in page.words
    assert "May have a page of the plan" in pages.get(home).words
    page = pages.get(f"{home}/consents/take-back?kind=plan")
    assert "There is no page for" in page.words
    assert "None: nothing was printed for" in page.words
    assert page.fields()["kinds"] == ["plan"]
    page = pages.submit(page, {"how": "said"})
    assert "took it back. It counts from now" in page.words
    assert "May have a page of the plan Taken back" in page.words
    assert "Taken back" in pages.get(f"/clients/{desk.sam}/consents").words
    (strike,) = page.tree.xpath("//li[contains(., 'Taken back')]//form/@action")
    page = pages.submit(page, action=strike)
    assert "Struck out: a mistake." in page.words
    assert "May have a page of the plan Yes" in page.words


def test_consent_page_asks_again_about_what_ended(pages: PageClient, desk: Desk) -> None:
    with pages.app.database.writing() as session:
        actions.record_consent(
            session, by=desk.office.ann, person_id=desk.rosa, kind="risk", given=True,
            on=date(2026, 1, 1), until_on=date(2026, 3, 9),
        )  # fmt: skip
    page = pages.get(f"/clients/{desk.sam}/consents")
    assert "Ended: 1 consent." in page.words
    (again,) = page.tree.xpath("//main//section//a/@href")
    assert pages.get(again.partition("#")[0]).fields()["kinds"] == ["risk"]


def test_nothing_is_taken_back_where_nothing_was_given(pages: PageClient, desk: Desk) -> None:
    path = f"/clients/{desk.sam}/people/{desk.rosa}/consents/take-back"
    assert pages.get(path, status=303).location == path.replace("/take-back", "")
    page = pages.get(path.replace("/take-back", ""))
    (notice,) = page.tree.xpath("//div[@role='status']")
    assert "There is nothing to take back" in notice.text_content()
    assert not notice.xpath(".//*[local-name()='svg']"), "nothing was done: no tick"


def test_page_names_the_client_once_above_its_title(pages: PageClient, desk: Desk) -> None:
    page = pages.get(f"/clients/{desk.sam}/consents")
    assert page.tree.xpath("string(//nav[@aria-label='Back'])").strip() == "Sam Okafor"
    assert not page.tree.xpath("//p[@class='caption']")


def test_consent_for_substance_use_is_refused_without_paper(pages: PageClient, desk: Desk) -> None:
    path = f"/clients/{desk.sam}/people/{desk.rosa}/consents"
    typed = {"kinds": ["plan", "substance_use"], "given": "yes", "how": "said"}
    page = pages.submit(pages.get(path), typed, status=422, action=path)
    assert page.problems == ["This one needs a signed paper. A spoken yes is not enough (42 CFR 2.31)."]
    with pages.app.database.reader() as session:
        assert queries.consents_of(session, desk.office.ann, desk.sam) == ()


def test_never_ring_is_added_taken_off_and_put_back(pages: PageClient, desk: Desk) -> None:
    path = f"/clients/{desk.sam}/never-ring"
    page = pages.submit(
        pages.get(path), {"name": "Joe Diaz", "number": "505 555 0177", "reason": "He hit Sam"}
    )
    assert "He hit Sam" in page.words
    (remove,) = (one for one in page.tree.xpath("//form/@action") if one.endswith("/remove"))
    page = pages.submit(page, action=remove)
    assert "Nobody is on this list." in page.words
    page = pages.submit(page, action=remove.replace("/remove", "/restore"))
    assert "Joe Diaz" in page.words


def test_workers_page_is_for_supervisors_to_change(pages: PageClient, desk: Desk) -> None:
    path = f"/clients/{desk.sam}/workers"
    assert "Your supervisor decides" in pages.get(path).words
    pages.post(path, {"worker": str(desk.office.wes.id), "role": "lead"}, status=403)
    sue = PageClient(pages.app)
    sue.sign_in(desk.sue)
    until = {"until_on-day": "20", "until_on-month": "March", "until_on-year": "2026"}
    wanted = {"worker": str(desk.ann.id), "role": "cover", "reason": "Holiday", **until}
    page = sue.submit(sue.get(path), {"worker": str(desk.ann.id), "role": "cover"}, action=path, status=422)
    assert page.problems == ["Write the last day of the cover.", "Write why: for example, Ann is on leave."]
    page = sue.submit(sue.get(path), wanted, action=path)
    assert "Covers, from March 10 until March 20. Holiday" in page.words


def test_places_are_added_changed_confirmed_and_taken_out(pages: PageClient, desk: Desk) -> None:
    assert "The directory is empty." in pages.get("/places").words
    typed = {
        "name": "Oak Pharmacy",
        "person_type": "",
        "kind": "paid:pharmacist",
        "phone": "5055550134",
        "ways": ["ring"],
    }
    page = pages.submit(pages.get("/places/new"), typed)
    assert "Oak Pharmacy is in the directory." in page.words
    home = page.link("Oak Pharmacy")
    page = pages.submit(pages.get(home), {"meets": "Monday to Saturday", "days": "weekdays"})
    assert "Monday to Friday" in page.words
    page = pages.submit(page, action=f"{home}/right")
    assert "Noted: right today." in page.words
    page = pages.submit(pages.get(home), action=f"{home}/remove")
    assert "The directory is empty." in page.words
    page = pages.submit(page, action=f"{home}/restore")
    assert "Oak Pharmacy is back." in page.words


def test_unknown_ids_are_not_found(pages: PageClient, desk: Desk) -> None:
    other = uuid4()
    for path in (
        f"/clients/{other}",
        f"/clients/{other}/people/{desk.rosa}",
        f"/clients/{desk.sam}/people/{other}",
        f"/places/{other}",
        "/places?client=x",
        "/places?client=" + str(other),
        "/clients/not-an-id",
        "/clients?after=broken",
    ):
        pages.get(path, status=404)


def test_client_list_tells_two_of_one_name_apart(pages: PageClient, desk: Desk) -> None:
    with pages.app.database.writing() as session:
        for legal_name in ("Maria Fuentes", "Maria Ostrowska"):
            make_client(session, desk.office.ann, "Maria", legal_name=legal_name)
    words = pages.get("/clients?q=maria").words
    assert "Maria Fuentes" in words
    assert "Maria Ostrowska" in words

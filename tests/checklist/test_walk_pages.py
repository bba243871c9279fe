"""Starting a walk, its task list, the short way, and a worker's leaving."""

from datetime import date

from sqlalchemy import select

from clinic.accounts.models import User
from clinic.audit.models import AuditEvent
from clinic.caseload.departure_actions import LeavingFacts, save_leaving
from clinic.caseload.departure_queries import departure_of, departures_around, own_departure
from clinic.checklist.actions import start_worker_leaving
from clinic.checklist.entries import Entry
from clinic.checklist.models import Checklist, Transition
from clinic.checklist.pathways import core_pathway
from clinic.checklist.queries import Walk
from clinic.checklist.short_walk import short_walk
from clinic.checklist.task_list import task_list
from clinic.web.work import HandoffApp
from tests.checklist.walks import Case
from tests.factories.rows import make_assignment, make_client, make_person, make_worker
from tests.page_client import PageClient
from tests.query_count import count_queries


def _day(name: str, day: int, month: int) -> dict[str, str]:
    """The three inputs of a date in 2026."""
    parts = {"day": str(day), "month": str(month), "year": "2026"}
    return {f"{name}-{part}": value for part, value in parts.items()}


LAST_DAY = _day("last_working_day-date", 27, 3)


def _walk(case: Case) -> Walk:
    case.session.rollback()
    walk = case.walk()
    case.session.rollback()
    return walk


def _transitions(case: Case) -> list[Transition]:
    case.session.rollback()
    rows = list(case.session.scalars(select(Transition).order_by(Transition.started_at, Transition.id)))
    case.session.rollback()
    return rows


def _leaves(case: Case) -> None:
    for_all = "Reminder calls\nForms"
    leaving = LeavingFacts(date(2026, 3, 27), does_for_everyone=for_all, contact_rule="No calls after")
    save_leaving(case.session, by=case.ann, leaving=leaving, opened_version=0)


def test_task_list_shows_where_each_step_stands(case: Case, pages: PageClient):
    page = pages.get(f"/transitions/{case.transition_id}")
    assert page.h1 == "Sam is leaving"
    for words in ("Talk with Sam 21 min", "Not started", "in 3 days", "Friday, March 13", "0 of 14 answered"):
        assert words in page.words
    assert page.link("What matters to Sam") == f"/transitions/{case.transition_id}/steps/person"


def test_task_list_names_five_open_questions_and_folds_the_rest(case: Case, pages: PageClient):
    page = pages.get(f"/transitions/{case.transition_id}")
    panel = page.tree.xpath("//section[@aria-label='Before Sam leaves']")[0]
    assert len(panel.xpath("./ul/li")) == 5
    folded = len(panel.xpath("./details//li"))
    assert panel.xpath("string(./details/summary)") == f"{folded} more"
    assert panel.xpath("./ul/li[1]/a/@href") == [f"/transitions/{case.transition_id}/steps/person#record"]


def test_task_list_moves_on_with_the_answers(case: Case, pages: PageClient):
    case.save("person", record={"confirmed": "yes"}, matters_most={"text": "A key"})
    case.session.commit()
    page = pages.get(f"/transitions/{case.transition_id}")
    assert "1 of 14 answered" in page.words
    page = pages.get(f"/transitions/{case.transition_id}?show=open")
    assert "What matters to Sam" not in page.words
    assert "Who helps Sam now" in page.words


def test_task_list_ticks_no_step_that_leaves_something_open(case: Case, pages: PageClient):
    case.save(
        "person",
        record={"confirmed": "yes"},
        matters_most=Entry(way_out="not_possible", because="Asleep"),
    )
    case.session.commit()
    page = pages.get(f"/transitions/{case.transition_id}?show=open")
    row = page.tree.xpath("//li[.//a[contains(., 'What matters to Sam')]]")[0]
    assert "Answered. 1 thing still open." in row.text_content()
    assert not row.xpath(".//*[contains(@class, 'status--done')]")


def test_task_list_counts_what_answers_leave_open(case: Case):
    asleep = Entry(way_out="not_possible", because="Asleep")
    walk = case.save("person", record={"confirmed": "yes"}, matters_most=asleep)
    assert task_list(walk).left_open == 1
    walk = case.save("person", record={"confirmed": "yes"}, matters_most={"text": "A key"})
    assert task_list(walk).left_open == 0


def test_task_list_asks_the_database_a_fixed_number_of_times(case: Case, pages: PageClient, app: HandoffApp):
    def cost() -> int:
        with count_queries(app.database.engine) as asked:
            pages.get(f"/transitions/{case.transition_id}")
        return asked.count

    make_person(case.session, case.ann, case.client(), phone="505 555 0142", hats=("first_call",))
    case.save("person", matters_most={"text": "A key"})
    case.session.commit()
    few = cost()
    for number in range(5):
        make_person(case.session, case.ann, case.client(), f"Person {number}", phone="505 555 0142")
    case.save("person", took_part={"ticks": ["client"]})
    case.session.commit()
    assert cost() == few
    assert few <= 32


def test_start_of_a_discharge_twice_makes_one(case: Case, pages: PageClient):
    client = make_client(case.session, case.ann, "Joe Turner")
    case.session.commit()
    page = pages.get(f"/clients/{client.id}/start")
    fields = _day("leaving_on", 20, 3)
    first = pages.submit(page, fields)
    again = pages.submit(pages.get(f"/clients/{client.id}/start"), fields)
    assert first.path == again.path
    started = [one for one in _transitions(case) if one.client_id == client.id]
    assert [one.leaving_on for one in started] == [date(2026, 3, 20)]


def test_start_keeps_the_checklist_once_for_all_walks(case: Case, pages: PageClient):
    for name in ("Joe Turner", "Dee Moss"):
        client = make_client(case.session, case.ann, name)
        case.session.commit()
        pages.submit(pages.get(f"/clients/{client.id}/start"))
    assert len({one.checklist_hash for one in _transitions(case)}) == 1
    assert len(case.session.scalars(select(Checklist)).all()) == 1


def test_start_short_leaves_today_unless_told_otherwise(case: Case, pages: PageClient):
    client = make_client(case.session, case.ann, "Joe Turner")
    case.session.commit()
    there = pages.submit(pages.get(f"/clients/{client.id}/start"), {"pace": "short"})
    assert there.h1 == "Still right?"
    (started,) = [one for one in _transitions(case) if one.client_id == client.id]
    assert (started.is_short, started.leaving_on) == (True, date(2026, 3, 10))


def test_start_refuses_a_leaving_that_is_not_around(case: Case, pages: PageClient):
    page = pages.get(f"/clients/{case.client_id}/start")
    answer = pages.submit(page, {"what": str(case.client_id)}, status=422)
    assert answer.problems == ["Choose one of the answers on the page."]


def test_stop_closes_the_walk_and_keeps_what_was_written(case: Case, pages: PageClient):
    case.save("person", matters_most={"text": "A key"})
    case.session.commit()
    there = pages.submit(pages.get(f"/transitions/{case.transition_id}/stop"), {"reason": "Stays here"})
    assert "This checklist is closed" in there.words
    assert _walk(case).answers["matters_most"].value["text"] == "A key"
    page = pages.get(f"/transitions/{case.transition_id}")
    assert "This checklist is closed. What was written can be read." in page.words


def test_short_walk_is_six_screens_and_twelve_answers(case: Case, pages: PageClient):
    screens = short_walk().screen
    assert (len(screens), sum(len(screen.answer) for screen in screens)) == (6, 12)
    page = pages.get(f"/transitions/{case.transition_id}/short/1")
    for number in range(1, 6):
        assert f"Screen {number} of 6" in page.words
        page = pages.submit(page)
    assert page.path.endswith("/short/6")
    assert pages.submit(page).path == f"/transitions/{case.transition_id}/check"
    pages.get(f"/transitions/{case.transition_id}/short/7", status=404)


def test_short_screens_put_a_heading_over_several_questions_alone(case: Case, pages: PageClient):
    headed = [
        answer.says for screen in short_walk().screen for answer in screen.answer if len(answer.items) > 1
    ]
    shown = []
    for number in range(1, 7):
        page = pages.get(f"/transitions/{case.transition_id}/short/{number}")
        shown += [one.text_content() for one in page.tree.xpath("//form//h2[@class='part']")]
    assert shown == [*map(case.walk().facts.fill, headed), short_walk().call.title]


def test_check_page_shows_what_a_rule_fills_in_as_nobodys_answer_yet(case: Case, pages: PageClient):
    page = pages.get(f"/transitions/{case.transition_id}/check")
    [row] = page.tree.xpath("//div[dt[contains(., 'First appointment by')]]")
    assert "Friday, March 20" in row.text_content()
    assert "Filled in by rule. Nobody has saved it yet." in row.text_content()
    asked = pages.get(f"/transitions/{case.transition_id}/steps/appointments")
    [question] = asked.tree.xpath("//section[@id='check_call_on']")
    assert question.text_content().count("Filled in by rule") == 1


def test_short_answers_are_not_asked_again_in_the_whole_walk(case: Case, pages: PageClient):
    page = pages.get(f"/transitions/{case.transition_id}/short/3")
    pages.submit(page, {"sleeps-text": "At Rosa’s", "contacts-rows-0-words": "Ade calls"})
    whole = pages.get(f"/transitions/{case.transition_id}/steps/first_days").fields()
    assert whole["sleeps-text"] == ["At Rosa’s"]
    assert whole["contacts-rows-0-words"] == ["Ade calls"]


def test_short_rows_keep_the_columns_that_are_not_asked(case: Case, pages: PageClient):
    row = {"id": "", "what": "Clinic", "on": "2026-03-17", "costs": "nothing", "reminder": "Own phone"}
    case.save("appointments", appointments={"rows": [row]})
    case.session.commit()
    page = pages.get(f"/transitions/{case.transition_id}/short/4")
    assert "appointments-rows-0-costs" not in page.fields()
    pages.submit(page, {"appointments-rows-0-where": "12 Elm St"})
    (kept,) = _walk(case).answers["appointments"].value["rows"]
    assert (kept["costs"], kept["reminder"], kept["where"]) == ("nothing", "Own phone", "12 Elm St")


def test_short_walk_opens_with_today_where_no_day_was_set(case: Case, pages: PageClient):
    case.save("changes", leaving_on={})
    case.session.commit()
    page = pages.get(f"/transitions/{case.transition_id}/short/1")
    assert {name: page.fields()[name] for name in _day("leaving_on-date", 10, 3)} == {
        name: [value] for name, value in _day("leaving_on-date", 10, 3).items()
    }
    pages.submit(page)
    assert _walk(case).transition.leaving_on == date(2026, 3, 10)
    assert _walk(case).transition.is_short


def test_short_walk_ends_with_who_calls_and_when(case: Case, pages: PageClient):
    pages.submit(pages.get(f"/transitions/{case.transition_id}/short/6"))
    answers = _walk(case).answers
    assert answers["check_call_by"].value == {"person": "", "other": "Ann Weaver"}
    assert answers["check_call_on"].value == {"date": "2026-03-16"}


def test_leaving_is_written_once_and_changed(case: Case, pages: PageClient):
    fields = {**LAST_DAY, "reason_words-text": "I am retiring.", "does_for_everyone-text": "Forms\nRides"}
    there = pages.submit(pages.get("/leaving"), fields)
    assert "The leaving is saved" in there.words
    pages.submit(there, {"private_reason-text": "My knee"})
    own = own_departure(case.session, case.ann)
    assert (own.last_working_day, own.reason_words) == (date(2026, 3, 27), "I am retiring.")
    assert (own.private_reason, own.does_for_everyone) == ("My knee", ("Forms", "Rides"))


def test_leaving_names_the_colleague_who_covers(case: Case, pages: PageClient):
    maya = make_worker(case.session, case.office.clinic, case.office.east, name="Maya")
    case.session.commit()
    there = pages.submit(pages.get("/leaving"), LAST_DAY | {"cover_user_id-colleague": str(maya.id)})
    assert there.fields()["cover_user_id-colleague"] == [str(maya.id)]
    assert own_departure(case.session, case.ann).cover == "Maya"


def test_leaving_needs_a_last_day_and_no_day_after_it(case: Case, pages: PageClient):
    page = pages.submit(pages.get("/leaving"), {"reason_words-text": "I am retiring."}, status=422)
    assert page.problems == ["Write your last working day. Everything else can wait."]
    page = pages.submit(page, LAST_DAY | _day("last_client_day-date", 1, 4), status=422)
    assert page.problems == ["This is after your last working day."]
    assert page.fields()["reason_words-text"] == ["I am retiring."]


def test_leaving_changed_in_two_tabs_shows_both(case: Case, pages: PageClient):
    first, second = pages.get("/leaving"), pages.get("/leaving")
    pages.submit(first, LAST_DAY | {"reason_words-text": "A new job."})
    told = pages.submit(second, LAST_DAY | {"reason_words-text": "Retiring."}, status=409)
    assert "A new job." in told.words
    assert "Retiring." in told.words


def test_leaving_of_somebody_gone_is_written_down_by_the_supervisor(case: Case, app: HandoffApp):
    sue = case.session.get_one(User, case.office.sue.id)
    case.session.commit()
    pages = PageClient(app)
    pages.sign_in(sue)
    page = pages.get(pages.get("/leaving").link("Ann Weaver"))
    assert page.h1 == "Ann Weaver leaves"
    saved = pages.submit(page, LAST_DAY | {"private_reason-text": "In hospital"})
    assert saved.h1 == "Ann Weaver leaves"
    assert departure_of(case.session, case.office.sue, case.ann.id).private_reason == "In hospital"
    case.session.rollback()
    start = pages.get(f"/clients/{case.client_id}/start")
    assert "Ann Weaver leaves, and somebody else takes over" in start.words


def test_leaving_of_others_is_for_their_supervisor_alone(case: Case, pages: PageClient):
    for worker in (case.office.sue.id, case.office.wes.id, "nobody"):
        pages.get(f"/leaving?worker={worker}", status=404)


def test_private_reason_is_for_the_worker_and_their_supervisor(case: Case):
    leaving = LeavingFacts(date(2026, 3, 27), private_reason="My knee")
    save_leaving(case.session, by=case.ann, leaving=leaving, opened_version=0)
    make_assignment(case.session, case.client(), case.office.wes.id)
    seen = {
        viewer.name: departures_around(case.session, viewer, case.client_id)[0].private_reason
        for viewer in (case.ann, case.office.sue, case.office.wes)
    }
    assert seen == {"Ann Weaver": "My knee", "Sue Bell": "My knee", "Wes Lund": ""}


def test_leaving_walk_opens_with_what_the_worker_does_for_everyone(case: Case, pages: PageClient):
    _leaves(case)
    case.session.commit()
    page = pages.get(f"/clients/{case.client_id}/start")
    (departure,) = [
        value for value in page.tree.xpath("//input[@name='what']/@value") if value != "discharge"
    ]
    there = pages.submit(page, {"what": departure})
    assert there.h1 == "Sam’s worker is leaving"
    assert "Ann Weaver leaves in 17 days" in there.words
    assert there.tree.xpath("//section[@aria-label='Before Ann Weaver leaves']")
    cover = pages.get(there.link("What you do now, and who will")).fields()
    assert [cover[f"tasks-rows-{row}-what"] for row in (0, 1)] == [["Reminder calls"], ["Forms"]]
    assert cover["tasks-rows-0-now_by"] == ["worker"]
    assert cover["changes-rows-0-what"] == ["Meetings with the worker"], "a ward's nights don't stop with Ann"
    knowledge = pages.get(there.link("What only you know"))
    assert knowledge.words.count("The new worker reads this before meeting Sam") == 1
    goodbye = pages.get(there.link("Saying goodbye")).fields()
    assert goodbye["contact_rule-text"] == ["No calls after"]


def test_same_step_goes_to_the_next_client(case: Case, pages: PageClient):
    _leaves(case)
    departure = own_departure(case.session, case.ann)
    added = [make_client(case.session, case.ann, name).id for name in ("Joe Turner", "Dee Moss")]
    walks = [
        start_worker_leaving(
            case.session,
            by=case.ann,
            client_id=client_id,
            checklist=core_pathway("worker_leaving"),
            departure_id=departure.id,
        )
        for client_id in (case.client_id, *added)
    ]
    case.session.commit()
    sam, joe, dee = walks
    page = pages.get(f"/transitions/{dee}/steps/telling")  # Moss, Okafor, Turner
    assert "Save, and same step for the next client (2 of 3)" in page.words
    following = pages.submit(page, {"told_by-text": "Me", "same_step": "yes"})
    assert following.path == f"/transitions/{sam}/steps/telling"
    assert "(3 of 3)" in following.words
    assert pages.submit(following, {"same_step": "yes"}).path == f"/transitions/{joe}/steps/telling"


def test_walk_is_closed_to_other_teams(case: Case, app: HandoffApp):
    wes = case.session.get_one(User, case.office.wes.id)
    case.session.commit()
    other = PageClient(app)
    other.sign_in(wes)
    for path in ("", "/steps/person", "/short/1", "/stop"):
        other.get(f"/transitions/{case.transition_id}{path}", status=404)
    other.get(f"/clients/{case.client_id}/start", status=404)
    denied = case.session.scalars(select(AuditEvent).where(AuditEvent.event == "access.denied")).all()
    assert len(denied) == 5

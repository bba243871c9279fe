"""The demo as it is in the database: every hard case is there, and its facts keep the rules."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import func, select

from clinic.access.permissions import Role
from clinic.accounts.queries import demo_people, person_by_email, roles_of
from clinic.app import make_database
from clinic.caseload.actions import change_client
from clinic.caseload.actions.hats import GROWN_UP_HATS
from clinic.caseload.queries import ListWish, client, client_page, places_of_teams
from clinic.cli.demo import load_demo, sign_in_words
from clinic.cli.demo.files import client_files, clinic_file
from clinic.cli.demo.world import read_world
from clinic.foundation.clock import FixedClock
from clinic.foundation.database import Base, Database, make_engine
from config import Settings
from tests.cli.demo_site import Seen, see_all

pytestmark = pytest.mark.any_database

FICTION = re.compile(r"\(\d{3}\) 555-01\d\d")
TUESDAY = datetime(2026, 3, 10, 15, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def demo_settings(
    new_database_url: Callable[[], str], master_keys_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Settings:
    return Settings(
        mode="test",
        demo=True,
        var_dir=tmp_path_factory.mktemp("demo"),
        database_url=new_database_url(),
        secret_key="a secret key that only tests use, long enough",
        master_keys=master_keys_file,
        hosts=("localhost",),
        password_cost=1,
        password_memory_kib=64,
    )


@pytest.fixture(scope="module")
def demo(demo_settings: Settings) -> Iterator[Database]:
    """A database with the demo in it, loaded on a Tuesday."""
    engine = make_engine(demo_settings.database_url)
    Base.metadata.create_all(engine)
    engine.dispose()
    database = make_database(demo_settings, clock=FixedClock(TUESDAY))
    load_demo(database, demo_settings)
    yield database
    database.engine.dispose()


@pytest.fixture(scope="module")
def seen(demo: Database) -> dict[str, Seen]:
    with demo.reader() as session:
        return see_all(session)


# --- the caseload as a whole ----------------------------------------------------------------------


def test_demo_size(seen) -> None:
    teams = {one.file.team for one in seen.values()}
    pathways = {one.walk.pathway for one in seen.values() if one.walk}
    assert (len(seen) >= 18, len(teams), len(pathways)) == (True, 2, 2)


def test_demo_stages(seen) -> None:
    with_walk = [one for one in seen.values() if one.walk]
    assert seen["alma"].walk is None
    assert not seen["wayan"].walk.is_short
    assert [one.file.key for one in with_walk if one.review.missing and not one.versions]
    assert {one.versions[0].kind for one in with_walk if one.versions} == {"plan", "so_far"}
    assert [version.kind for version in seen["yusra"].versions] == ["plan", "replaced"]
    assert seen["petra"].row.is_closed


def test_demo_rich_plans(seen) -> None:
    whole = [one for one in seen.values() if one.review and not one.review.missing]
    rich = [one for one in whole if len(one.review.walk.answers) > 70]
    assert len(rich) >= 8


def test_demo_plans_stopped_by_nothing(seen) -> None:
    assert [key for key, one in seen.items() if one.review and one.review.stops] == []


# --- the hard cases -------------------------------------------------------------------------------


def test_demo_nobody_at_all(seen) -> None:
    gordon = seen["gordon"]
    assert gordon.plan.no_one_right_now
    assert not any(person.nature == "unpaid" for person in gordon.people)
    assert gordon.plan.begun
    assert gordon.plan.helper(gordon.plan.stand_in.helper).said_yes


def test_demo_deaf_client_who_texts(seen) -> None:
    bex = seen["bex"]
    assert bex.plan.client.phone_way == "text"
    assert "ring" not in bex.first.reach[0].ways
    assert bex.plan.client.interpreter


def test_demo_arabic_name_and_cousin(seen) -> None:
    yusra = seen["yusra"]
    assert re.fullmatch("[\u0600-\u06ff]+", yusra.plan.client.printed_name)
    assert (yusra.first.relation, yusra.person("ليلى").language) == ("cousin", "ar")
    assert yusra.first.said_yes


def test_demo_homeless_without_a_phone(seen) -> None:
    curtis = seen["curtis"]
    assert curtis.plan.client.phone_way == "none"
    assert {contact.kind for contact in curtis.reach} == {"place"}
    assert curtis.plan.move.going_to_kind == "shelter"
    assert "knock" in curtis.first.reach[0].ways


def test_demo_name_of_74_letters(seen) -> None:
    assert sum(char.isalpha() for char in seen["anastasia"].plan.client.printed_name) == 74


def test_demo_one_who_wants_to_be_left_alone(seen) -> None:
    wren = seen["wren"].plan
    assert wren.alone.choice == "more"
    assert wren.backup == ""
    assert sum(anchor.alone_time for anchor in wren.week) > len(wren.week) / 2


def test_demo_guardian_with_limited_powers(seen) -> None:
    lemuel = seen["lemuel"]
    assert "guardian" in lemuel.person("Ms. Klein").hats
    assert lemuel.plan.decisions.decider_limits
    assert lemuel.plan.decisions.proxy_helper != lemuel.person("Ms. Klein").key


def test_demo_twins_who_share_a_phone(seen) -> None:
    flo, frankie = seen["flo"], seen["frankie"]
    assert flo.reach[0].digits == frankie.reach[0].digits
    assert flo.row.born_on == frankie.row.born_on


def test_demo_worker_retiring_after_31_years(seen) -> None:
    leaving = {one.walk.worker for one in seen.values() if one.walk and one.walk.departure_id}
    assert leaving == {"Walt Jankowski"}
    assert "31 years" in seen["cora"].review.walk.facts.departure.reason_words


def test_demo_controlling_partner_as_first_choice(seen) -> None:
    tessa = seen["tessa"]
    assert tessa.person("Dale").chosen_in_company
    assert "chosen_in_company" in tessa.gaps


def test_demo_daughter_of_15_who_does_everything(seen) -> None:
    simone = seen["simone"]
    zoe = simone.person("Zoë")
    assert zoe.grown_up == "under_18"
    assert len([task for task in simone.plan.tasks if task.now_by == zoe.key or task.now_by == "Zoë"]) >= 4
    assert all(task.next_by != zoe.key for task in simone.plan.tasks)
    assert "helper_under_18" not in simone.gaps


def test_demo_medicines_that_end_before_the_appointment(seen) -> None:
    assert "medicines_run_out" in seen["hank"].gaps
    assert not seen["hank"].review.missing


def test_demo_two_printed_names_the_same(seen) -> None:
    assert seen["maria_f"].plan.client.printed_name == seen["maria_o"].plan.client.printed_name
    assert seen["maria_f"].row.legal_name != seen["maria_o"].row.legal_name
    assert "same_printed_name" in seen["maria_f"].gaps


def test_demo_one_who_does_not_agree(seen) -> None:
    agreement = seen["iggy"].plan.agreement
    assert agreement.answer == "no"
    assert agreement.not_agreed
    assert agreement.reviewer
    assert FICTION.fullmatch(agreement.reviewer_number)


def test_demo_friday_and_a_sister_who_does_not_pick_up(seen) -> None:
    ray = seen["ray"]
    assert ray.walk.leaving_on.strftime("%A") == "Friday"
    assert ray.walk.is_short
    assert ray.person("Glo").answer.state == "asked"
    assert ray.plan.helper(ray.plan.stand_in.helper).said_yes
    assert ray.versions[0].kind == "so_far"


def test_demo_somebody_never_to_ring(seen) -> None:
    maria = seen["maria_f"].plan
    assert maria.never_ring
    assert maria.client.leave_out_places


def test_demo_substance_use_is_marked(seen) -> None:
    darnell = seen["darnell"].plan
    marked = [
        *darnell.week,
        *darnell.appointments,
        *darnell.medicines.rows,
        *darnell.changes,
        *darnell.helpers,
    ]
    assert len([one for one in marked if one.substance]) >= 6


def test_demo_many_helpers(seen) -> None:
    assert len(seen["cora"].people) >= 12


# --- rules ----------------------------------------------------------------------------------------


def test_demo_phones_kept_for_fiction(demo, seen) -> None:
    with demo.reader() as session:
        world = read_world(session)
        places = [
            place.phone
            for team, viewer in (("ward", world.workers["ruth"]), ("community", world.workers["imani"]))
            for place in places_of_teams(session, viewer, {world.teams[team]})
        ]
    contacts = [
        contact
        for one in seen.values()
        for contacts in (one.reach, *(person.contacts for person in one.people))
        for contact in contacts
        if contact.kind == "phone"
    ]
    numbers = [*(contact.value for contact in contacts), *places]
    assert [number for number in numbers if number and not FICTION.fullmatch(number)] == []
    assert not any(contact.odd for contact in contacts)
    assert len(numbers) > 100


def test_demo_nobody_under_18_is_depended_on(seen) -> None:
    minors = [person for one in seen.values() for person in one.people if person.grown_up == "under_18"]
    assert minors
    assert [
        person.name for person in minors if GROWN_UP_HATS & set(person.hats) or person.answer.agreed
    ] == []


def test_demo_search(demo) -> None:
    with demo.reader() as session:
        workers = read_world(session).workers
        found = {
            wanted: [row.name for row in client_page(session, workers[who], ListWish(search=wanted)).rows]
            for wanted, who in (("oconnor", "priya"), ("nguyen", "walt"), ("0172", "walt"), ("yusra", "ruth"))
        }
    assert found == {
        "oconnor": ["Siobhán O’Connor"],
        "nguyen": ["Nguyễn Thị Tuyết"],
        "0172": ["Flo", "Frankie"],
        "yusra": ["يسرى"],
    }


def test_demo_workers_sign_in(demo) -> None:
    with demo.reader() as session:
        listed = {email for _, _, email in demo_people(session)}
        held = {
            one.key: roles_of(person_by_email(session, one.email).roles_held) for one in clinic_file().workers
        }
    assert {one.email for one in clinic_file().workers} == listed
    assert len(listed) >= 12
    assert {role for roles in held.values() for role in roles} == set(Role)
    assert all(email in sign_in_words() for email in listed)


def test_load_twice_changes_nothing(demo, demo_settings) -> None:
    with demo.writing() as session:
        viewer = read_world(session).workers["priya"]
        [ray] = client_page(session, viewer, ListWish(search="A-105")).rows
        change_client(session, by=viewer, client_id=ray.id, pronouns="he/they", code="R-1")
    before = _counts(demo)
    load_demo(demo, demo_settings)
    with demo.reader() as session:
        kept = client(session, viewer, ray.id)
        assert (kept.pronouns, kept.code) == ("he/they", "R-1")
    assert _counts(demo) == before


def _counts(database: Database) -> dict[str, int]:
    with database.reader() as session:
        tables = Base.metadata.sorted_tables
        return {table.name: session.scalar(select(func.count()).select_from(table)) for table in tables}


def test_load_goes_on_where_it_was_cut_short(database, settings, monkeypatch) -> None:
    light = tuple(file for file in client_files() if file.key in ("alma", "odell", "wayan"))
    stumbling = SimpleNamespace(count=0)

    def stumble(load, walk) -> None:
        stumbling.count += 1
        raise RuntimeError("the power went")

    monkeypatch.setattr("clinic.cli.demo.loading.client_files", lambda: light)
    with monkeypatch.context() as second_client:
        second_client.setattr("clinic.cli.demo.loading.walk_client", stumble)
        with pytest.raises(RuntimeError):
            load_demo(database, settings)
    assert _names(database) == ["Alma"]
    load_demo(database, settings)
    assert _names(database) == ["Alma", "Odell", "Wayan"]
    assert stumbling.count == 1


def _names(database: Database) -> list[str]:
    with database.reader() as session:
        world = read_world(session)
        rows = [
            row
            for who in ("ruth", "imani")
            for row in client_page(session, world.workers[who], ListWish(status="all")).rows
        ]
    return sorted(row.name for row in rows)

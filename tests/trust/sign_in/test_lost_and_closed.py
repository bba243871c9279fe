"""S7 and S8: what was lost, or handed over before an account was closed, opens nothing any more.

Seen to fail: with the account still bound at its provider after phone and key were lost; with it unbound, so
that its address finds it again; with links to choose a password alive in a closed account.
"""

import pytest

from clinic.accounts.actions import make_password_link, people
from clinic.accounts.actions.provider import bind_provider
from clinic.accounts.actions.second_factors import forget_proofs
from clinic.accounts.actions.set_passwords import set_password_by_link
from clinic.accounts.models import User
from clinic.accounts.queries import viewer_for
from clinic.accounts.queries.people import person_of_link
from clinic.accounts.queries.provider import person_of_provider
from clinic.foundation.database import Database
from clinic.foundation.errors import NotFound
from tests.accounts.conftest import Staff

ANN = {"subject": "https://login.example.org|a-1", "email": "ann@example.org"}


def test_s8_lost_phone_that_the_provider_still_knows_opens_nothing(database: Database, staff: Staff) -> None:
    with database.writing() as session:
        by = viewer_for(session.get_one(User, staff.ola.id))
        bind_provider(session, staff.ann.id, ANN["subject"])
        assert person_of_provider(session, **ANN) is not None
        forget_proofs(session, by=by, user_id=staff.ann.id)
        assert person_of_provider(session, **ANN) is None
        token = make_password_link(session, by=by, user_id=staff.ann.id)
        assert person_of_provider(session, **ANN) is None
        set_password_by_link(session, token=token, password_hash="chosen afresh")
        found = person_of_provider(session, **ANN)
        assert found is not None
        assert (found.id, found.provider_subject) == (staff.ann.id, None)


def test_s7_links_of_a_closed_account_stay_dead_when_it_is_opened_again(
    database: Database, staff: Staff
) -> None:
    with database.writing() as session:
        by = viewer_for(session.get_one(User, staff.ola.id))
        token = make_password_link(session, by=by, user_id=staff.ann.id)
        assert person_of_link(session, token).id == staff.ann.id
        people.disable_person(session, by=by, user_id=staff.ann.id)
        people.enable_person(session, by=by, user_id=staff.ann.id)
        with pytest.raises(NotFound):
            person_of_link(session, token)


def test_s7_links_made_before_the_loss_are_dead(database: Database, staff: Staff) -> None:
    with database.writing() as session:
        by = viewer_for(session.get_one(User, staff.ola.id))
        token = make_password_link(session, by=by, user_id=staff.ann.id)
        forget_proofs(session, by=by, user_id=staff.ann.id)
        with pytest.raises(NotFound):
            person_of_link(session, token)

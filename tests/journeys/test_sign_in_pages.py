"""The pages on the way in, which no crawl reaches: for screen readers, small phones and strict browsers."""

from tests.journeys.conftest import Pages
from tests.journeys.every_page import HALF_WAY, NO_PAGE, Stop
from tests.journeys.newcomers import newcomer, signs_out
from tests.journeys.site import Site
from tests.journeys.test_sign_in_expired import after_a_quarter_of_an_hour, given_a_long_page
from tests.journeys.test_sign_in_passkey import given_a_key
from tests.journeys.visitor import NARROW, Visit, Visitor
from tests.journeys.worker import Worker


def looks_at(worker: Worker, *stops: tuple[str, str]) -> list[Visit]:
    """`stops`: endpoint and path."""
    return Visitor(worker.page, "newcomer").visits(Stop(*stop) for stop in stops)


def test_pages_on_the_way_in_are_sound(site: Site, pages: Pages) -> None:
    iris = newcomer(site, pages, "Iris Inward")
    given_a_key(iris)
    iris.gives_password()
    visits = looks_at(
        iris, ("accounts.set_up", "/sign-in/set-up"), ("accounts.set_up_passkey", "/sign-in/set-up/passkey")
    )
    iris.page.goto("/sign-in/set-up")
    iris.takes_the_key()
    iris.reads_title("Keep these recovery codes")
    visits.append(Visitor(iris.page, "newcomer").looks(Stop("accounts.set_up_app", "codes")))
    iris.keeps_recovery_codes()
    iris.page.goto("/account/second/passkey")
    iris.page.get_by_label("What do you call it?").fill("My laptop")
    iris.presses("Make the passkey")
    visits += looks_at(iris, ("accounts.own_second", "/account/second"))
    given_a_long_page(iris)
    after_a_quarter_of_an_hour(site)
    iris.presses("Save and continue")
    iris.reads_title("You are signed out")
    visits.append(Visitor(iris.page, "newcomer").looks(Stop("signed-out", "signed-out")))
    iris.gives_password()
    visits += looks_at(
        iris, ("accounts.second", "/sign-in/second"), ("accounts.recovery", "/sign-in/recovery")
    )
    iris.page.goto("/sign-in/second")
    iris.gives_code(iris.phone.code())
    visits += looks_at(iris, ("accounts.kept", "/account/kept"))
    signs_out(iris)

    assert {endpoint for endpoint, why in NO_PAGE.items() if why == HALF_WAY} <= {
        visit.stop.endpoint for visit in visits
    }
    for visit in visits:
        assert (visit.headings, visit.violations, visit.said) == (1, (), ()), visit.stop
        assert visit.width <= NARROW, visit.stop

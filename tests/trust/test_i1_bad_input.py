"""I1, I2 and I5: whatever is sent, there is no fault and no change on refusal; what is taken reads back.

The forms, fields and queries are found by looking at the app's own pages, its addresses in its own map. This
is a sample that is the same on every run; ./dev drill sends every class to every field.

Seen to fail: with the error of a wrong date let through, and numbers in addresses without an end (500s);
with the summary of a form left empty; with refused text no longer put back into its field; with a sign
dropped from what was typed; with a refusal that commits; with a field read that no form declares; with
the address in the log.
"""

from collections.abc import Callable

import pytest

from clinic.web.work import HandoffApp
from tests.page_client import PageClient
from tests.trust.conftest import House
from tests.trust.crawl.addresses import (
    ask_address,
    ask_with_header,
    in_addresses,
    in_headers,
    in_queries,
    with_forged_cookies,
)
from tests.trust.crawl.forms import Crawl
from tests.trust.crawl.payloads import ids_of
from tests.trust.crawl.people import Street
from tests.trust.crawl.rounds import send_some
from tests.trust.crawl.sending import LogOfCrawl, Sender, marked_lines
from tests.trust.everyone import World

pytestmark = pytest.mark.slow
PagesOf = Callable[[str], PageClient]
EVERY_ADDRESS, EVERY_QUERY, EVERY_HEADER = 61, 31, 37  # every so many of them are tried here


@pytest.mark.any_database
def test_i1_i2_i5_no_field_of_a_form_takes_what_it_should_not(
    street: Street, log_of_crawl: LogOfCrawl
) -> None:
    crawl = Crawl(street).run_a_part()
    sender = Sender(street).begin()
    for number, form in list(enumerate(crawl.forms))[::3]:
        send_some(sender, form, ids_of(street.wilma, street.una), number)
    assert sender.faults == []
    assert sender.counts["forms"] > 15
    assert sender.counts["forms taken with undeclared names"] > 0
    assert len(sender.stored) > 5  # words that were taken, and read back
    assert marked_lines(log_of_crawl.lines) == []
    assert len(log_of_crawl.lines) >= sender.counts["requests"]


@pytest.mark.any_database
def test_i1_no_address_query_header_or_cookie_makes_a_fault(street: Street, log_of_crawl: LogOfCrawl) -> None:
    crawl = Crawl(street)
    for path in ("/clients", "/places", "/today", "/cover", f"/transitions/{street.lee_transition}"):
        crawl.look("own", path)
    crawl.look("auditor", "/trail")
    sender = Sender(street).begin()
    for desk, path, what in in_queries(crawl, part=slice(0, None, EVERY_QUERY)):
        sender.settle(sender.request(desk, path, what=what), what)
    for desk, method, path, what, is_wrong in list(in_addresses(crawl))[::EVERY_ADDRESS]:
        ask_address(sender, desk, method, path, what, is_wrong)
    for name, value in in_headers(part=slice(0, None, EVERY_HEADER)):
        ask_with_header(sender, name, value)
    statuses = set(with_forged_cookies(sender, "/clients/new"))
    assert statuses <= {303, 400, 401}
    assert sender.faults == []
    assert sender.counts["requests"] > 100
    assert marked_lines(log_of_crawl.lines) == []


def test_i1_no_query_makes_a_fault_on_any_database(app: HandoffApp, house: House, pages_of: PagesOf) -> None:
    """What a page only reads, on PostgreSQL too: it takes no NUL, and no number of 400 figures."""
    app.testing = False
    desks = {name: pages_of(name).client for name in ("sue", "imani")}
    world = World(app, {}, {}, desks, {})  # type: ignore[arg-type]
    crawl = Crawl(Street(world, house.sam, house.west_client, house.rosa, ""))
    for desk, path in (("sue", "/clients"), ("sue", "/places"), ("sue", "/cover"), ("imani", "/trail")):
        crawl.look(desk, path)
    sender = Sender(crawl.street)
    for desk, path, what in in_queries(crawl, part=slice(0, None, 5)):
        sender.request(desk, path, what=what).close()
    app.testing = True
    assert sender.faults == []
    assert sender.counts["requests"] > 100

"""I1, I2 and O1 in full: every class in every field of every form, every query, every part of an address.

It is found by following the app's own pages from every desk; papers and what waits for others included.
"""

from collections.abc import Callable
from functools import partial

from tests.trust.crawl.addresses import (
    ask_address,
    ask_with_header,
    in_addresses,
    in_headers,
    in_queries,
    with_forged_cookies,
)
from tests.trust.crawl.filling import Filled, fill_in, look_again
from tests.trust.crawl.forms import Crawl
from tests.trust.crawl.payloads import ids_of
from tests.trust.crawl.people import Street
from tests.trust.crawl.rounds import send_all
from tests.trust.crawl.sending import LogOfCrawl, Sender, marked_lines

Note = Callable[..., None]


def _told(note: Note, of: str, sender: Sender, log_of_crawl: LogOfCrawl) -> None:
    """The rows of the table for one round."""
    counts, lines = sender.counts, marked_lines(log_of_crawl.lines)
    note(f"Bad input in {of}: requests", f"{counts['requests']:,}", "sent", ok=counts["requests"] > 0)
    note(f"Bad input in {of}: faults (500)", counts["500s"], "0", ok=counts["500s"] == 0)
    changes = counts["changes on refusal"]
    note(f"Bad input in {of}: changes although refused", changes, "0", ok=changes == 0)
    note(f"Bad input in {of}: anything else amiss", len(sender.faults), "0", ok=not sender.faults)
    slowest = f"{sender.slowest:.2f} s"
    note(f"Bad input in {of}: slowest request", slowest, "2 s", ok=sender.slowest < 2)
    note(f"Bad input in {of}: lines of the log with typed words", len(lines), "0", ok=not lines)
    print("\n".join(sender.faults[:100]))
    assert sender.faults == []
    assert lines == []


def test_i1_i2_every_field_of_every_form(
    street: Street, log_of_crawl: LogOfCrawl, drill_result: Note
) -> None:
    crawl = Crawl(street).run()
    sender = Sender(street).begin()
    others = ids_of(street.wilma, street.una)
    for number, form in enumerate(crawl.forms):
        send_all(sender, form, others, number)
    counts = sender.counts
    drill_result("Forms found", counts["forms"], "80 at least", ok=counts["forms"] >= 80)
    drill_result("Fields in them", f"{counts['fields']:,}", "1,000 at least", ok=counts["fields"] >= 1000)
    fields = len(sender.stored)
    drill_result("Fields whose words read back equal", fields, "120 at least", ok=fields >= 120)
    _told(drill_result, "forms", sender, log_of_crawl)


def test_i1_every_query_address_header_and_cookie(
    street: Street, log_of_crawl: LogOfCrawl, drill_result: Note
) -> None:
    crawl = Crawl(street).run()
    sender = Sender(street).begin()
    for desk, path, what in in_queries(crawl):
        sender.settle(sender.request(desk, path, what=what), what)
    for one in in_addresses(crawl):
        ask_address(sender, *one)
    for name, value in in_headers():
        ask_with_header(sender, name, value)
    statuses = set(with_forged_cookies(sender, "/clients/new"))
    assert statuses <= {303, 400, 401}
    _told(drill_result, "addresses, queries, headers and cookies", sender, log_of_crawl)


def test_o1_markup_in_every_field_is_an_element_on_no_page(street: Street, drill_result: Note) -> None:
    crawl, filled = Crawl(street).run(), Filled()
    note = partial(drill_result, ok=True)
    fill_in(crawl, filled, crawl.forms)
    look_again(crawl, filled, crawl.pages)
    note("Forms that took markup as words", len(filled.taken), "told")
    shown = len(set(filled.shown))
    drill_result("Pages that show it as words", shown, "60 at least", ok=shown >= 60)
    elements = len(filled.elements)
    drill_result("Pages where it is an element", elements, "0", ok=elements == 0)
    assert filled.elements == []
    assert shown >= 60

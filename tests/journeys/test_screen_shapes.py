"""What the style sheets promise, measured in a browser: whole words, nothing said twice, room on a phone."""

import mimetypes
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.journeys.site import ROOT

STATIC = ROOT / "clinic/static"
SHEET = '<!DOCTYPE html><link rel="stylesheet" href="/css/handoff.css"><main class="site-width">{}</main>'
RADIOS = (
    '<div class="govuk-form-group"><fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend">'
    'How?</legend><div class="govuk-radios"><div class="govuk-radios__item">'
    '<input class="govuk-radios__input" type="radio" id="one"><label class="govuk-label govuk-radios__label" '
    'for="one">By phone</label></div></div></fieldset></div>'
)
ROW = (
    "<tr><th scope='row'>Jankowski</th>"
    + "<td>Opened the client’s record and looked at the plan</td>" * 5
    + "</tr>"
)
DATE = '<div class="govuk-date-input">{}</div>'.format(
    "".join(
        '<div class="govuk-date-input__item"><div class="govuk-form-group"><label class="govuk-label '
        f'govuk-date-input__label" for="{name}">{name}</label><input class="govuk-input '
        f'govuk-date-input__input {width}" id="{name}" inputmode="{mode}"></div></div>'
        for name, width, mode in (
            ("Month", "", "text"),
            ("Day", "govuk-input--width-2", "numeric"),
            ("Year", "govuk-input--width-4", "numeric"),
        )
    )
)
NARROW_PLACES = ("ways-out__body", "line-frame", "govuk-radios__conditional")
WEEK = (
    '<div class="table-scroll"><table class="week"><thead><tr><td></td>'
    + "".join(f"<th>{part}</th>" for part in ("Morning", "Afternoon", "Evening", "Night"))
    + '</tr></thead><tbody><tr><th scope="row">Wednesday</th>'
    + '<td data-title="Morning"><p class="week__entry">Women’s circle, upstairs at the library</p></td>'
    + '<td class="week__none">–</td>' * 3
    + "</tr></tbody></table></div>"
)
LINES_OF = """element => { const range = document.createRange(); range.selectNodeContents(element);
    return range.getClientRects().length }"""

Shown = Callable[..., Page]


@pytest.fixture
def shown(browser: Browser) -> Iterator[Shown]:
    """(html, width) -> a page of it, dressed by our own style sheets."""
    context = browser.new_context(base_url="http://screen.test")
    bodies: list[str] = []

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix("http://screen.test/")
        if not path:
            return route.fulfill(body=bodies[-1], content_type="text/html; charset=utf-8")
        return route.fulfill(
            body=(STATIC / path).read_bytes(), content_type=mimetypes.guess_type(path)[0] or "text/plain"
        )

    context.route("**/*", answer)

    def show(html: str, width: int) -> Page:
        bodies.append(SHEET.format(html))
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        page.goto("/")
        return page

    yield show
    context.close()


def test_name_in_a_table_stays_whole(shown: Shown) -> None:
    page = shown(f'<div class="table-frame"><table class="table">{ROW}</table></div>', 800)
    assert page.locator("th").evaluate(LINES_OF) == 1


def test_table_with_one_endless_word_fits_a_small_screen(shown: Shown) -> None:
    row = ROW.replace("Jankowski", "Jankowski" * 9)
    page = shown(f'<div class="table-frame"><table class="table">{row}</table></div>', 320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_open_folds_say_their_question_once(shown: Shown) -> None:
    question = f'<details class="item__more" open><summary>How?</summary>{RADIOS}</details>'
    way_out = f'<details open><summary>How?</summary><div class="ways-out__body">{RADIOS}</div></details>'
    page = shown(question + way_out, 320)
    assert [one.is_visible() for one in page.locator("summary").all()] == [True, True]
    assert [box["height"] for one in page.locator("legend").all() if (box := one.bounding_box())] == [1, 1]


def test_answers_in_a_frame_are_not_bold(shown: Shown) -> None:
    page = shown(f'<div class="line-frame">{RADIOS}</div>', 320)
    weight = "element => getComputedStyle(element).fontWeight"
    assert page.locator(".govuk-radios__label").evaluate(weight) == "400"
    assert page.locator("legend").evaluate(weight) == "600"


def test_dates_stand_on_one_line_where_there_is_little_room(shown: Shown) -> None:
    page = shown("".join(f'<div class="{place}">{DATE}</div>' for place in NARROW_PLACES), 320)
    boxes = [box for one in page.locator("input").all() if (box := one.bounding_box())]
    assert [len({box["y"] for box in boxes[at : at + 3]}) for at in (0, 3, 6)] == [1, 1, 1]
    assert max(box["x"] + box["width"] for box in boxes) <= 320 - 16


def test_week_fits_a_small_screen_without_its_empty_hours(shown: Shown) -> None:
    page = shown(WEEK, 320)
    assert page.locator(".table-scroll").evaluate("one => one.scrollWidth <= one.clientWidth")
    assert page.locator(".week__entry").is_visible()
    assert not page.locator(".week__none").first.is_visible()

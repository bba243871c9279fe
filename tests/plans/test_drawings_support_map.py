"""The support map: equal halves, no empty half, and the same as a list."""

import re
from dataclasses import replace
from datetime import date
from math import pi
from xml.etree import ElementTree

import pytest

from clinic.foundation.regions import load_region
from clinic.plans.content import PlanContent
from clinic.plans.drawings import places
from clinic.plans.drawings.map_drawing import ROUND, SQUARE
from clinic.plans.drawings.map_sides import MOST_DRAWN
from clinic.plans.drawings.places import BOX, ME, RING, distance, spots
from clinic.plans.drawings.support_map import SupportMap, support_map
from clinic.plans.wording import wording_for
from tests.factories.contents import CONTENTS, ON

SVG = "{http://www.w3.org/2000/svg}"
WITH_PEOPLE = ["sam", "huda", "gary", "dee", "marisol", "desmond", "ines", "joe", "longest"]


def _map(content: PlanContent, on: date = ON) -> SupportMap:
    return support_map(content, on, wording_for(load_region(content.edition.region)))


def _elements(drawn: SupportMap, kind: str) -> list[ElementTree.Element]:
    return [one for one in ElementTree.fromstring(drawn.svg).iter() if kind in one.get("class", "").split()]


def test_support_map_circle_and_square_have_equal_area() -> None:
    assert pi * RING.size**2 == pytest.approx(BOX.size**2, rel=0.001)
    assert pi * ROUND**2 == pytest.approx((2 * SQUARE) ** 2, rel=0.01)


@pytest.mark.parametrize("name", CONTENTS)
def test_support_map_has_no_style_no_script_and_a_title(name: str) -> None:
    drawn = _map(CONTENTS[name])
    assert "style=" not in drawn.svg
    root = ElementTree.fromstring(drawn.svg)
    assert root.find(f"{SVG}title").text == drawn.title
    assert drawn.title
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= {
        "svg",
        "title",
        "circle",
        "rect",
        "path",
        "line",
        "text",
    }


def test_support_map_one_filled_sign_and_one_thick_line() -> None:
    drawn = _map(CONTENTS["sam"])
    assert len(_elements(drawn, "map-first")) == 1
    assert len(_elements(drawn, "map-line-first")) == 1
    assert _elements(drawn, "map-letters-first")[0].text == "RO"


def test_support_map_draws_seven_a_side_and_counts_the_rest() -> None:
    drawn = _map(CONTENTS["marisol"])
    assert (len(drawn.known.drawn), len(drawn.known.more)) == (MOST_DRAWN, 5)
    assert len(_elements(drawn, "map-round")) == len(_elements(drawn, "map-square")) == MOST_DRAWN
    assert [one.text for one in _elements(drawn, "map-more")].count("and 5 more in the list") == 2


def test_support_map_empty_half_says_no_one_yet() -> None:
    drawn = _map(CONTENTS["gary"])
    assert drawn.known.none == "No one yet"
    assert len(_elements(drawn, "map-none")) == 1
    assert "no one yet" in drawn.title
    both = _map(PlanContent())
    assert len(_elements(both, "map-none")) == 2


def test_support_map_right_to_left_names_are_numbers_with_a_list() -> None:
    drawn = _map(CONTENTS["huda"])
    texts = [one.text for one in ElementTree.fromstring(drawn.svg).iter(f"{SVG}text")]
    assert not any(re.search(r"[\u0590-\u08ff]", text) for text in texts)
    assert [entry.letters for entry in (*drawn.known.drawn, *drawn.paid.drawn)] == ["1", "2", "3", "4"]
    assert drawn.known.drawn[0].words == "سميرة الحدّاد, your cousin"


def test_support_map_leaver_is_not_on_it() -> None:
    drawn = _map(CONTENTS["marisol"])
    keys = {entry.key for entry in (*drawn.paid.drawn, *drawn.paid.more)}
    assert "joy" in keys
    assert "carol" not in keys


def test_support_map_typed_markup_stays_text() -> None:
    sam = CONTENTS["sam"]
    nasty = replace(sam.helpers[0], name="<script>x</script>", called="<b>&</b>")
    drawn = _map(replace(sam, helpers=(nasty, *sam.helpers[1:])))
    assert "<script>" not in drawn.svg
    assert "&lt;b&gt;&amp;&lt;/b&gt;" in drawn.svg


@pytest.mark.parametrize("name", WITH_PEOPLE)
def test_support_map_signs_stand_inside_their_half(name: str) -> None:
    drawn = _map(CONTENTS[name])
    for sign in _elements(drawn, "map-round"):
        x, y = float(sign.get("cx")), float(sign.get("cy"))
        assert ((x - RING.x) ** 2 + (y - RING.y) ** 2) ** 0.5 + ROUND <= RING.size
        assert x + ROUND < BOX.x  # not where the halves meet
    for sign in _elements(drawn, "map-square"):
        x, y = float(sign.get("x")), float(sign.get("y"))
        assert RING.x + RING.size < x + SQUARE
        assert x + 2 * SQUARE <= BOX.x + BOX.size
        assert BOX.y <= y <= BOX.y + BOX.size - 2 * SQUARE


@pytest.mark.parametrize("count", range(1, MOST_DRAWN + 1))
@pytest.mark.parametrize("on_left", [True, False])
def test_spots_signs_never_touch(on_left: bool, count: int) -> None:
    placed = spots(on_left, ["every day"] * count, ["Bernadette Yazz"] * count)
    for place, one in enumerate(placed):
        for other in placed[place + 1 :]:
            assert ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5 > 2 * ROUND


def test_spots_nearer_is_more_often() -> None:
    often, seldom = spots(False, ["every day", "once a month"], ["A", "B"])
    assert abs(often.x - ME.x) < abs(seldom.x - ME.x)


@pytest.mark.parametrize(
    ("said", "far"),
    [
        ("Every day", 84),
        ("most days", 84),
        ("every second Tuesday", 140),
        ("Tuesdays", 112),
        ("once a month", 176),
        ("", 140),
    ],
)
def test_distance_is_read_off_what_was_typed(said: str, far: float) -> None:
    assert distance(said) == far


def test_places_drawing_is_as_wide_as_the_text() -> None:
    assert places.WIDTH == 516

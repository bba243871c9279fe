"""Names from the right inside English lines: each keeps its place, and the line keeps its own direction."""

from dataclasses import dataclass

import pytest
from flask import Flask, render_template_string

from clinic.web.directions import set_apart


@dataclass(frozen=True)
class Said:
    """A piece of a phrase."""

    text: str
    kind: str = ""


LAYLA, YUSRA = "ليلى المصري", "يسرى"


@pytest.mark.parametrize(
    ("line", "drawn"),
    [
        (f"{LAYLA}, cousin", f"<bdi>{LAYLA}</bdi>, cousin"),
        (
            f"{LAYLA}: We may call them about {YUSRA}; May have a page",
            f"<bdi>{LAYLA}</bdi>: We may call them about <bdi>{YUSRA}</bdi>; May have a page",
        ),
        (
            f"Locked out · Who {YUSRA} asks: {LAYLA}",
            f"Locked out · Who <bdi>{YUSRA}</bdi> asks: <bdi>{LAYLA}</bdi>",
        ),
        (f"{YUSRA} (315) 555-0168, by text", f"<bdi>{YUSRA}</bdi> (315) 555-0168, by text"),
        (f"{YUSRA}, {LAYLA} and Huma", f"<bdi>{YUSRA}</bdi>, <bdi>{LAYLA}</bdi> and Huma"),
        (f"{YUSRA} said this", f"<bdi>{YUSRA}</bdi> said this"),
    ],
)
def test_set_apart_english_lines(line: str, drawn: str) -> None:
    assert set_apart(line) == drawn


@pytest.mark.parametrize(
    "line", ["“اتصلي بي قبل أن يكبر الهم”", "آخذ Zoloft كل يوم، مع الأكل.", "نعم (الآن)", f"{YUSRA}: {LAYLA}"]
)
def test_set_apart_arabic_lines_whole(line: str) -> None:
    assert set_apart(line) == f"<bdi>{line}</bdi>"


@pytest.mark.parametrize("line", ["", "Rosa, sister", "Nguyễn Thị Tuyết, Siobhán: 8 am to 9 pm"])
def test_set_apart_leaves_english_alone(line: str) -> None:
    assert set_apart(line) == line


def test_set_apart_escapes_what_was_typed() -> None:
    assert set_apart(f"<b> {YUSRA}") == f"&lt;b&gt; <bdi>{YUSRA}</bdi>"
    assert set_apart(f"{YUSRA}<") == f"<bdi>{YUSRA}</bdi>&lt;"


def test_set_apart_in_a_line_about_a_person(bare_app: Flask) -> None:
    template = '{% from "_components/token.html" import person_line %}{{ person_line("Huma", words) }}'
    with bare_app.test_request_context():
        drawn = render_template_string(template, words=f"{LAYLA}, friend of {YUSRA}")
    assert f"<bdi>{LAYLA}</bdi>, friend of <bdi>{YUSRA}</bdi></span>" in drawn


def _drawn(app: Flask, who: str, words: str) -> str:
    with app.test_request_context():
        template = '{% from "plans/_say.html" import say %}{{ say(phrase) }}'
        drawn = render_template_string(template, phrase=(Said(who, "name"), Said(" "), Said(words, "typed")))
    return "".join(drawn.split("\n")).strip()


def test_name_and_what_it_does_are_read_together_when_both_run_one_way(bare_app: Flask) -> None:
    assert _drawn(bare_app, "Huma", "takes you there") == "<bdi>Huma takes you there</bdi>"
    assert _drawn(bare_app, YUSRA, "في البيت") == f"<bdi>{YUSRA} في البيت</bdi>"


def test_name_and_what_it_does_stay_apart_when_they_run_against_each_other(bare_app: Flask) -> None:
    assert _drawn(bare_app, YUSRA, "is at home") == f"<bdi>{YUSRA}</bdi> <bdi>is at home</bdi>"

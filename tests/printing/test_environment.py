"""The templates of paper."""

from gettext import NullTranslations
from html import unescape

import pytest
from jinja2 import UndefinedError

from clinic.printing.environment import name_class, number_class, number_parts, paper_environment, two_columns

ENVIRONMENT = paper_environment(NullTranslations())


def test_paper_environment_escapes_whatever_the_template_is_called() -> None:
    assert ENVIRONMENT.from_string("{{ words }}").render(words="<b>&'") == "&lt;b&gt;&amp;&#39;"


def test_paper_environment_stops_at_what_is_not_there() -> None:
    with pytest.raises(UndefinedError):
        ENVIRONMENT.from_string("{{ nothing }}").render()


@pytest.mark.parametrize("words", ["“Come sing.” Even if I say no.", 'You said "yes".'])
def test_quoted_sets_no_second_pair_of_marks(words: str) -> None:
    source = '{% from "_parts/say.html" import quoted with context %}{{ quoted(words) }}'
    quoted = ENVIRONMENT.from_string(source)
    assert unescape(quoted.render(words=words)) == f'<bdi class="said">{words}</bdi>'
    assert quoted.render(words="Come sing.") == '“<bdi class="said">Come sing.</bdi>”'


@pytest.mark.parametrize(
    ("number", "parts"),
    [
        ("(505) 555-0142", ("(505) 555-0142", "")),
        ("+1 (505) 555-0101 ext. 4471", ("+1 (505) 555-0101", "ext. 4471")),
        ("020 7946 0000 x12", ("020 7946 0000", "x12")),
        ("988", ("988", "")),
    ],
)
def test_number_parts_sets_the_extension_apart(number: str, parts: tuple[str, str]) -> None:
    assert number_parts(number) == parts


def test_number_class_goes_by_length_alone() -> None:
    assert number_class("(505) 555-0142") == "number-usual"
    assert number_class("+44 7700 900118") == "number-long"
    assert number_class("0" * 40) == "number-longest"


def test_name_class_goes_by_length_alone() -> None:
    assert name_class("Rosa Okafor") == "name-usual"
    assert name_class("M" * 74) == "name-long"


@pytest.mark.parametrize(
    ("heights", "first"), [([], 0), ([3, 3, 3, 3], 2), ([9, 1, 1, 1], 1), ([1, 1, 1, 9], 3)]
)
def test_two_columns_come_out_most_alike_and_keep_the_order(heights: list[int], first: int) -> None:
    sections = [{"height": one} for one in heights]
    one, other = two_columns(sections)
    assert [*one, *other] == sections
    assert len(one) == first

from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path

import pytest

from clinic.foundation.regions import BadPack, load_region, older_than_a_year, region_keys

SHIPPED = Path("clinic/foundation/region_packs")
LINE = """
[[crisis_lines]]
name = "County line"
number = "(919) 555-0100"
ways = "Call."
hours = "Day and night."
"""


def _site(folder: Path, text: str, key: str = "us") -> Path:
    (folder / f"{key}.toml").write_text(text, "utf-8")
    return folder


def test_region_us() -> None:
    us = load_region("us")
    assert (us.emergency_number, us.crisis_lines[0].number) == ("911", "988")
    assert us.crisis_lines[0].ways == "Call or text. Free."
    assert (us.paper, us.date_style, us.phone_region, us.ring_word) == ("letter", "mdy", "US", "call")
    assert (us.role_label, us.locale) == ("point person", "en_US")
    assert (us.follow_up_days, us.check_call_hours, us.check_call_hours_at_risk) == (7, 72, 48)
    assert (us.told_warn_days, us.told_strong_days) == (7, 2)


def test_region_uk() -> None:
    uk = load_region("uk")
    assert uk.emergency_number == "999"
    assert [line.number for line in uk.crisis_lines] == ["111", "116 123"]
    assert "option 2" in uk.crisis_lines[0].note
    assert (uk.paper, uk.date_style, uk.phone_region, uk.ring_word) == ("a4", "dmy", "GB", "ring")
    assert (uk.role_label, uk.locale, uk.carers_line.number) == ("named contact", "en_GB", "0808 808 7777")
    assert not uk.law_notices


def test_part2_statements_are_those_of_the_2024_rule() -> None:
    notices = load_region("us").law_notices
    long, short = notices["part2_long"], notices["part2_short"]
    assert short.text == "42 CFR part 2 prohibits unauthorized use or disclosure of these records."
    assert "making any other use or disclosure of this record" in long.text
    assert "legislative proceedings" in long.text
    assert "further disclosure of this record unless" not in long.text  # the older wording
    assert "\n" not in long.text
    assert "  " not in long.text
    assert long.text.endswith("(see 42 CFR 2.31).")
    assert {notice.dated for notice in notices.values()} == {date(2024, 2, 16)}


@pytest.mark.parametrize("key", region_keys())
def test_region_says_who_looks_again(key: str) -> None:
    assert len(load_region(key).reviewers) >= 3


def test_region_is_frozen() -> None:
    us = load_region("us")
    with pytest.raises(FrozenInstanceError):
        us.emergency_number = "000"  # type: ignore[misc]
    with pytest.raises(TypeError):
        us.law_notices["part2_short"] = us.law_notices["part2_long"]  # type: ignore[index]


def test_region_keys_include_the_sites_own(tmp_path: Path) -> None:
    assert region_keys() == ("uk", "us")
    assert region_keys(_site(tmp_path, "", key="ie")) == ("ie", "uk", "us")


def test_site_replaces_entry_by_entry(tmp_path: Path) -> None:
    region = load_region("us", _site(tmp_path, f"follow_up_days = 5\n{LINE}checked_on = 2026-12-01\n"))
    assert region.follow_up_days == 5
    assert [line.name for line in region.crisis_lines] == ["County line"]
    assert region.crisis_lines[0].note == ""
    assert region.emergency_number == "911"


def test_site_pack_of_its_own(tmp_path: Path) -> None:
    whole = (
        (SHIPPED / "uk.toml").read_text("utf-8").replace('key = "uk"', 'key = "ie"').replace('"GB"', '"IE"')
    )
    assert load_region("ie", _site(tmp_path, whole, key="ie")).phone_region == "IE"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("paper = 'a5'", "paper should be one of: letter, a4"),
        ("follow_up_days = '7'", "follow_up_days should be a whole number above 0"),
        ("follow_up_days = 0", "follow_up_days should be a whole number above 0"),
        ("follow_up_days = true", "follow_up_days should be a whole number above 0"),
        ("emergency_number = ' '", "emergency_number should be words"),
        ("emergency_number = 'police'", "needs a number with digits"),
        ("key = 'uk'", "but the file is named us.toml"),
        ("colour = 'red'", "colour is not known here"),
        ("crisis_lines = []", "at least one line"),
        ("crisis_lines = 988", r"crisis_lines should be a list of tables, each under \[\[crisis_lines\]\]"),
        (LINE, "crisis_lines 1: checked_on is missing"),
        (f"{LINE}checked_on = '2026-12-01'", "crisis_lines 1: checked_on should be a date"),
        (f"{LINE}checked_on = 2026-12-01T10:00:00", "crisis_lines 1: checked_on should be a date"),
        ("carers_line = 'NAMI'", "carers_line should be a table"),
        ("[carers_line]\nname = 'NAMI'", "carers_line: number is missing"),
        ("law_notices = 3", "law_notices should be a table of tables"),
        (
            "[law_notices.x]\ntext = 'a'\nsource = ''\ndated = 2024-02-16",
            "law_notices: x: source should be words",
        ),
        ("phone_region = 'ZZ'", "is no country"),
        ("locale = 'English'", "locale should look like"),
        ("check_call_hours_at_risk = 96", "may not be more than check_call_hours"),
        ("told_strong_days = 9", "may not be more than told_warn_days"),
        ("paper = ", "can't be read"),
    ],
)
def test_site_pack_errors_are_plain(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(BadPack, match=words) as caught:
        load_region("us", _site(tmp_path, text))
    assert "us.toml" in str(caught.value)


@pytest.mark.parametrize("key", ["", "../us", "US", "fr", "us.toml"])
def test_unknown_region_names_those_there_are(key: str) -> None:
    with pytest.raises(BadPack, match="There are: uk, us"):
        load_region(key)


def test_new_region_needs_a_whole_pack(tmp_path: Path) -> None:
    with pytest.raises(BadPack, match="name is missing"):
        load_region("ie", _site(tmp_path, "key = 'ie'", key="ie"))


def test_older_than_a_year() -> None:
    line = load_region("us").crisis_lines[0]
    day = line.checked_on
    assert not older_than_a_year(line, day.replace(year=day.year + 1))
    assert older_than_a_year(line, day.replace(year=day.year + 1, day=day.day + 1))
    assert not older_than_a_year(line, day)

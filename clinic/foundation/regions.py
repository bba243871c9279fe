"""Region packs: emergency numbers, crisis lines, paper, wording and follow-up rules of one country, as data.

A pack is a TOML file in `region_packs/`. A site may put a file of the same name and shape in a folder of its
own: what it holds replaces the shipped pack's, entry by entry at the top level. A new key needs a whole pack.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import phonenumbers

from clinic.foundation.number_search import fold_number
from clinic.foundation.pack_reading import BadPack, read_table

PACKS = Path(__file__).parent / "region_packs"
KEY = re.compile(r"[a-z][a-z0-9_]{0,30}")
LOCALE = re.compile(r"[a-z]{2,3}(_[A-Z][a-z]{3})?(_[A-Z]{2})?")

__all__ = [
    "BadPack",
    "CarersLine",
    "CrisisLine",
    "LawNotice",
    "Region",
    "Reviewer",
    "load_region",
    "older_than_a_year",
    "region_keys",
]


@dataclass(frozen=True)
class CrisisLine:
    """A line for a crisis. `ways` and `hours` are words to print; `note` may be empty."""

    name: str
    number: str
    ways: str
    hours: str
    checked_on: date
    note: str = ""


@dataclass(frozen=True)
class CarersLine:
    """A line for the people who help. `when` is words to print."""

    name: str
    number: str
    when: str
    checked_on: date


@dataclass(frozen=True)
class LawNotice:
    """A statement that the law words, never reworded; where it stands, and the date of that text."""

    text: str
    source: str
    dated: date


@dataclass(frozen=True)
class Reviewer:
    """Who can look at a decision again, and what they do."""

    label: str
    detail: str


@dataclass(frozen=True)
class Region:
    """One country's numbers, words and rules. `phone_region`: ISO 3166 code; `locale`: as Babel names it.

    `arabic_digits`: the digits of dates and times in Arabic. Phone numbers keep those of the keypad.
    `keep_…`: how many years closed records and the trail stay, unless a clinic says otherwise.
    """

    key: str
    name: str
    locale: str
    phone_region: str
    paper: Literal["letter", "a4"]
    date_style: Literal["mdy", "dmy"]
    ring_word: str
    role_label: str
    emergency_number: str
    follow_up_days: int
    check_call_hours: int
    check_call_hours_at_risk: int
    told_warn_days: int
    told_strong_days: int
    crisis_lines: tuple[CrisisLine, ...]
    carers_line: CarersLine
    law_notices: Mapping[str, LawNotice]
    reviewers: tuple[Reviewer, ...]
    arabic_digits: Literal["latin", "arabic"] = "latin"
    keep_years: int = 7
    keep_until_age: int = 25
    keep_trail_years: int = 6


def region_keys(override_dir: Path | None = None) -> tuple[str, ...]:
    """The keys of all packs, shipped and the site's own, in order."""
    folders = [PACKS] if override_dir is None else [PACKS, override_dir]
    return tuple(sorted({file.stem for folder in folders for file in folder.glob("*.toml")}))


def load_region(key: str, override_dir: Path | None = None) -> Region:
    """The pack of this key, with the site's own entries over it. BadPack says what is wrong, and where."""
    return _shipped(key) if override_dir is None else _load(key, override_dir)


@cache
def _shipped(key: str) -> Region:
    """Read once: every page asks for its region many times."""
    return _load(key, None)


def _load(key: str, override_dir: Path | None) -> Region:
    if not KEY.fullmatch(key):
        raise BadPack(
            f"{key!r} is not the key of a region. There are: {', '.join(region_keys(override_dir))}."
        )
    files = [folder / f"{key}.toml" for folder in (PACKS, override_dir) if folder is not None]
    found = [file for file in files if file.is_file()]
    if not found:
        raise BadPack(f"There is no region {key!r}. There are: {', '.join(region_keys(override_dir))}.")
    entries: dict[str, Any] = {}
    for file in found:
        entries |= _read(file)
    region = read_table(Region, entries, str(found[-1]))
    _check(region, key, str(found[-1]))
    return region


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadPack(f"{file} can't be read: {error}") from error


def _check(region: Region, key: str, file: str) -> None:
    for wrong, words in _problems(region, key):
        if wrong:
            raise BadPack(f"{file}: {words}")


def _problems(region: Region, key: str) -> list[tuple[bool, str]]:
    numbers = [region.emergency_number, region.carers_line.number]
    numbers += [line.number for line in region.crisis_lines]
    no_country = phonenumbers.country_code_for_region(region.phone_region) == 0
    at_risk_later = region.check_call_hours_at_risk > region.check_call_hours
    strong_before_warn = region.told_strong_days > region.told_warn_days
    return [
        (region.key != key, f"key is {region.key!r}, but the file is named {key}.toml."),
        (not region.crisis_lines, "crisis_lines needs at least one line. Nobody goes home without one."),
        (not all(fold_number(number) for number in numbers), "every line needs a number with digits."),
        (no_country, f"phone_region {region.phone_region!r} is no country."),
        (not LOCALE.fullmatch(region.locale), 'locale should look like "en_US".'),
        (at_risk_later, "check_call_hours_at_risk may not be more than check_call_hours."),
        (strong_before_warn, "told_strong_days may not be more than told_warn_days."),
    ]


def older_than_a_year(line: CrisisLine | CarersLine, today: date) -> bool:
    """Whether nobody has checked this line for more than a year."""
    checked = line.checked_on
    return (today.year, today.month, today.day) > (checked.year + 1, checked.month, checked.day)

"""The catalogue: every question, read once from data/items/*.toml and checked as a whole.

A file that can't be used is a BadPack, whose words name the file, the key and what it should be.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from clinic.caseload.people_catalogue import catalogue as people_catalogue
from clinic.checklist.catalogue_checks import check_item
from clinic.checklist.items import Item
from clinic.foundation.pack_reading import BadPack, read_table

DATA = Path(__file__).parent / "data"
KEY = re.compile(r"[a-z][a-z0-9_]{1,40}")

__all__ = ["DATA", "BadPack", "core_items", "read_item", "read_items", "read_toml", "unique_by_key"]


@cache
def core_items() -> Mapping[str, Item]:
    """Every core item by key, in the order of the files."""
    return read_items(DATA / "items")


def read_items(folder: Path) -> Mapping[str, Item]:
    """Every item in the TOML files of a folder. Raises BadPack."""
    found: list[Item] = []
    for file in sorted(folder.glob("*.toml")):
        tables = read_toml(file).get("item", [])
        found += [
            read_item(table, f"{file.name}: item {number}") for number, table in enumerate(tables, start=1)
        ]
    return unique_by_key(found, str(folder))


def read_item(table: Mapping[str, Any], where: str) -> Item:
    """One item of a TOML table. `options_from` names a list of the catalogue of people."""
    key = table.get("key")
    if not isinstance(key, str) or not KEY.fullmatch(key):
        raise BadPack(f'{where}: key should be small letters, digits and _, like "point_person".')
    item = read_table(Item, _with_options(table, f"{where} ({key})"), f"{where} ({key})")
    check_item(item, f"{where} ({key})")
    return item


def _with_options(table: Mapping[str, Any], where: str) -> dict[str, Any]:
    given = dict(table)
    source = given.pop("options_from", None)
    if source is None:
        return given
    if source != "responsibilities":
        raise BadPack(f'{where}: options_from should be "responsibilities".')
    listed = people_catalogue().responsibilities
    return {**given, "options": [{"key": one.key, "label": one.label} for one in listed]}


def unique_by_key(items: Iterable[Item], where: str) -> Mapping[str, Item]:
    """The items by key. BadPack when a key stands twice."""
    by_key: dict[str, Item] = {}
    for item in items:
        if item.key in by_key:
            raise BadPack(
                f"{where}: the key {item.key} is used twice. A key belongs to one question for ever."
            )
        by_key[item.key] = item
    return MappingProxyType(by_key)


def read_toml(file: Path) -> dict[str, Any]:
    """A TOML file's tables. BadPack when it can't be read."""
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadPack(f"{file} can't be read: {error}") from error

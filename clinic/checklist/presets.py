"""Rows that a list opens with: what a setting gives without anyone noticing, ordinary troubles, and so on."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from clinic.checklist.catalogue import DATA, BadPack, core_items, read_toml

FILE = "presets.toml"
ANY = "any"

PresetRow = Mapping[str, str]
Presets = Mapping[str, Mapping[str, tuple[PresetRow, ...]]]


def preset_rows(name: str, setting: str, site_dir: Path | None = None) -> tuple[PresetRow, ...]:
    """The rows of the list of this name in this setting (ward, community, residence), or of any setting.

    A list in the site's own presets.toml takes the place of the shipped one. () for no such list.
    """
    lists = {**_shipped().get(name, {}), **_of_site(site_dir).get(name, {})}
    return lists.get(setting, lists.get(ANY, ()))


@cache
def _shipped() -> Presets:
    return read_presets(DATA / FILE)


def _of_site(site_dir: Path | None) -> Presets:
    file = site_dir / FILE if site_dir else None
    return read_presets(file) if file and file.is_file() else {}


def read_presets(file: Path) -> Presets:
    """Every list of a presets file, by name and setting. BadPack for a column that the list doesn't have."""
    return {
        name: {
            setting: _rows(name, rows, f"{file.name}: {name}.{setting}") for setting, rows in settings.items()
        }
        for name, settings in read_toml(file).items()
    }


def _rows(name: str, rows: list[dict[str, Any]], where: str) -> tuple[PresetRow, ...]:
    known = {column.key for item in core_items().values() if item.presets == name for column in item.columns}
    if not known:
        raise BadPack(f"{where}: no list opens with {name!r}.")
    for row in rows:
        unknown = sorted(set(row) - known)
        if unknown or not all(isinstance(cell, str) for cell in row.values()):
            raise BadPack(f"{where}: a row holds words, in columns among: {', '.join(sorted(known))}.")
    return tuple(rows)

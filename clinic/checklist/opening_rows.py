"""The rows that a list opens with: what the setting gives, or what the worker does for almost everyone."""

from pathlib import Path

from clinic.checklist.facts import Facts
from clinic.checklist.items import Item
from clinic.checklist.presets import PresetRow, preset_rows

OWN_LIST = "tasks"


def opening_rows(item: Item, facts: Facts, site_dir: Path | None = None) -> tuple[PresetRow, ...]:
    """Rows for a list that nobody has touched yet; () for one that opens empty."""
    if not item.presets:
        return ()
    if facts.departure is None:
        return preset_rows(item.presets, facts.clinic.setting, site_dir)
    # What stops when a worker leaves is what a worker gives, wherever that is: no ward's nights and meals.
    rows = preset_rows(item.presets, "community", site_dir)
    if item.key != OWN_LIST:
        return rows
    own = tuple({"what": what} for what in facts.departure.does_for_everyone)
    return tuple({**row, "now_by": "worker"} for row in own or rows)

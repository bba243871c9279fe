"""The rows that a list opens with: what the setting gives, or what the worker does for almost everyone."""

from pathlib import Path

from clinic.checklist.facts import Facts
from clinic.checklist.items import Item
from clinic.checklist.presets import preset_rows

OWN_LIST = "tasks"


def opening_rows(item: Item, facts: Facts, site_dir: Path | None = None) -> tuple[dict[str, str], ...]:
    """Rows for a list that nobody has touched yet; () for one that opens empty."""
    if not item.presets:
        return ()
    if item.key == OWN_LIST and facts.departure is not None:
        own = facts.departure.does_for_everyone
        rows = [{"what": what} for what in own] or [
            dict(row) for row in preset_rows(item.presets, "community", site_dir)
        ]
        return tuple({**row, "now_by": "worker"} for row in rows)
    return tuple(dict(row) for row in preset_rows(item.presets, facts.clinic.setting, site_dir))

"""What the trail says on screen, read once from data/events.toml."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data" / "events.toml"
CHANGED = "changed"
GROUPS = {
    "looked": "Looked at",
    "printed": "Printed",
    "exported": "Saved as a file",
    CHANGED: "Changed",
    "emergency": "Without being on the team",
    "refused": "Refused",
    "signed_in": "Signed in or out",
}


def event_words(event: str) -> str:
    """ "looked at the record"; an event of another version as it is stored."""
    return str(_data()["words"].get(event, event))


def basis_words(basis: str) -> str:
    """ "leads", "" when the event is about no client."""
    return str(_data()["basis"].get(basis, basis))


def events_of_group(group: str) -> tuple[str, ...]:
    """The events that a group holds; for "changed", those which every other group leaves."""
    groups: dict[str, list[str]] = _data()["groups"]
    if group != CHANGED:
        return tuple(groups[group])
    others = {event for events in groups.values() for event in events}
    return tuple(event for event in _data()["words"] if event not in others)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))

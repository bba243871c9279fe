"""Lists to choose from, read once from data/choices.toml. Keys are what is stored."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "choices.toml"


@dataclass(frozen=True)
class Choice:
    """One thing to choose. `label` and `hint` may hold {name}: what the client is called."""

    key: str
    label: str
    hint: str = ""


def choices(list_name: str) -> tuple[Choice, ...]:
    """A list by its name in the file. Raises KeyError for another name."""
    return _all_choices()[list_name]


def label_of(list_name: str, key: str) -> str:
    """What a stored key is called, "" for an empty key. Raises KeyError for a key that is not in the list."""
    return {choice.key: choice.label for choice in choices(list_name)}[key] if key else ""


@cache
def _all_choices() -> dict[str, tuple[Choice, ...]]:
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return {name: tuple(Choice(**entry) for entry in entries) for name, entries in data.items()}

"""Kinds of people, what they do, hats, responsibilities and consents, read once from data/people.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

DATA = Path(__file__).parent / "data" / "people.toml"
NATURES = ("unpaid", "community", "paid")
FUNCTIONS = ("emotional", "practical", "informational", "belonging")


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


Entry = TypeVar("Entry", bound=_Keyed)


@dataclass(frozen=True)
class PersonType:
    """A kind of person, group or place. `natures`: which of NATURES it can be; the first is offered."""

    key: str
    label: str
    natures: tuple[str, ...]


@dataclass(frozen=True)
class Doing:
    """Something concrete that somebody does; its functions follow. `paper`: as the client is told it."""

    key: str
    label: str
    paper: str
    functions: tuple[str, ...]


@dataclass(frozen=True)
class Responsibility:
    """Something that a person can say yes to."""

    key: str
    label: str
    paper: str


@dataclass(frozen=True)
class HatKind:
    """What a person can be to the client. `grown_up_only`: nobody under 18 may be it."""

    key: str
    label: str
    hint: str
    grown_up_only: bool


@dataclass(frozen=True)
class ConsentKind:
    """What the client may let somebody have. `written_only`: a spoken yes is not enough.

    `short`: the head of a column. `covers`: how much of what it lets {person} have; `taken_back`: what
    changes without it.
    """

    key: str
    label: str
    short: str
    hint: str
    covers: str
    taken_back: str
    written_only: bool


@dataclass(frozen=True)
class Catalogue:
    """Everything in data/people.toml. Labels may hold {name}: what the client is called."""

    types: tuple[PersonType, ...]
    doings: tuple[Doing, ...]
    responsibilities: tuple[Responsibility, ...]
    hats: tuple[HatKind, ...]
    consents: tuple[ConsentKind, ...]

    def type(self, key: str) -> PersonType | None:
        """The kind of person with this key, or None."""
        return _by_key(self.types, key)

    def doing(self, key: str) -> Doing | None:
        """The doing with this key, or None."""
        return _by_key(self.doings, key)

    def responsibility(self, key: str) -> Responsibility | None:
        """The responsibility with this key, or None."""
        return _by_key(self.responsibilities, key)

    def hat(self, key: str) -> HatKind | None:
        """The hat with this key, or None."""
        return _by_key(self.hats, key)

    def consent(self, key: str) -> ConsentKind | None:
        """The kind of consent with this key, or None."""
        return _by_key(self.consents, key)

    def functions_of(self, doings: tuple[str, ...]) -> tuple[str, ...]:
        """The functions that these doings serve, in the order of FUNCTIONS, each once."""
        served = {
            function
            for key in doings
            if (doing := self.doing(key)) is not None
            for function in doing.functions
        }
        return tuple(function for function in FUNCTIONS if function in served)


def _by_key(entries: tuple[Entry, ...], key: str) -> Entry | None:
    return next((entry for entry in entries if entry.key == key), None)


@cache
def catalogue() -> Catalogue:
    """The catalogue. Raises KeyError or TypeError when the file lacks a field or has one too many."""
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return Catalogue(
        types=tuple(PersonType(**_frozen(entry)) for entry in data["types"]),
        doings=tuple(Doing(**_frozen(entry)) for entry in data["doings"]),
        responsibilities=tuple(Responsibility(**entry) for entry in data["responsibilities"]),
        hats=tuple(HatKind(**entry) for entry in data["hats"]),
        consents=tuple(ConsentKind(**entry) for entry in data["consents"]),
    )


def _frozen(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


def nature_of(type_key: str) -> str:
    """What this kind of person is unless said otherwise: unpaid, community or paid."""
    known = catalogue().type(type_key)
    return known.natures[0] if known else "unpaid"

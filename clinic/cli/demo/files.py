"""The demo's files, read strictly: a key that means nothing is an error, not a fact that goes missing."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
Table = Mapping[str, Any]


@dataclass(frozen=True)
class WorkerFile:
    """Somebody who signs in. `team`: key of a team, "" for none; a supervisor supervises it."""

    key: str
    name: str
    job: str
    email: str
    phone: str
    team: str = ""
    roles: tuple[str, ...] = ("clinician",)


@dataclass(frozen=True)
class PlaceFile:
    """A place of the directory. `teams`: keys of the teams that know it; `checked`: rung, and right."""

    key: str
    teams: tuple[str, ...]
    name: str
    type: str
    phone: str = ""
    ways: str = "ring"
    hours: str = ""
    address: str = ""
    meets: str = ""
    substance: bool = False
    checked: bool = False


@dataclass(frozen=True)
class LeavingFile:
    """One worker's leaving. Days and texts as `Calendar` reads them."""

    worker: str
    last_working_day: str
    last_client_day: str
    cover: str
    cover_words: str
    reason_words: str
    private_reason: str
    contact_rule: str
    does_for_everyone: str


@dataclass(frozen=True)
class ClinicFile:
    """The clinic. `facts`: what `make_clinic` takes; `teams`: names by key."""

    facts: Table
    teams: Mapping[str, str]
    workers: tuple[WorkerFile, ...]
    leavings: tuple[LeavingFile, ...]


@dataclass(frozen=True)
class PersonFile:
    """Somebody around a client. `worker`, `place`: the key of one already known. `fields`: all else."""

    key: str
    worker: str = ""
    place: str = ""
    reach: tuple[Table, ...] = ()
    hats: tuple[str, ...] = ()
    asked: tuple[Table, ...] = ()
    consents: Mapping[str, str] = field(default_factory=dict)
    fields: Table = field(default_factory=dict)


@dataclass(frozen=True)
class WalkFile:
    """A client's move. `plan`: whether the plan is made; `short`: begun as "Short on time?"."""

    pathway: str
    leaving_on: str
    short: bool = False
    plan: bool = False


@dataclass(frozen=True)
class CorrectedFile:
    """What was put right after the plan was made, and `why`: answers, and how to reach people."""

    why: str
    answers: Table = field(default_factory=dict)
    people: tuple[PersonFile, ...] = ()


@dataclass(frozen=True)
class ClientFile:
    """One client. `lead` adds them; `also`: workers beside; `closed`: the reason why the record is closed."""

    key: str
    team: str
    lead: str
    client: Table
    also: tuple[str, ...] = ()
    closed: str = ""
    people: tuple[PersonFile, ...] = ()
    never_ring: tuple[Table, ...] = ()
    walk: WalkFile | None = None
    answers: Table = field(default_factory=dict)
    corrected: CorrectedFile | None = None

    @property
    def code(self) -> str:
        """The client's code: how a load that was cut short knows who is there already."""
        return str(self.client["code"])


@cache
def clinic_file() -> ClinicFile:
    """The clinic, its teams and its workers."""
    table = _read(DATA / "clinic.toml")
    return ClinicFile(
        teams={team["key"]: team["name"] for team in table.pop("teams")},
        workers=tuple(WorkerFile(**_frozen(row)) for row in table.pop("workers")),
        leavings=tuple(LeavingFile(**row) for row in table.pop("leavings")),
        facts=table,
    )


@cache
def place_files() -> tuple[PlaceFile, ...]:
    """Every place of the directory."""
    return tuple(PlaceFile(**_frozen(row)) for row in _read(DATA / "places.toml")["places"])


@cache
def client_files() -> tuple[ClientFile, ...]:
    """Every client, by file name."""
    return tuple(_client(_read(file)) for file in sorted((DATA / "clients").glob("*.toml")))


def _client(table: dict[str, Any]) -> ClientFile:
    if "walk" in table:
        table["walk"] = WalkFile(**table["walk"])
    if "corrected" in table:
        corrected = table["corrected"]
        people = tuple(_person(row) for row in corrected.get("people", ()))
        table["corrected"] = CorrectedFile(corrected["why"], corrected.get("answers", {}), people)
    table["people"] = tuple(_person(row) for row in table.get("people", ()))
    return ClientFile(**_frozen(table))


def _person(row: dict[str, Any]) -> PersonFile:
    own = {name: row.pop(name) for name in PersonFile.__dataclass_fields__ if name in row}
    return PersonFile(**_frozen(own), fields=row)


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text("utf-8"))


def _frozen(row: Table) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}

"""A site's own checklist.toml: its shape, and reading it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from clinic.checklist.catalogue import BadPack, read_toml, unique_by_key
from clinic.checklist.catalogue_checks import check_item
from clinic.checklist.items import Item, Level, Moment, Option
from clinic.foundation.pack_reading import read_table

SITE_FILE = "checklist.toml"
PREFIX = "site_"


@dataclass(frozen=True)
class Reword:
    """Other words for a core item; `options`: labels of its options by key."""

    item: str
    label: str = ""
    hint: str = ""
    read_back: str = ""
    options: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Retitle:
    """Another title for a step of one walk."""

    pathway: str
    step: str
    title: str


@dataclass(frozen=True)
class Stricter:
    """A core item asked more strictly, or earlier, in one walk."""

    pathway: str
    item: str
    level: Level | Literal[""] = ""
    moment: Moment | Literal[""] = ""


@dataclass(frozen=True)
class Added:
    """An item of the site's own, at the end of a step. `on_paper`: for the client and the next worker."""

    key: str
    pathways: tuple[str, ...]
    step: str
    kind: Literal["line", "words", "ticks", "date", "choice"]
    label: str
    read_back: str
    source: str
    level: Level
    moment: Moment
    on_paper: bool
    hint: str = ""
    options: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Site:
    """Everything in a site's checklist.toml."""

    reword: tuple[Reword, ...] = ()
    retitle: tuple[Retitle, ...] = ()
    stricter: tuple[Stricter, ...] = ()
    add: tuple[Added, ...] = ()


def read_site(file: Path) -> Site:
    """The site's file. Raises BadPack, naming the entry."""
    return read_table(Site, read_toml(file), file.name)


def added_items(site: Site) -> Mapping[str, Item]:
    """The site's own items by key. Raises BadPack for a key without the prefix, or used twice."""
    return unique_by_key([_item(one) for one in site.add], SITE_FILE)


def _item(added: Added) -> Item:
    if not added.key.startswith(PREFIX):
        raise BadPack(f"{SITE_FILE}: add {added.key}: a key of your own begins with {PREFIX}.")
    item = Item(
        key=added.key,
        kind=added.kind,
        label=added.label,
        read_back=added.read_back,
        source=added.source,
        readers=("client", "worker") if added.on_paper else (),
        hint=added.hint,
        ways_out=("rather_not", "not_possible"),
        options=added.options,
        is_core=False,
    )
    check_item(item, f"{SITE_FILE}: add {added.key}")
    return item

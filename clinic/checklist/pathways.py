"""The walks: ordered lists of items, with what a site changed, and as text that is stored once per hash."""

import hashlib
import json
from dataclasses import asdict
from functools import cache
from pathlib import Path

from clinic.checklist.catalogue import DATA, BadPack, core_items
from clinic.checklist.items import Pathway
from clinic.checklist.pathway_files import read_pathway
from clinic.checklist.site import change_pathway
from clinic.checklist.site_file import SITE_FILE, read_site
from clinic.foundation.pack_reading import read_table

PATHWAYS = ("discharge", "worker_leaving", "leaving_once")

__all__ = [
    "PATHWAYS",
    "BadPack",
    "canonical_json",
    "checklist_hash",
    "core_pathway",
    "pathway_from_json",
    "resolve",
]


def resolve(pathway_key: str, site_dir: Path | None = None) -> Pathway:
    """The walk with this key, with the site's own words, stricter levels and added items.

    `site_dir`: a folder that may hold checklist.toml. KeyError for no such walk, BadPack for a bad file.
    """
    pathway = core_pathway(pathway_key)
    file = site_dir / SITE_FILE if site_dir else None
    return change_pathway(pathway, read_site(file)) if file and file.is_file() else pathway


@cache
def core_pathway(key: str) -> Pathway:
    """The walk as it ships. KeyError for no such walk."""
    if key not in PATHWAYS:
        raise KeyError(f"{key!r} is no walk. There are: {', '.join(PATHWAYS)}.")
    return read_pathway(DATA / "pathways" / f"{key}.toml", core_items())


def canonical_json(pathway: Pathway) -> str:
    """The resolved walk as text: the same bytes for the same walk."""
    return json.dumps(asdict(pathway), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def checklist_hash(pathway: Pathway) -> str:
    """SHA-256 of the canonical JSON in UTF-8, in hexadecimal."""
    return hashlib.sha256(canonical_json(pathway).encode("utf-8")).hexdigest()


def pathway_from_json(text: str) -> Pathway:
    """A walk that was stored: what a running transition uses, whatever has changed since. Raises BadPack."""
    return read_table(Pathway, json.loads(text), "the stored checklist")

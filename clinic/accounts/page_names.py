"""What the pages are called whose forms are kept: a form without a name is kept for nobody.

Every room names its own pages, by endpoint; `app.extensions["page_names"]` holds them all.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from flask import current_app
from sqlalchemy.orm import Session
from werkzeug.exceptions import HTTPException

from clinic.access.viewer import Viewer
from clinic.foundation.errors import HandoffError

EXTENSION = "page_names"


@dataclass(frozen=True)
class PageName:
    """`title`: as the page itself says it; `client`: whose page it is, "" for nobody's."""

    title: str
    client: str = ""


# (session, viewer, what the address holds) -> its name. Raises as the page does for who may not see it.
NameMaker = Callable[[Session, Viewer, Mapping[str, Any]], PageName]


def named_pages() -> frozenset[str]:
    """The endpoints whose forms can be told apart in words."""
    return frozenset(current_app.extensions[EXTENSION])


def page_name(session: Session, viewer: Viewer, path: str) -> PageName | None:
    """What the page is called to which this address sends its form; None when the viewer has no such page."""
    parts = urlsplit(path)
    try:
        endpoint, values = current_app.url_map.bind("localhost").match(parts.path, method="POST")
        make: NameMaker = current_app.extensions[EXTENSION][endpoint]
        return make(session, viewer, {**dict(parse_qsl(parts.query)), **values})
    except (HandoffError, HTTPException, KeyError):
        return None

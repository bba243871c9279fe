"""The logo of a clinic as papers carry it: plain values, and the one name under which a page asks for it."""

from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from typing import Any

# As if it were packaged: it is served from what the press was given, never from a path or a network.
LOGO_FILE = "logo.png"


@dataclass(frozen=True)
class Logo:
    """`png`: of our own making. `words`: what it says, for whoever can't see it. Sizes in pixels."""

    png: bytes = field(repr=False)
    words: str
    width: int
    height: int


def logo_values(logo: Logo | None) -> dict[str, Any]:
    """The logo in a payload: {} without one."""
    if logo is None:
        return {}
    wide = logo.width > 2 * logo.height
    return {"png": b64encode(logo.png).decode("ascii"), "words": logo.words, "wide": wide}


def logo_in(payload: dict[str, Any]) -> bytes | None:
    """The picture in a payload, for whoever serves it to the page."""
    values = payload.get("organisation", {}).get("logo") or {}
    return b64decode(values["png"]) if values else None

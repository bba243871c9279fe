"""Pages of signing in and of accounts."""

from clinic.accounts.routes import (
    confirm,
    door,
    kept,
    links,
    own,
    own_second,
    people,
    provider,
    second,
    set_up,
    sign_ins,
)
from clinic.accounts.routes.blueprint import blueprint

__all__ = [
    "blueprint",
    "confirm",
    "door",
    "kept",
    "links",
    "own",
    "own_second",
    "people",
    "provider",
    "second",
    "set_up",
    "sign_ins",
]

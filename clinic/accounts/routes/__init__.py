"""Pages of signing in and of accounts."""

from clinic.accounts.routes import door, links, own, people
from clinic.accounts.routes.blueprint import blueprint

__all__ = ["blueprint", "door", "links", "own", "people"]

"""Pages of signing in and of accounts."""

from clinic.accounts.routes import door, links, own, people
from clinic.accounts.routes.blueprint import bp

__all__ = ["bp", "door", "links", "own", "people"]

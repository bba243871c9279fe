"""Who may read a piece of the plan, and what kind of information it is.

Every field of `content` is declared with `told`. A field that a reader may not have falls back to its
declared empty value, so a copy with something withheld equals a copy where it was never entered.
"""

from dataclasses import MISSING, Field, field
from enum import StrEnum
from typing import Any


class Reader(StrEnum):
    """The three kinds of reader of a copy."""

    CLIENT = "client"
    SUPPORTER = "supporter"
    WORKER = "worker"


class About(StrEnum):
    """Kinds of information that a consent can name (42 CFR 2.31 asks for the kind and amount)."""

    CONTACT = "contact"  # the client's own number and address
    PLAN = "plan"
    MEDICINES = "medicines"
    RISK = "risk"


CLIENT_ONLY = (Reader.CLIENT,)
WORKER_ONLY = (Reader.WORKER,)
CLIENT_AND_WORKER = (Reader.CLIENT, Reader.WORKER)
SUPPORTER_AND_WORKER = (Reader.SUPPORTER, Reader.WORKER)
EVERYONE = (Reader.CLIENT, Reader.SUPPORTER, Reader.WORKER)


def told(
    *readers: Reader,
    about: About = About.PLAN,
    empty: Any = MISSING,
    empty_factory: Any = MISSING,
    is_key: bool = False,
    is_own: bool = False,
) -> Any:
    """Declare a content field: its readers, its kind of information, its value when withheld or unasked.

    `is_key`: it holds the key of a helper (or of several), never words that anybody reads.
    `is_own`: of the supporters, only the helper whom the row is about may read it, and needs no consent.
    """
    metadata = {"readers": frozenset(readers), "about": about, "is_key": is_key, "is_own": is_own}
    if empty_factory is not MISSING:
        return field(default_factory=empty_factory, metadata=metadata)
    return field(default=empty, metadata=metadata)


def readers_of(declared: Field[Any]) -> frozenset[Reader]:
    """Readers of one declared field; nobody when it carries no declaration."""
    readers: frozenset[Reader] = declared.metadata.get("readers", frozenset())
    return readers


def kind_of(declared: Field[Any]) -> About:
    """Kind of information that one declared field holds."""
    about: About = declared.metadata["about"]
    return about


def holds_key(declared: Field[Any]) -> bool:
    """Whether one declared field holds helpers' keys."""
    return bool(declared.metadata.get("is_key"))


def is_own(declared: Field[Any]) -> bool:
    """Whether one declared field is for its own helper alone, of all supporters."""
    return bool(declared.metadata.get("is_own"))


def empty_of(declared: Field[Any]) -> Any:
    """The declared empty value of one field: what it holds when withheld or never asked."""
    return declared.default if declared.default_factory is MISSING else declared.default_factory()

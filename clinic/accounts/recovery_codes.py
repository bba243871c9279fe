"""Recovery codes: for the day when phone and key are lost. 80 random bits each, so one hash is enough."""

import secrets

from clinic.accounts.passwords import token_hash

HOW_MANY = 10
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that look alike
GROUPS, GROUP = 4, 4


def new_codes() -> list[str]:
    """Codes as they are shown, once."""
    return ["-".join(_group() for _ in range(GROUPS)) for _ in range(HOW_MANY)]


def code_hash(typed: str) -> bytes:
    """What is stored of a code, and looked up: typed with or without the lines, in small letters or large."""
    return token_hash("".join(char for char in typed.upper() if char.isalnum()))


def _group() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(GROUP))

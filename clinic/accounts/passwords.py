"""Passwords: how they are hashed, what makes a good one. Random tokens: how they are made and looked up.

Sources: NIST SP 800-63B-4 3.1.1.2 (length, block list, no composition rules); OWASP ASVS 5.0 6.2, 11.4.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from secrets import token_urlsafe

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from clinic.foundation.folding import fold
from clinic.foundation.limits import LIMITS

SHORTEST = 15
SHORTEST_WITH_SECOND_STEP = 8
COMMON = frozenset(
    line.strip()
    for line in (Path(__file__).parent / "common_passwords.txt").read_text("utf-8").splitlines()
    if line.strip() and not line.startswith("#")
)

MESSAGES = {
    "short": "Use at least {shortest} characters. Three or four words that don’t belong together work well.",
    "long": f"Use at most {LIMITS.lengths.password} characters.",
    "common": "That is one of the first that somebody would guess. Use words that don’t belong together.",
    "own": "Leave out your own name and e-mail address: they are easy to guess.",
    "repeated": "Use more different characters: this one repeats itself.",
}


@dataclass(frozen=True)
class Hasher:
    """argon2id at a cost: passes over the memory, and KiB of memory. Four lanes."""

    cost: int
    memory_kib: int

    def hash(self, password: str) -> str:
        """The password as it is stored."""
        return self._argon2.hash(_normal(password))

    def matches(self, stored: str | None, password: str) -> bool:
        """Whether it is the right one. Without a stored one the same work is done: time tells nothing."""
        try:
            return self._argon2.verify(stored or self._nobody, _normal(password)) and stored is not None
        except (VerificationError, InvalidHashError):
            return False

    def is_outdated(self, stored: str) -> bool:
        """Whether it was hashed at another cost than is set now."""
        return self._argon2.check_needs_rehash(stored)

    @cached_property
    def _argon2(self) -> PasswordHasher:
        return PasswordHasher(time_cost=self.cost, memory_cost=self.memory_kib, parallelism=4)

    @cached_property
    def _nobody(self) -> str:
        return self._argon2.hash(new_token())


def problem_with(password: str, *, about: Iterable[str] = (), shortest: int = SHORTEST) -> str:
    """What is wrong with a password that somebody chose, in words; "" when it is good.

    `about`: their own names and addresses. `shortest`: fewer characters do where a second step is asked for.
    """
    normal = _normal(password)
    checks = {
        "short": len(normal) < shortest,
        "long": len(normal) > LIMITS.lengths.password,
        "common": _plain(normal) in COMMON,
        "repeated": len(set(normal)) < 5,
        "own": any(_plain(word) in _plain(normal) for word in _own_words(about)),
    }
    wrong = next((MESSAGES[name] for name, is_wrong in checks.items() if is_wrong), "")
    return wrong.format(shortest=shortest)


def shortest_for(has_second_step: bool) -> int:
    """How many characters a password needs."""
    return SHORTEST_WITH_SECOND_STEP if has_second_step else SHORTEST


def new_token() -> str:
    """A random token of 256 bits for a cookie or a link."""
    return token_urlsafe(32)


def token_hash(token: str) -> bytes:
    """What is stored of a token. It is random and long, so one round is enough."""
    return sha256(token.encode("utf-8", "replace")).digest()


def _normal(password: str) -> str:
    return unicodedata.normalize("NFKC", password)


def _plain(text: str) -> str:
    return "".join(char for char in fold(text) if char.isalnum())


def _own_words(about: Iterable[str]) -> list[str]:
    words = [word for text in about for word in text.replace("@", " ").replace(".", " ").split()]
    return [word for word in words if len(_plain(word)) > 4]

"""Each worker's phone: the app that makes their codes, their recovery codes, where they are signed in.

A code works once, so the phone never shows one twice; a session that is still alive is used again, as a
browser left open would be.
"""

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from clinic.accounts.one_time_codes import code_at
from clinic.foundation.clock import Clock

STEP = 30
TYPING_SECONDS = 12  # at most, from reading a code to its arrival, on a busy machine


@dataclass
class Phone:
    """`secret`: the app's key; `last`: counter of the last code given; `cookies`: of a browser left open."""

    secret: str = ""
    last: int = 0
    recovery_codes: list[str] = field(default_factory=list)
    cookies: list[Any] = field(default_factory=list)

    def takes(self, key: str) -> None:
        """A key typed from the page, in its groups; codes of an older key are gone."""
        self.secret, self.last = key.replace(" ", ""), 0

    def code(self) -> str:
        """A code that was not used before; waits for it when it has to. One early or late is taken too."""
        counter = max(self.last + 1, self._oldest())
        while counter > self._now() + 1:
            time.sleep(0.5)
        self.last = counter
        return code_at(self.secret, datetime.fromtimestamp(counter * STEP, UTC))

    def wrong_code(self) -> str:
        """Six digits that are no code of this phone, now or soon."""
        now = self._now()
        right = {
            code_at(self.secret, datetime.fromtimestamp((now + step) * STEP, UTC)) for step in range(-2, 4)
        }
        return next(f"{number:06}" for number in range(10) if f"{number:06}" not in right)

    def _oldest(self) -> int:
        """The oldest code that will still be taken when it arrives: near a step's end, typing is too late."""
        arrives = int(Clock().now().timestamp()) + TYPING_SECONDS
        return arrives // STEP - 1

    def _now(self) -> int:
        return int(Clock().now().timestamp()) // STEP


_PHONES: dict[str, Phone] = {}


def phone_of(email: str) -> Phone:
    """The phone of whoever has this address."""
    return _PHONES.setdefault(email, Phone())

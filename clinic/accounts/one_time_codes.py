"""Six-digit codes of an app on a phone: TOTP (RFC 6238), SHA-1 and 30 seconds, as every such app knows it."""

import re
from datetime import datetime

import segno
from markupsafe import Markup
from passlib.exc import TokenError
from passlib.totp import TOTP

ISSUER = "Warm Handoff"
DRIFT_SECONDS = 30  # one code early or late: phones' clocks are seldom exact
NOT_DIGITS = re.compile("[^0-9]")


def new_secret() -> str:
    """A random key of 160 bits, in base32."""
    return str(TOTP.new().base32_key)


def counter_of(secret: str, typed: str, *, at: datetime) -> int | None:
    """Which code of this key was typed (its RFC 6238 counter), None when it is none of those around `at`."""
    digits = NOT_DIGITS.sub("", typed)
    try:
        match = _codes(secret).match(digits, time=int(at.timestamp()), window=DRIFT_SECONDS)
    except TokenError:
        return None
    return int(match.counter)


def code_at(secret: str, at: datetime) -> str:
    """The code that an app with this key shows."""
    return str(_codes(secret).generate(time=int(at.timestamp())).token)


def in_groups(secret: str) -> str:
    """The key to be typed into an app by hand, four letters at a time."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def square_of(secret: str, account: str) -> Markup:
    """The key as a square for a phone's camera: an SVG of its own colours, readable on a dark screen too."""
    uri = _codes(secret).to_uri(label=account, issuer=ISSUER)
    drawn = segno.make(uri, error="m", micro=False)
    svg = drawn.svg_inline(
        omitsize=True, border=4, dark="#000", light="#fff", svgclass="code-square", lineclass=None
    )
    return Markup(
        svg.replace("<svg ", '<svg role="img" aria-label="Square with the key, for the app’s camera" ', 1)
    )


def _codes(secret: str) -> TOTP:
    return TOTP(key=secret, format="base32")

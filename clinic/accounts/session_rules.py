"""What holds for every session: how long it lasts, and the ways in which a person proved who they are."""

from dataclasses import dataclass
from datetime import timedelta

HALF_WAY_LASTS = timedelta(minutes=10)

# Half-way: the password was right, the second step is not done; it opens nothing. The password alone is
# enough in the demo only. The others are the password and a second step, or a provider that asked for two.
HALF_WAY, PASSWORD_ALONE = "", "password"
CODE, PASSKEY, RECOVERY, PROVIDER = "code", "passkey", "recovery", "provider"


@dataclass(frozen=True)
class SessionLimits:
    """How long a browser may rest, how long it stays signed in at all, how long a proof stays fresh."""

    idle: timedelta
    whole: timedelta
    fresh: timedelta

"""What the client said yes to, as it holds today, for papers that say so: forms to sign, the notice. Pure.

It is in no plan: a plan is what it was on the day it was made, and a yes holds until it is taken back.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

SUBSTANCE_USE = "substance_use"
CARE = "care"


@dataclass(frozen=True)
class Agreed:
    """One yes that holds. `helper`: the key of whom it names. `purpose`: help, care or "" (see Consent)."""

    helper: str
    kind: str
    since: date
    until: date | None
    how: str
    purpose: str


Agreements = tuple[Agreed, ...]


def agreed_with(agreements: Iterable[Agreed], helper: str) -> dict[str, Agreed]:
    """What holds for this helper, by kind."""
    return {one.kind: one for one in agreements if one.helper == helper} if helper else {}

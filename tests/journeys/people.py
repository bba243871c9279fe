"""Who works at the clinic of the journeys."""

from dataclasses import dataclass

PASSWORD = "a lamp in the window at dusk"
CLINIC, TEAM = "Riverside Center", "Ward 3"
SERVICE_NUMBER = "202-555-0100"


@dataclass(frozen=True)
class Account:
    """Somebody who signs in."""

    name: str
    email: str
    job: str = ""
    phone: str = ""


ADA = Account("Ada Admin", "ada@example.org")
MAYA = Account("Maya Ruiz", "maya@example.org", "Case manager", "202-555-0102")
ANN = Account("Ann Teller", "ann@example.org", "Case manager", "202-555-0101")

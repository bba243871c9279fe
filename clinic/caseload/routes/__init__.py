"""The caseload's pages."""

from clinic.caseload.routes import (
    askings,
    assignments,
    clients,
    consents,
    covers,
    emergencies,
    facts,
    filters,
    never_ring,
    people,
    places,
    screens,
)
from clinic.caseload.routes.blueprint import blueprint

__all__ = [
    "askings",
    "assignments",
    "blueprint",
    "clients",
    "consents",
    "covers",
    "emergencies",
    "facts",
    "filters",
    "never_ring",
    "people",
    "places",
    "screens",
]

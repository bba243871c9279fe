"""A public example: somebody leaves a nursing facility for home (HL7 PACIO, Transitions of Care).

Read where it lies beside the repository; nothing of it is copied here.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tests.journeys.site import ROOT

FOLDER = ROOT.parent / "shared" / "samples" / "fhir-toc"
# Codes of the case, in the words of our list of kinds.
FAMILY = {"SONC": "son", "DAUC": "daughter"}
KINDS = {
    "207R00000X": "Family doctor",
    "207QG0300X": "Family doctor",
    "2084N0400X": "People whose job it is > Someone else",
    "225X00000X": "Occupational therapist",
    "183500000X": "Pharmacist or pharmacy",
}


@dataclass(frozen=True)
class Someone:
    """Somebody around the patient. `kind`: as our list calls it."""

    name: str
    kind: str
    relation: str
    phone: str


@dataclass(frozen=True)
class Medicine:
    """One medicine of the list."""

    name: str
    what_for: str
    how: str


@dataclass(frozen=True)
class FollowUp:
    """Something ordered. `after`: how long after the order it is due; None without a day."""

    what: str
    after: timedelta | None


class PublicCase:
    """Betsy's record, as the files have it."""

    def __init__(self) -> None:
        self.patient = next(self._all("Patient"))
        given, family = self.patient["name"][0]["given"][0], self.patient["name"][0]["family"]
        self.name, self.given = f"{given} {family}", given
        self.born = date.fromisoformat(self.patient["birthDate"])

    @property
    def family(self) -> list[Someone]:
        return [
            Someone(
                one["name"]["text"],
                "Son or daughter",
                FAMILY[one["relationship"][0]["coding"][0]["code"]],
                one["telecom"][0]["value"],
            )
            for one in self.patient["contact"]
        ]

    @property
    def team(self) -> list[Someone]:
        return [
            Someone(
                role["practitioner"]["display"],
                KINDS[role["code"][0]["coding"][0]["code"]],
                _display(role["code"][0]).lower(),
                role["telecom"][0]["value"],
            )
            for role in self._all("PractitionerRole")
        ]

    @property
    def medicines(self) -> list[Medicine]:
        return [
            Medicine(
                _display(one["medicationCodeableConcept"]),
                _display(one["reasonCode"][0]),
                one["dosage"][0]["text"],
            )
            for one in self._all("MedicationStatement")
        ]

    @property
    def follow_ups(self) -> list[FollowUp]:
        return [FollowUp(_display(one["code"]), _after(one)) for one in self._all("ServiceRequest")]

    def _all(self, kind: str) -> Iterator[dict[str, Any]]:
        for file in sorted(FOLDER.glob(f"{kind}-*.json")):
            yield json.loads(file.read_text("utf-8"))


def _display(concept: dict[str, Any]) -> str:
    """A code's words, without the kind that SNOMED CT puts behind them."""
    return re.sub(r" \((procedure|disorder|regime/therapy)\)$", "", concept["coding"][0]["display"])


def _after(order: dict[str, Any]) -> timedelta | None:
    if "occurrenceDateTime" not in order:
        return None
    return date.fromisoformat(order["occurrenceDateTime"]) - date.fromisoformat(order["authoredOn"])

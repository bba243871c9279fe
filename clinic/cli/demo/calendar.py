"""Days told from today, so that the demo never goes stale: "next friday", "leaving +3 days", "-2 days"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from clinic.foundation.days import WEEKDAYS, date_words
from clinic.foundation.regions import Region

NAMES = tuple(name.lower() for name in WEEKDAYS)
BASE = rf"today|leaving|(?:next|last) (?:{'|'.join(NAMES)})"
DAY = re.compile(rf"(?P<base>{BASE})?(?:(?:^| )(?P<sign>[+-])(?P<count>\d+) days)?")
IN_TEXT = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True)
class Calendar:
    """Reads days. `leaving`: the day on which this client's move happens, None where there is none."""

    today: date
    region: Region
    leaving: date | None = None

    def day(self, text: str) -> date | None:
        """The day that a text names as a whole; None for a text that names none."""
        found = DAY.fullmatch(text)
        if not text or found is None:
            return None
        steps = int(found["sign"] + found["count"]) if found["count"] else 0
        return self._base(found["base"] or "today") + timedelta(days=steps)

    def needed(self, text: str) -> date:
        """The day that a text names. Raises ValueError when it names none."""
        day = self.day(text)
        if day is None:
            raise ValueError(f"{text!r} names no day")
        return day

    def filled(self, text: str) -> str:
        """A text with its days in words: "Until {leaving}" becomes "Until Friday, March 13"."""
        return IN_TEXT.sub(lambda found: self._words(found[1]), text)

    def _words(self, text: str) -> str:
        return date_words(self.needed(text), self.region)

    def _base(self, base: str) -> date:
        if base == "today":
            return self.today
        if base == "leaving":
            if self.leaving is None:
                raise ValueError("nobody leaves here")
            return self.leaving
        which, name = base.split(" ")
        ahead = (NAMES.index(name) - self.today.weekday()) % 7 or 7
        behind = (self.today.weekday() - NAMES.index(name)) % 7 or 7
        return self.today + timedelta(days=ahead if which == "next" else -behind)

"""What a kind of item must be able to do. Plain values, no web: the form of a kind has the same file name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.checklist.facts import Facts
from clinic.checklist.items import Item

Value = Mapping[str, Any]


@dataclass(frozen=True)
class Writing:
    """Who writes, with what is known, and what else was said on the same page (by item key)."""

    session: Session
    by: Viewer
    facts: Facts
    said: Mapping[str, Value]

    @property
    def client_id(self) -> UUID:
        return self.facts.client.id


class Kind:
    """The plain half of a kind. The defaults suit a value that lives in its answer row alone."""

    key: ClassVar[str]

    def current(self, item: Item, value: Value, facts: Facts) -> Value:
        """What the form opens with: what is stored, or what is known from elsewhere."""
        return value

    def save(self, writing: Writing, item: Item, value: Value) -> Value:
        """Write what belongs to the caseload; return what the answer row keeps ({}: nothing was said)."""
        return value

    def is_answered(self, item: Item, value: Value, facts: Facts) -> bool:
        """Whether the question has an answer (an honest way out is judged elsewhere)."""
        return bool(value)

    def is_waiting(self, item: Item, value: Value, facts: Facts) -> bool:
        """Whether somebody was asked and has not answered yet."""
        return False

    def count_open(self, item: Item, value: Value, facts: Facts) -> int:
        """How many things an answered question leaves open ("nobody yet" is an answer, and an open need)."""
        return 0

    def read_back(self, item: Item, value: Value, facts: Facts) -> tuple[str, ...]:
        """The answer in words, a line each; () when there is none."""
        raise NotImplementedError

"""Say it back: whether it was explained well, question by question."""

from clinic.checklist.facts import Facts
from clinic.checklist.items import Item
from clinic.checklist.kinds.kind import Kind, Value

RESULTS = {"pass": "Said back", "again": "Explained again, not yet clear"}


class SaidBack(Kind):
    """{"rows": [{"id": option key, "result": "pass" | "again"}]}"""

    key = "said_back"

    def is_answered(self, item: Item, value: Value, facts: Facts) -> bool:
        return {option.key for option in item.options} <= _results(value).keys()

    def count_open(self, item: Item, value: Value, facts: Facts) -> int:
        return sum(result == "again" for result in _results(value).values())

    def read_back(self, item: Item, value: Value, facts: Facts) -> tuple[str, ...]:
        results = _results(value)
        return tuple(
            f"{facts.fill(option.label)} {RESULTS[results[option.key]]}"
            for option in item.options
            if option.key in results
        )


def _results(value: Value) -> dict[str, str]:
    return {row["id"]: row["result"] for row in value.get("rows") or () if row.get("result") in RESULTS}

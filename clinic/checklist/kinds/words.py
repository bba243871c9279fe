"""Words of any length, with who said them where that matters."""

from clinic.checklist.facts import Facts
from clinic.checklist.items import Item
from clinic.checklist.kinds.kind import Kind, Value

SAID_BY = {
    "client": "{name} said this",
    "carer": "Somebody close to {name} said this",
    "worker": "A worker said this",
}
SHOWS_TREATMENT = "This gives away alcohol or drug treatment"


class Words(Kind):
    """{"text": str, "said_by"?: client, carer, worker, "substance"?: "yes"}"""

    key = "words"

    def is_answered(self, item: Item, value: Value, facts: Facts) -> bool:
        return bool(value.get("text"))

    def read_back(self, item: Item, value: Value, facts: Facts) -> tuple[str, ...]:
        text = str(value.get("text") or "")
        if not text:
            return ()
        lines = tuple(line for line in text.split("\n") if line.strip())
        said_by = SAID_BY.get(str(value.get("said_by") or ""))
        said = (facts.fill(said_by),) if said_by else ()
        marked = (SHOWS_TREATMENT,) if value.get("substance") else ()
        return (*lines, *said, *marked)

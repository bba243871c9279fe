"""The kinds of items. Each is two files of one name: here its plain half, in `kind_forms` its form."""

from clinic.checklist.kinds.choice import Choice
from clinic.checklist.kinds.confirm import Confirm
from clinic.checklist.kinds.date import Date
from clinic.checklist.kinds.kind import Kind
from clinic.checklist.kinds.line import Line
from clinic.checklist.kinds.person import Person
from clinic.checklist.kinds.rows import Rows
from clinic.checklist.kinds.ticks import Ticks
from clinic.checklist.kinds.words import Words

KINDS: dict[str, Kind] = {
    kind.key: kind for kind in (Line(), Words(), Choice(), Ticks(), Date(), Rows(), Person(), Confirm())
}

"""The kinds of items. Each is two files of one name: here its plain half, in `kind_forms` its form."""

from clinic.checklist.kinds.askings import Askings
from clinic.checklist.kinds.backup import Backup
from clinic.checklist.kinds.choice import Choice
from clinic.checklist.kinds.colleague import Colleague
from clinic.checklist.kinds.confirm import Confirm
from clinic.checklist.kinds.consents import Consents
from clinic.checklist.kinds.copies import Copies
from clinic.checklist.kinds.date import Date
from clinic.checklist.kinds.first_call import FirstCall
from clinic.checklist.kinds.first_choice import FirstChoice
from clinic.checklist.kinds.kind import Kind
from clinic.checklist.kinds.line import Line
from clinic.checklist.kinds.never_ring import NeverRing
from clinic.checklist.kinds.people import People
from clinic.checklist.kinds.person import Person
from clinic.checklist.kinds.point_person import PointPerson
from clinic.checklist.kinds.record import Record
from clinic.checklist.kinds.rows import Rows
from clinic.checklist.kinds.safe import Safe
from clinic.checklist.kinds.said_back import SaidBack
from clinic.checklist.kinds.ticks import Ticks
from clinic.checklist.kinds.words import Words

KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        Line(),
        Words(),
        Choice(),
        Ticks(),
        Date(),
        Rows(),
        Person(),
        Confirm(),
        Record(),
        Safe(),
        FirstChoice(),
        PointPerson(),
        Backup(),
        People(),
        Askings(),
        NeverRing(),
        Consents(),
        FirstCall(),
        SaidBack(),
        Copies(),
        Colleague(),
    )
}

"""The web half of each kind, by the same key as in `kinds`."""

from clinic.checklist.kind_forms.askings import AskingsForm
from clinic.checklist.kind_forms.backup import BackupForm
from clinic.checklist.kind_forms.choice import ChoiceForm
from clinic.checklist.kind_forms.colleague import ColleagueForm
from clinic.checklist.kind_forms.confirm import ConfirmForm
from clinic.checklist.kind_forms.consents import ConsentsForm
from clinic.checklist.kind_forms.copies import CopiesForm
from clinic.checklist.kind_forms.date import DateForm
from clinic.checklist.kind_forms.first_call import FirstCallForm
from clinic.checklist.kind_forms.first_choice import FirstChoiceForm
from clinic.checklist.kind_forms.item_form import Asked, ItemForm
from clinic.checklist.kind_forms.line import LineForm
from clinic.checklist.kind_forms.never_ring import NeverRingForm
from clinic.checklist.kind_forms.people import PeopleForm
from clinic.checklist.kind_forms.person import PersonForm
from clinic.checklist.kind_forms.point_person import PointPersonForm
from clinic.checklist.kind_forms.record import RecordForm
from clinic.checklist.kind_forms.rows import RowsForm
from clinic.checklist.kind_forms.safe import SafeForm
from clinic.checklist.kind_forms.said_back import SaidBackForm
from clinic.checklist.kind_forms.ticks import TicksForm
from clinic.checklist.kind_forms.words import WordsForm

__all__ = ["KIND_FORMS", "Asked", "ItemForm"]

KIND_FORMS: dict[str, type[ItemForm]] = {
    form.key: form
    for form in (
        LineForm,
        WordsForm,
        ChoiceForm,
        TicksForm,
        DateForm,
        RowsForm,
        PersonForm,
        ConfirmForm,
        RecordForm,
        SafeForm,
        FirstChoiceForm,
        PointPersonForm,
        BackupForm,
        PeopleForm,
        AskingsForm,
        NeverRingForm,
        ConsentsForm,
        FirstCallForm,
        SaidBackForm,
        CopiesForm,
        ColleagueForm,
    )
}

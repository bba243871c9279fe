"""Form fields that draw themselves under our skin: label above, hint below it, error in words."""

from clinic.web.fields.choices import Choice, Option, Pick, Tick, Ticks
from clinic.web.fields.clock_times import TimeField
from clinic.web.fields.dates import DateField
from clinic.web.fields.reach import Email, Password, Phone
from clinic.web.fields.rows import RowForm, Rows, posted_row_button
from clinic.web.fields.single import DrawnField, needed
from clinic.web.fields.texts import Hidden, Line, Words
from clinic.web.fields.upload import Upload

__all__ = [
    "Choice",
    "DateField",
    "DrawnField",
    "Email",
    "Hidden",
    "Line",
    "Option",
    "Password",
    "Phone",
    "Pick",
    "RowForm",
    "Rows",
    "Tick",
    "Ticks",
    "TimeField",
    "Upload",
    "Words",
    "needed",
    "posted_row_button",
]

"""Somebody new, named in passing: name, who it is, one number."""

from typing import Any

from clinic.caseload.choices import choices
from clinic.caseload.forms.kinds import KindPick, nature_and_type
from clinic.checklist.facts import Facts
from clinic.checklist.kinds.naming import NewPerson
from clinic.foundation.limits import LIMITS
from clinic.foundation.text import is_placeholder_name
from clinic.web.fields import Choice, Line, Option, Phone

WRITE_NAME = "Write their name, or what {name} calls them."
NOT_A_NAME = "Write the name of one person. “{name}” is not a name."
CHOOSE_KIND = "Choose who this is."


def new_person_fields(facts: Facts, prefix: str = "new_") -> dict[str, Any]:
    """The fields, by short name."""
    return {
        f"{prefix}name": Line("Name", longest=LIMITS.lengths.name, width=30),
        f"{prefix}kind": KindPick("Who is this?"),
        f"{prefix}relation": Line(
            facts.fill("What are they to {name}?"),
            hint="For example: sister, neighbor, case manager.",
            width=20,
        ),
        f"{prefix}phone": Phone("Phone", hint="Write it as they gave it to you."),
        f"{prefix}grown_up": Choice(
            "Are they a grown-up?",
            options=[Option(one.key, facts.fill(one.label)) for one in choices("grown_up")],
        ),
    }


def new_person(form: Any, prefix: str = "new_", **more: Any) -> NewPerson:
    """What was written."""
    nature, type_key = nature_and_type(form[f"{prefix}kind"].data)
    return NewPerson(
        name=form[f"{prefix}name"].data,
        nature=nature,
        type=type_key,
        relation=form[f"{prefix}relation"].data,
        phone=form[f"{prefix}phone"].data,
        grown_up=form[f"{prefix}grown_up"].data or "not_known",
        **more,
    )


def check_new_person(form: Any, facts: Facts, prefix: str = "new_") -> None:
    """A name that is one, and who it is."""
    name, kind = form[f"{prefix}name"], form[f"{prefix}kind"]
    if name.errors or kind.errors:
        return
    if not name.data:
        name.errors = [facts.fill(WRITE_NAME)]
    elif is_placeholder_name(name.data):
        name.errors = [NOT_A_NAME.format(name=name.data)]
    if not kind.data:
        kind.errors = [CHOOSE_KIND]

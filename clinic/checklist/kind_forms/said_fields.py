"""What a person said when they were asked: the fields that several pages share."""

from typing import Any

from clinic.caseload.choices import choices
from clinic.caseload.person_view import PersonView
from clinic.checklist.facts import Facts
from clinic.checklist.kinds.asking import YES, Said
from clinic.foundation.limits import LIMITS
from clinic.foundation.text import is_placeholder_name
from clinic.web.fields import Choice, DateField, Line, Option, Words

NOT_A_NAME = "Write the name of one person. “{name}” is not a name."
OUTCOMES = ("yes", "part", "no_answer", "not_asked", "no")


def said_fields(facts: Facts, question: str, prefix: str = "") -> dict[str, Any]:
    """Outcome, own words, who asks next and by when."""
    labels = {one.key: one.label for one in (*choices("outcome"), *choices("later_outcome"))}
    options = [Option(key, facts.fill(labels[key])) for key in OUTCOMES]
    return {
        f"{prefix}outcome": Choice(question, options=options),
        f"{prefix}words": Words("In their own words", rows=2, hint="Read it back to them.", longest=1000),
        f"{prefix}ask_who": Line("Who asks next?", width=30, longest=LIMITS.lengths.name),
        f"{prefix}ask_by": DateField("By when?"),
    }


def said_data(person: PersonView | None, prefix: str = "") -> dict[str, Any]:
    """What is known of a person's answer, as data of the fields. A yes is never shown as said today."""
    if person is None:
        return {}
    answer = person.answer
    state = {"asked": "no_answer"}.get(answer.state, answer.state)
    outcome = "" if state == "not_asked" and not answer.ask_who else state
    said = {"outcome": outcome, "words": answer.words, "ask_who": answer.ask_who, "ask_by": answer.ask_by}
    return {f"{prefix}{key}": value for key, value in said.items()}


def said(form: Any, prefix: str = "", **more: Any) -> Said:
    """What was said, for the kind."""
    outcome = form[f"{prefix}outcome"].data
    asks_next = outcome not in YES
    return Said(
        outcome=outcome,
        words=form[f"{prefix}words"].data if outcome in (*YES, "no") else "",
        ask_who=form[f"{prefix}ask_who"].data if asks_next else "",
        ask_by=form[f"{prefix}ask_by"].data if asks_next else None,
        **more,
    )


def check_said(form: Any, prefix: str = "") -> None:
    """Whoever asks next is one named human."""
    field = form[f"{prefix}ask_who"]
    if field.data and is_placeholder_name(field.data):
        field.errors = [NOT_A_NAME.format(name=field.data)]

"""What a person has said, read from every asking in order. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

ANSWERS = frozenset({"yes", "part", "no", "stepped_back"})
YES = frozenset({"yes", "part"})


class AskingRow(Protocol):
    """One asking or answer; see models_people.Asking."""

    outcome: str
    on: date
    ask_who: str
    ask_by: date | None
    agreed: str
    words: str
    limits: str


@dataclass(frozen=True)
class Answer:
    """Where asking this person stands. `state`: not_asked, asked, yes, part, no, stepped_back.

    `ask_who`, `ask_by`: who asks next and by when. `agreed`: keys of responsibilities.
    `limits`: what they said no to.
    """

    state: str = "not_asked"
    asked_on: date | None = None
    answered_on: date | None = None
    ask_who: str = ""
    ask_by: date | None = None
    agreed: tuple[str, ...] = ()
    words: str = ""
    limits: str = ""

    @property
    def said_yes(self) -> bool:
        """Wholly or in part: only such a person may stand on line 1."""
        return self.state in YES


def answer_of(askings: Sequence[AskingRow]) -> Answer:
    """The answer that these askings, oldest first, come to."""
    if not askings:
        return Answer()
    last = askings[-1]
    if last.outcome in ANSWERS:
        return _answered(askings, last)
    asked_on = next((row.on for row in reversed(askings) if row.outcome != "not_asked"), None)
    if last.outcome == "not_asked":
        # Planning to ask somebody again takes back no answer that they gave.
        return replace(answer_of(askings[:-1]), ask_who=last.ask_who, ask_by=last.ask_by)
    return Answer("asked", asked_on=asked_on, ask_who=last.ask_who, ask_by=last.ask_by)


def _answered(askings: Sequence[AskingRow], last: AskingRow) -> Answer:
    asked = [row.on for row in askings if row.outcome in ("asked", "no_answer")]
    first_answer = next(row.on for row in askings if row.outcome in ANSWERS)
    return Answer(
        state=last.outcome,
        asked_on=asked[-1] if asked else first_answer,
        answered_on=last.on,
        agreed=split_keys(last.agreed),
        words=last.words,
        limits=last.limits,
    )


def split_keys(stored: str) -> tuple[str, ...]:
    """The keys of a comma-separated column."""
    return tuple(key for key in stored.split(",") if key)


def join_keys(keys: Sequence[str]) -> str:
    """Keys for a comma-separated column, each once."""
    return ",".join(dict.fromkeys(keys))

"""What the next page says first: that something was done, and how to undo it."""

from dataclasses import asdict, dataclass

from flask import session

KEY = "notices"


@dataclass(frozen=True)
class Notice:
    """`undo`: the address that a press of "Undo" is sent to, "" for none."""

    words: str
    undo: str = ""


def say_next(words: str, *, undo: str = "") -> None:
    """Show these words on the next page that this person sees, once."""
    session[KEY] = [*session.get(KEY, []), asdict(Notice(words, undo))]


def take_notices() -> list[Notice]:
    """What there is to say; said once."""
    return [Notice(**kept) for kept in session.pop(KEY, [])]

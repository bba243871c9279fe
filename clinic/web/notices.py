"""What the next page says first: that something was done, and how to undo it."""

from dataclasses import asdict, dataclass

from flask import session

KEY = "notices"


@dataclass(frozen=True)
class Notice:
    """`undo`: the address that a press of "Undo" is sent to, "" for none. `done`: whether anything was."""

    words: str
    undo: str = ""
    done: bool = True


def say_next(words: str, *, undo: str = "", done: bool = True) -> None:
    """Show these words on the next page that this person sees, once."""
    session[KEY] = [*session.get(KEY, []), asdict(Notice(words, undo, done))]


def take_notices() -> list[Notice]:
    """What there is to say; said once."""
    return [Notice(**kept) for kept in session.pop(KEY, [])]

"""What can be done with papers: ask for them, try again, choose; and the worker's steps with each row."""

from clinic.printing.actions.asking import ask, try_again
from clinic.printing.actions.choosing import choose
from clinic.printing.actions.logos import describe_logo, put_logo_back, remove_logo, set_logo
from clinic.printing.actions.making import claim, drop, fail, finish, put_back, renew, take_up_lost
from clinic.printing.actions.printed import note_printed
from clinic.printing.actions.replacing import mark_replaced

__all__ = [
    "ask",
    "choose",
    "claim",
    "describe_logo",
    "drop",
    "fail",
    "finish",
    "mark_replaced",
    "note_printed",
    "put_back",
    "put_logo_back",
    "remove_logo",
    "renew",
    "set_logo",
    "take_up_lost",
    "try_again",
]

"""What error pages say: a title, what it means, what to do next."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ErrorWords:
    """`what` happened, and what to do `next`."""

    title: str
    what: str
    next: str


WORDS: dict[int, ErrorWords] = {
    400: ErrorWords(
        "We could not read that",
        "Something in what your browser sent did not make sense to us, so nothing was saved.",
        "Go back, check the page and send it again.",
    ),
    401: ErrorWords(
        "You are signed out",
        "You were away for a while, so we closed the page. Everything you typed is here.",
        "Sign in, then send it again from this page.",
    ),
    403: ErrorWords(
        "This page is not part of your account",
        "Your account does not include this page. Nothing was changed.",
        "If it should, ask your administrator.",
    ),
    404: ErrorWords(
        "We can’t find that page",
        "The address may be mistyped, or the page may not be for you to see.",
        "Check the address, or start again from your list.",
    ),
    405: ErrorWords(
        "That can’t be done from here",
        "This page does not take what your browser sent. Nothing was changed.",
        "Go back and use the buttons on the page.",
    ),
    409: ErrorWords(
        "This was not saved",
        "Something changed while you had the page open.",
        "Go back, look at how it is now, and decide again.",
    ),
    411: ErrorWords(
        "We could not read that",
        "What was sent did not say how long it is, so nothing was saved.",
        "Go back and use the buttons on the page.",
    ),
    413: ErrorWords(
        "That is too much at once",
        "What you sent is larger than any page of ours takes, so nothing was saved.",
        "Go back and shorten the longest text.",
    ),
    415: ErrorWords(
        "We could not read that",
        "These pages take forms only. Nothing was saved.",
        "Go back and use the buttons on the page.",
    ),
    422: ErrorWords(
        "Some answers need another look",
        "Nothing was saved yet.",
        "Go back and look at the answers marked on the page.",
    ),
    423: ErrorWords(
        "This page is for you alone",
        "“Someone is here” is on, so pages that are not for other eyes stay closed. Nothing was changed.",
        "When you are alone again, turn it off at the top of the page.",
    ),
    500: ErrorWords(
        "Something went wrong on our side",
        "This was not your doing. Nothing was saved by this last step.",
        "Try again. If it happens twice, tell whoever runs this system the number below.",
    ),
    503: ErrorWords(
        "This was not saved yet",
        "The system can’t write just now.",
        "Wait a minute, then send it again.",
    ),
}

MAYBE_SAVED = ErrorWords(
    "We can’t tell yet whether this was saved",
    "The database went away in the moment of saving.",
    "Wait a minute, then send it again. It is saved once, however often you send it.",
)
NOT_SHOWN = ErrorWords(
    "We can’t show this page just now",
    "The database does not answer.",
    "Nothing is lost. Wait a minute, then try again.",
)

# What a person can do about the database's trouble: when they save, and when they look.
NOT_NOTED = "Who looks at what is always noted, so for now you see only your list and your own clients."
SAVING_TROUBLE: dict[str, str] = {
    "busy": "The database is busy, so this was not saved.",
    "full": "The disk is full, so this was not saved. Tell whoever runs this system.",
    "read_only": "The database takes no changes, so this was not saved. Tell whoever runs this system.",
    "disk": "The disk could not be written, so this was not saved. Tell whoever runs this system.",
    "away": "The database can’t be reached just now, so this was not saved.",
    "damaged": "The database is damaged, so this was not saved. Tell whoever runs this system at once.",
}
LOOKING_TROUBLE: dict[str, str] = {
    "busy": f"The database is busy. {NOT_NOTED}",
    "full": f"The disk is full. {NOT_NOTED} Tell whoever runs this system.",
    "read_only": f"The database takes no changes. {NOT_NOTED} Tell whoever runs this system.",
    "disk": f"The disk could not be read or written. {NOT_NOTED} Tell whoever runs this system.",
    "away": "The database can’t be reached just now.",
    "damaged": "The database is damaged. Tell whoever runs this system at once: there are backups.",
}

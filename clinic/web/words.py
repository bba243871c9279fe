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
        "We can't find that page",
        "The address may be mistyped, or the page may not be for you to see.",
        "Check the address, or start again from your list.",
    ),
    405: ErrorWords(
        "That can't be done from here",
        "This page does not take what your browser sent. Nothing was changed.",
        "Go back and use the buttons on the page.",
    ),
    409: ErrorWords(
        "This was not saved",
        "Something changed while you had the page open.",
        "Go back, look at how it is now, and decide again.",
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
        "The system can't write just now.",
        "Everything you typed is still on this page. Wait a minute, then send it again.",
    ),
}

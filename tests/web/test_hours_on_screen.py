"""Hours on screen: a number and its am or pm stay on one line."""

from datetime import time

from clinic.web.filters import hold_hours, hour_words


def test_hours_keep_their_am_and_pm() -> None:
    assert hour_words(time(8)) == "8\u00a0am"
    assert (
        hold_hours("Every day, 8 am to 9:30 pm. 12 noon")
        == "Every day, 8\u00a0am to 9:30\u00a0pm. 12\u00a0noon"
    )


def test_hours_leave_other_words_alone() -> None:
    words = "Room 8 among 9 pmol, I am 40"
    assert hold_hours(words) == words

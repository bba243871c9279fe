from dataclasses import FrozenInstanceError, fields

import pytest

from clinic.foundation.contact_points import LONGEST_EMAIL, LONGEST_PHONE
from clinic.foundation.limits import LIMITS

BYTES_A_LETTER = 9  # the longest one takes in a urlencoded form: three bytes of UTF-8, each as %xx


def test_limits_by_name() -> None:
    assert LIMITS.length("line") == LIMITS.lengths.line == 200
    assert LIMITS.length("story") == 10_000
    assert LIMITS.row_count("medicines") == LIMITS.rows.medicines == 40


def test_limits_unknown_name_lists_those_there_are() -> None:
    with pytest.raises(KeyError, match=r"'novel' is no limit.*line, words"):
        LIMITS.length("novel")
    with pytest.raises(KeyError, match="people"):
        LIMITS.row_count("line")


def test_limits_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        LIMITS.form_fields = 1  # type: ignore[misc]


def test_limits_agree_with_contact_points() -> None:
    assert LIMITS.lengths.phone == LONGEST_PHONE
    assert LIMITS.lengths.email == LONGEST_EMAIL


def test_longest_text_fits_in_a_request_in_any_script() -> None:
    longest = max(getattr(LIMITS.lengths, entry.name) for entry in fields(LIMITS.lengths))
    assert longest * BYTES_A_LETTER * 10 < LIMITS.request_bytes


def test_longest_list_fits_in_a_form() -> None:
    most = max(getattr(LIMITS.rows, entry.name) for entry in fields(LIMITS.rows) if entry.name != "directory")
    assert most * 30 <= LIMITS.form_fields

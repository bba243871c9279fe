"""A clinic with an administrator and a clinician, as the tests of accounts have it."""

from tests.accounts.conftest import pages, staff

__all__ = ["pages", "staff"]

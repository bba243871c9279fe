"""Changing clinics, teams, accounts, passwords and sessions."""

from clinic.accounts.actions.people import (
    add_person,
    change_person,
    disable_person,
    enable_person,
    make_clinic,
    make_team,
)
from clinic.accounts.actions.set_passwords import change_password, make_password_link, set_password_by_link

__all__ = [
    "add_person",
    "change_password",
    "change_person",
    "disable_person",
    "enable_person",
    "make_clinic",
    "make_password_link",
    "make_team",
    "set_password_by_link",
]

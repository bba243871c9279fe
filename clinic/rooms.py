"""The blueprints of every room that has pages, and the words that lead to them."""

from flask import Blueprint

from clinic.access.permissions import Permission
from clinic.accounts.routes import bp as accounts
from clinic.help.routes import bp as help_pages
from clinic.web.filters import NavigationEntry


def blueprints() -> tuple[Blueprint, ...]:
    """Every room's blueprints, lowest room first."""
    return (help_pages, accounts)


def navigation() -> tuple[NavigationEntry, ...]:
    """The words at the top of every page, in order."""
    return (
        NavigationEntry("accounts", "People who sign in", "accounts.people", Permission.MANAGE_ACCOUNTS),
        NavigationEntry("help", "Help", "help.start"),
    )

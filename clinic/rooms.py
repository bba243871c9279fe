"""The blueprints of every room that has pages, and the words that lead to them."""

from flask import Blueprint

from clinic.access.permissions import Permission
from clinic.accounts.routes import bp as accounts
from clinic.caseload.routes import blueprint as caseload
from clinic.help.routes import bp as help_pages
from clinic.web.filters import NavigationEntry


def blueprints() -> tuple[Blueprint, ...]:
    """Every room's blueprints, lowest room first."""
    return (help_pages, accounts, caseload)


def navigation() -> tuple[NavigationEntry, ...]:
    """The words at the top of every page, in order."""
    return (
        NavigationEntry("clients", "Clients", "caseload.clients", Permission.SEE_CLIENTS),
        NavigationEntry("places", "Directory", "caseload.places", Permission.SEE_CLIENTS),
        NavigationEntry("accounts", "People who sign in", "accounts.people", Permission.MANAGE_ACCOUNTS),
        NavigationEntry("help", "Help", "help.start"),
    )

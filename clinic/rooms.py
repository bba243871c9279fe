"""The blueprints of every room that has pages, and the words that lead to them."""

from flask import Blueprint

from clinic.access.permissions import Permission
from clinic.accounts.page_names import NameMaker
from clinic.accounts.routes import blueprint as accounts
from clinic.audit.routes import blueprint as audit
from clinic.caseload import page_names as caseload_names
from clinic.caseload.routes import blueprint as caseload
from clinic.checklist import page_names as checklist_names
from clinic.checklist.routes import blueprint as checklist
from clinic.health.routes import blueprint as health
from clinic.help.routes import blueprint as help_pages
from clinic.keeping.routes import blueprint as keeping
from clinic.plans import page_names as plans_names
from clinic.plans.routes import blueprint as plans
from clinic.plans.routes_today import blueprint as today
from clinic.plans.routes_why import blueprint as why
from clinic.printing.routes import blueprint as printing
from clinic.web.filters import NavigationEntry


def blueprints() -> tuple[Blueprint, ...]:
    """Every room's blueprints, lowest room first."""
    return (help_pages, audit, accounts, caseload, checklist, plans, today, why, printing, keeping, health)


def page_names() -> dict[str, NameMaker]:
    """What the pages are called on which somebody writes, by endpoint."""
    return caseload_names.page_names() | checklist_names.page_names() | plans_names.page_names()


def navigation() -> tuple[NavigationEntry, ...]:
    """The words at the top of every page, in order."""
    return (
        NavigationEntry("today", "Today", "today.page", Permission.SEE_CLIENTS),
        NavigationEntry("clients", "Clients", "caseload.clients", Permission.SEE_CLIENTS),
        NavigationEntry("leaving", "Your leaving", "checklist.leaving", Permission.PLAN_LEAVING),
        NavigationEntry("places", "Directory", "caseload.places", Permission.SEE_CLIENTS),
        NavigationEntry("accounts", "People who sign in", "accounts.people", Permission.MANAGE_ACCOUNTS),
        NavigationEntry(
            "organisation", "Your organization", "printing.organisation", Permission.MANAGE_ACCOUNTS
        ),
        NavigationEntry("trail", "Who looked", "audit.trail", Permission.READ_TRAIL),
        NavigationEntry("help", "Help", "help.start"),
    )

"""Where a person goes next, on the way in: to the second step, to setting one up, to their page."""

from datetime import datetime
from urllib.parse import urlsplit

from flask import Response, url_for

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.accounts import sign_in as this_browser
from clinic.accounts.browser_marks import remember_browser
from clinic.accounts.models import User
from clinic.accounts.queries import viewer_for
from clinic.accounts.queries.kept_typing import has_kept_typing
from clinic.accounts.queries.second_factors import second_factors
from clinic.accounts.session_rules import PASSWORD_ALONE
from clinic.web.answers import see_other
from clinic.web.work import current_session


def after_password(user: User, next_page: str, *, provider_exit: str = "") -> Response:
    """The password (or the provider's word) was right; what is still needed comes next.

    `provider_exit`: where to sign out at that provider.
    """
    has_any = second_factors(current_session(), user.id).has_any
    if not has_any and not this_browser.needs_second_factor():
        return arrive(user, PASSWORD_ALONE, next_page, provider_exit=provider_exit)
    this_browser.begin(user, provider_exit=provider_exit)
    return see_other(url_for("accounts.second" if has_any else "accounts.set_up", next=_next(next_page)))


def arrive(
    user: User,
    proof: str,
    next_page: str,
    *,
    proved_at: datetime | None = None,
    provider_exit: str = "",
) -> Response:
    """Sign in, and go on to the page that was asked for. `proved_at`, `provider_exit`: see `enter`."""
    this_browser.enter(user, proof=proof, proved_at=proved_at, provider_exit=provider_exit)
    return remember_browser(see_other(first_page(user, next_page)), user.email)


def first_page(user: User, next_page: str) -> str:
    """What was typed and could not be saved comes before anything else."""
    kept = url_for("accounts.kept")
    if has_kept_typing(current_session(), user.id):
        return kept if next_page.startswith(kept) else url_for("accounts.kept", next=_next(next_page))
    return inside(next_page) or home(viewer_for(user))


def home(viewer: Viewer) -> str:
    """The page that this person's work begins with."""
    if viewer.may(Permission.SEE_CLIENTS):
        return url_for("today.page")
    if viewer.may(Permission.MANAGE_ACCOUNTS):
        return url_for("accounts.people")
    return url_for("accounts.account")


def inside(address: str) -> str:
    """The path of a page of ours, "" for anything that could lead elsewhere."""
    parts = urlsplit(address)
    is_ours = address.startswith("/") and not address.startswith(("//", "/\\")) and not parts.netloc
    return address if is_ours and address.isprintable() and not parts.scheme else ""


def _next(address: str) -> str | None:
    """What to hand on in an address; with None it holds no such word."""
    return inside(address) or None

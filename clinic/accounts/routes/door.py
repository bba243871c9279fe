"""The front door: signing in and out, and being asked for the password again."""

from datetime import timedelta
from math import ceil
from urllib.parse import urlsplit

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from clinic.access.gate import open_to_all, permits
from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.accounts import sign_in as this_browser
from clinic.accounts.actions import entry, guessing, sessions
from clinic.accounts.demo_door import DEMO_PASSWORD
from clinic.accounts.forms import PasswordAgainForm, SignInForm
from clinic.accounts.queries import demo_people
from clinic.accounts.queries.installation import has_clinic
from clinic.accounts.routes.blueprint import blueprint
from clinic.web.answers import see_other
from clinic.web.forms import check_button
from clinic.web.work import also_write, current_session, current_viewer, viewer_or_none

WRONG = "That e-mail address and password do not belong together. Check both and try again."
WAIT = "There were too many wrong tries for this address. Wait {minutes}, then try again."
WRONG_PASSWORD = "That is not your password. Try again."


@blueprint.get("/")
@open_to_all
def front() -> ResponseReturnValue:
    """The sign-in page for a stranger; the first page of their own for everybody else."""
    if viewer_or_none() is not None:
        return see_other(_home(current_viewer()))
    return _sign_in_page(SignInForm(data={"next": _inside(request.args.get("next", ""))}))


@blueprint.post("/")
@open_to_all
def sign_in() -> ResponseReturnValue:
    """One try. Wrong tries are counted even though their transaction is rolled back."""
    form = SignInForm()
    if not form.validate():
        return _sign_in_page(form), 422
    email, browser = form.email.data, this_browser.known_browser(form.email.data)
    tried = entry.try_password(
        current_session(), this_browser.hasher(), email=email, password=form.password.data, browser=browser
    )
    if tried.user is None:
        return _refused(form, tried, browser)
    this_browser.start(tried.user, browser=browser)
    answer = see_other(_inside(form.next.data) or url_for("accounts.front"))
    return this_browser.remember_browser(answer, email)


def _refused(form: SignInForm, tried: entry.Entry, browser: str) -> ResponseReturnValue:
    email = form.email.data
    form.email.errors = [WAIT.format(minutes=_minutes(tried.wait)) if tried.wait else WRONG]
    if not tried.wait:
        also_write(lambda second: guessing.note_failure(second, email=email, browser=browser))
        also_write(lambda second: entry.note_failed(second, email))
    return _sign_in_page(form), 429 if tried.wait else 422


@blueprint.post("/sign-out")
@permits(None)
def sign_out() -> ResponseReturnValue:
    """Sign this browser out."""
    check_button()
    this_browser.finish()
    return see_other(url_for("accounts.front"))


@blueprint.get("/account/stay")
@permits(None)
def stay() -> ResponseReturnValue:
    """Keep this session alive: asking for it is enough. `who`: whose page it is that goes on."""
    is_same = request.args.get("who", "") == str(current_viewer().id)
    return "", 204 if is_same else 409


@blueprint.get("/account/confirm")
@permits(None)
def confirm() -> ResponseReturnValue:
    """Ask for the password again."""
    form = PasswordAgainForm(data={"next": _inside(request.args.get("next", ""))})
    return render_template("accounts/confirm.html", form=form)


@blueprint.post("/account/confirm")
@permits(None)
def confirmed() -> ResponseReturnValue:
    """Go on with a sensitive act when the password is right."""
    form = PasswordAgainForm()
    if not form.validate():
        return render_template("accounts/confirm.html", form=form), 422
    if not this_browser.is_own_password(form.password.data):
        form.password.errors = [WRONG_PASSWORD]
        return render_template("accounts/confirm.html", form=form), 422
    sessions.note_confirmed(current_session(), this_browser.current_token())
    return see_other(_inside(form.next.data) or url_for("accounts.account"))


def _sign_in_page(form: SignInForm) -> str:
    settings = this_browser.settings()
    people = demo_people(current_session()) if settings.demo else ()
    return render_template(
        "accounts/sign_in.html",
        form=form,
        people=people,
        demo_password=DEMO_PASSWORD,
        is_empty=not has_clinic(current_session()),
    )


def _home(viewer: Viewer) -> str:
    """The page that this person's work begins with."""
    if viewer.may(Permission.SEE_CLIENTS):
        return url_for("today.page")
    if viewer.may(Permission.MANAGE_ACCOUNTS):
        return url_for("accounts.people")
    return url_for("accounts.account")


def _inside(address: str) -> str:
    """The path of a page of ours, "" for anything that could lead elsewhere."""
    parts = urlsplit(address)
    is_ours = address.startswith("/") and not address.startswith(("//", "/\\")) and not parts.netloc
    return address if is_ours and address.isprintable() and not parts.scheme else ""


def _minutes(wait: timedelta) -> str:
    minutes = ceil(wait.total_seconds() / 60)
    return "a minute" if minutes == 1 else f"{minutes} minutes"

"""The front door: the password, and signing out."""

from flask import g, render_template, request, url_for
from flask.typing import ResponseReturnValue

from clinic.access.gate import open_to_all, permits
from clinic.accounts import sign_in as this_browser
from clinic.accounts import tries
from clinic.accounts.actions import entry
from clinic.accounts.arrivals import after_password, home, inside
from clinic.accounts.browser_marks import known_browser
from clinic.accounts.demo_door import DEMO_PASSWORD
from clinic.accounts.forms import SignInForm
from clinic.accounts.queries import demo_people
from clinic.accounts.queries.installation import has_clinic
from clinic.accounts.routes.blueprint import blueprint
from clinic.web.answers import see_other
from clinic.web.forms import check_button
from clinic.web.work import current_session, current_viewer, viewer_or_none

SECONDS_LEFT = "X-Session-Seconds"
WRONG = "That e-mail address and password do not belong together. Check both and try again."


@blueprint.get("/")
@open_to_all
def front() -> ResponseReturnValue:
    """The sign-in page for a stranger; the first page of their own for everybody else."""
    next_page = inside(request.args.get("next", ""))
    if viewer_or_none() is not None:
        return see_other(next_page or home(current_viewer()))
    return sign_in_page(SignInForm(data={"next": next_page}))


@blueprint.post("/")
@open_to_all
def sign_in() -> ResponseReturnValue:
    """One try at the password. Wrong tries are counted in the transaction in which they are checked."""
    form = SignInForm()
    if not form.validate():
        return sign_in_page(form), 422
    email = form.email.data
    tried = entry.try_password(
        current_session(),
        this_browser.hasher(),
        email=email,
        password=form.password.data,
        browser=known_browser(email),
    )
    if tried.user is None:
        return _refused(form, tried)
    return after_password(tried.user, form.next.data)


def _refused(form: SignInForm, tried: entry.Entry) -> ResponseReturnValue:
    form.email.errors = [tries.wait_words(tried.wait) if tried.wait else WRONG]
    if not tried.wait:
        tries.note_wrong(form.email.data, "password")
    return sign_in_page(form), 429 if tried.wait else 422


@blueprint.post("/sign-out")
@permits(None)
def sign_out() -> ResponseReturnValue:
    """Sign this browser out, and at the provider that let it in.

    A page leads on to the provider: a form that is answered by an address of another site goes nowhere.
    """
    check_button()
    leave_by = this_browser.finish()
    if not leave_by:
        return see_other(url_for("accounts.front"))
    g.viewer = None
    provider = this_browser.settings().provider
    page = render_template("accounts/signed_out.html", provider=provider, leave_by=leave_by)
    return page, 200, {"Refresh": f"0;url={leave_by}"}


@blueprint.get("/account/stay")
@permits(None)
def stay() -> ResponseReturnValue:
    """Keep this session alive: asking for it is enough. `who`: whose page it is that goes on.

    The answer says for how many seconds it can go on at most.
    """
    is_same = request.args.get("who", "") == str(current_viewer().id)
    return "", 204 if is_same else 409, {SECONDS_LEFT: str(g.session_seconds)}


def sign_in_page(form: SignInForm, problem: str = "") -> str:
    """The door. `problem`: what went wrong elsewhere on the way in."""
    settings = this_browser.settings()
    people = demo_people(current_session()) if settings.demo else ()
    if problem:
        form.email.errors = [problem]
    return render_template(
        "accounts/sign_in.html",
        form=form,
        people=people,
        demo_password=DEMO_PASSWORD,
        is_empty=not has_clinic(current_session()),
        provider=settings.provider,
        asks_twice=this_browser.needs_second_factor(),
    )

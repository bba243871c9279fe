"""Being asked once more who one is, before something that matters to accounts."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from clinic.access.gate import permits
from clinic.accounts import sign_in as this_browser
from clinic.accounts import tries
from clinic.accounts.actions import sessions
from clinic.accounts.arrivals import inside
from clinic.accounts.forms import PasswordAgainForm
from clinic.accounts.queries import own_account
from clinic.accounts.routes.blueprint import blueprint
from clinic.web.answers import see_other
from clinic.web.work import current_session, current_viewer


@blueprint.get("/account/confirm")
@permits(None)
def confirm() -> ResponseReturnValue:
    """Ask for the password again."""
    return _page(PasswordAgainForm(data={"next": inside(request.args.get("next", ""))}))


@blueprint.post("/account/confirm")
@permits(None)
def confirmed() -> ResponseReturnValue:
    """Go on with a sensitive act when the password is right."""
    form = PasswordAgainForm()
    if not form.validate():
        return _page(form), 422
    problem = tries.own_password_problem(form.password.data)
    if problem:
        form.password.errors = [problem]
        return _page(form), 422
    sessions.note_confirmed(current_session(), this_browser.current_token())
    return see_other(inside(form.next.data) or url_for("accounts.account"))


def _page(form: PasswordAgainForm) -> str:
    """Whoever signs in with a provider alone has no password here, and proves it there."""
    own = own_account(current_session(), current_viewer())
    return render_template(
        "accounts/confirm.html",
        form=form,
        has_password=own.has_password,
        provider=this_browser.settings().provider,
        next_page=inside(form.next.data),
    )

"""Being asked once more who one is, before something that matters to accounts."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from clinic.access.gate import permits
from clinic.accounts import passkeys, tries
from clinic.accounts import sign_in as this_browser
from clinic.accounts.actions import sessions
from clinic.accounts.arrivals import inside
from clinic.accounts.forms import ProveAgainForm
from clinic.accounts.new_factors import person_here
from clinic.accounts.queries import own_account
from clinic.accounts.queries.second_factors import known_passkeys, second_factors
from clinic.accounts.routes.blueprint import blueprint
from clinic.web.answers import see_other
from clinic.web.work import current_session, current_viewer


@blueprint.get("/account/confirm")
@permits(None)
def confirm() -> ResponseReturnValue:
    """Ask for the password again, and for the second step of whoever has one."""
    return _page(_form())


@blueprint.post("/account/confirm")
@permits(None)
def confirmed() -> ResponseReturnValue:
    """Go on with a sensitive act when it is the same person."""
    form = _form()
    if not form.validate() or not _is_proven(form):
        return _page(form), 422
    sessions.note_confirmed(current_session(), this_browser.current_token())
    return see_other(inside(form.next.data) or url_for("accounts.account"))


def _form() -> ProveAgainForm:
    form = ProveAgainForm(data={"next": inside(request.args.get("next", ""))})
    form.fit_to(has_app=second_factors(current_session(), current_viewer().id).has_app)
    return form


def _is_proven(form: ProveAgainForm) -> bool:
    """The password first: a code is used up by the right one alone."""
    problem = tries.own_password_problem(form.password.data)
    if problem:
        form.password.errors = [problem]
        return False
    field = form.credential if form.credential.data or form.code is None else form.code
    problem = _second_problem(form)
    field.errors = [problem] if problem else []
    return not problem


def _second_problem(form: ProveAgainForm) -> str:
    person = person_here()
    factors = second_factors(current_session(), person.id)
    if not factors.has_any:
        return ""
    if form.credential.data or form.code is None:
        return tries.passkey_problem(person, form.credential.data)
    return tries.code_problem(person, form.code.data)


def _page(form: ProveAgainForm) -> str:
    """Whoever signs in with a provider alone has no password here, and proves it there."""
    form.credential.data = ""  # an answer fits one question
    session, viewer = current_session(), current_viewer()
    known = known_passkeys(session, viewer.id) if tries.can_use_passkeys() else ()
    options = ""
    if known:
        options = passkeys.request_options(tries.site(), known=known, challenge=tries.new_challenge())
    return render_template(
        "accounts/confirm.html",
        form=form,
        has_password=own_account(session, viewer).has_password,
        factors=second_factors(session, viewer.id),
        options=options,
        provider=this_browser.settings().provider,
        next_page=inside(form.next.data),
        is_lost="again" in request.args,
    )

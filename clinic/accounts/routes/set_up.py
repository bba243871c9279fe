"""Setting up the first second step, on the way in. Whoever has one already can't add another from here."""

from typing import Any

from flask import make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from clinic.access.gate import open_to_all
from clinic.accounts import new_factors, tries
from clinic.accounts import sign_in as this_browser
from clinic.accounts.arrivals import first_page, inside
from clinic.accounts.browser_marks import remember_browser
from clinic.accounts.forms import CodeForm, NewPasskeyForm
from clinic.accounts.routes.blueprint import blueprint
from clinic.accounts.session_rules import CODE, PASSKEY


@blueprint.get("/sign-in/set-up")
@open_to_all
def set_up() -> ResponseReturnValue:
    """An app on the phone, unless they would rather have a passkey."""
    new_factors.newcomer()
    return _app_page(CodeForm(data={"next": inside(request.args.get("next", ""))}))


@blueprint.post("/sign-in/set-up")
@open_to_all
def set_up_app() -> ResponseReturnValue:
    """The first code shows that the app has the key."""
    person, form = new_factors.newcomer(), CodeForm()
    if not new_factors.set_up_app(person, form):
        return _app_page(form), 422
    return _welcome(person, CODE, form.next.data)


@blueprint.get("/sign-in/set-up/passkey")
@open_to_all
def set_up_passkey() -> ResponseReturnValue:
    """A passkey instead."""
    new_factors.newcomer()
    return _passkey_page(NewPasskeyForm(data={"next": inside(request.args.get("next", ""))}))


@blueprint.post("/sign-in/set-up/passkey")
@open_to_all
def set_up_first_passkey() -> ResponseReturnValue:
    """The passkey that the browser made."""
    person, form = new_factors.newcomer(), NewPasskeyForm()
    if not new_factors.set_up_passkey(person, form):
        return _passkey_page(form), 422
    return _welcome(person, PASSKEY, form.next.data)


def _app_page(form: CodeForm) -> str:
    next_page = inside(form.next.data) or None
    return render_template(
        "accounts/new_app.html",
        form=form,
        instead=url_for("accounts.set_up_passkey", next=next_page) if tries.can_use_passkeys() else "",
        is_first=True,
        **new_factors.app_page_values(new_factors.newcomer()),
    )


def _passkey_page(form: NewPasskeyForm) -> str:
    next_page = inside(form.next.data) or None
    return render_template(
        "accounts/new_passkey.html",
        form=form,
        instead=url_for("accounts.set_up", next=next_page),
        is_first=True,
        **new_factors.passkey_page_values(new_factors.newcomer()),
    )


def _welcome(person: Any, proof: str, next_page: str) -> ResponseReturnValue:
    """Signed in, with recovery codes to keep."""
    codes = new_factors.first_recovery_codes(person)
    this_browser.enter(person, proof=proof)
    page = render_template(
        "accounts/recovery_codes.html", codes=codes, go_on=first_page(person, next_page), is_first=True
    )
    return remember_browser(make_response(page), person.email)

"""Your second steps: what is set up, adding, taking away, new recovery codes. All ask for a fresh proof."""

from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from clinic.access.gate import permits
from clinic.accounts import new_factors, tries
from clinic.accounts import sign_in as this_browser
from clinic.accounts.actions import second_factors as actions
from clinic.accounts.forms import CodeForm, NewPasskeyForm
from clinic.accounts.queries.second_factors import second_factors
from clinic.accounts.routes.blueprint import blueprint
from clinic.web.answers import see_other
from clinic.web.forms import check_button
from clinic.web.notices import say_next
from clinic.web.work import current_session, current_viewer

ADDED = "Your second step is set up. Browsers that are signed in already stay signed in: see them below."


@blueprint.get("/account/second")
@permits(None)
def own_second() -> ResponseReturnValue:
    """What is set up."""
    return render_template(
        "accounts/own_second.html",
        factors=second_factors(current_session(), current_viewer().id),
        can_use_passkeys=tries.can_use_passkeys(),
        needs_one=this_browser.needs_second_factor(),
    )


@blueprint.get("/account/second/app")
@permits(None, fresh=True)
def own_app() -> ResponseReturnValue:
    """The square for the app on a phone."""
    return _app_page(CodeForm())


@blueprint.post("/account/second/app")
@permits(None, fresh=True)
def add_own_app() -> ResponseReturnValue:
    """The first code shows that the app has the key; an app from before makes codes no more."""
    form = CodeForm()
    if not new_factors.set_up_app(new_factors.person_here(), form):
        return _app_page(form), 422
    return _added()


@blueprint.post("/account/second/app/remove")
@permits(None, fresh=True)
def remove_own_app() -> ResponseReturnValue:
    """Take no more codes."""
    check_button()
    needs_one = this_browser.needs_second_factor()
    actions.remove_code_app(current_session(), by=current_viewer(), needs_one=needs_one)
    say_next("Codes from the app are not taken any more.")
    return see_other(url_for("accounts.own_second"))


@blueprint.get("/account/second/passkey")
@permits(None, fresh=True)
def own_passkey() -> ResponseReturnValue:
    """Make a passkey."""
    return _passkey_page(NewPasskeyForm())


@blueprint.post("/account/second/passkey")
@permits(None, fresh=True)
def add_own_passkey() -> ResponseReturnValue:
    """The passkey that the browser made."""
    form = NewPasskeyForm()
    if not new_factors.set_up_passkey(new_factors.person_here(), form):
        return _passkey_page(form), 422
    return _added()


@blueprint.post("/account/second/passkeys/<uuid:passkey_id>/remove")
@permits(None, fresh=True)
def remove_own_passkey(passkey_id: UUID) -> ResponseReturnValue:
    """Take no more answers from one passkey."""
    check_button()
    needs_one = this_browser.needs_second_factor()
    actions.remove_passkey(current_session(), by=current_viewer(), passkey_id=passkey_id, needs_one=needs_one)
    say_next("The passkey opens nothing any more. You can delete it on your phone or key too.")
    return see_other(url_for("accounts.own_second"))


@blueprint.post("/account/second/recovery")
@permits(None, fresh=True)
def new_recovery_codes() -> ResponseReturnValue:
    """New recovery codes, shown this once; the old ones are dead."""
    check_button()
    return _codes_page(actions.make_recovery_codes(current_session(), new_factors.person_here()))


def _added() -> ResponseReturnValue:
    codes = new_factors.first_recovery_codes(new_factors.person_here())
    if codes:
        return _codes_page(codes)
    say_next(ADDED)
    return see_other(url_for("accounts.own_second"))


def _codes_page(codes: list[str]) -> str:
    return render_template(
        "accounts/recovery_codes.html", codes=codes, go_on=url_for("accounts.own_second"), is_first=False
    )


def _app_page(form: CodeForm) -> str:
    return render_template(
        "accounts/new_app.html",
        form=form,
        instead="",
        is_first=False,
        **new_factors.app_page_values(new_factors.person_here()),
    )


def _passkey_page(form: NewPasskeyForm) -> str:
    return render_template(
        "accounts/new_passkey.html",
        form=form,
        instead="",
        is_first=False,
        **new_factors.passkey_page_values(new_factors.person_here()),
    )

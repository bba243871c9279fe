"""The second step of signing in: a code, a passkey, or a recovery code. The right password leads here."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from clinic.access.gate import open_to_all
from clinic.accounts import passkeys, tries
from clinic.accounts.arrivals import arrive, inside
from clinic.accounts.forms import CodeForm, PasskeyForm, RecoveryForm
from clinic.accounts.queries.second_factors import known_passkeys, second_factors
from clinic.accounts.routes.blueprint import blueprint
from clinic.accounts.session_rules import CODE, PASSKEY, RECOVERY
from clinic.accounts.sign_in import person_half_way
from clinic.web.answers import see_other
from clinic.web.forms import BaseForm
from clinic.web.work import current_session


@blueprint.get("/sign-in/second")
@open_to_all
def second() -> ResponseReturnValue:
    """What this person set up: the app's code, a passkey, or both."""
    next_page = inside(request.args.get("next", ""))
    if not second_factors(current_session(), person_half_way().id).has_any:
        return see_other(url_for("accounts.set_up", next=next_page or None))
    return _page(CodeForm(data={"next": next_page}), next_page)


@blueprint.post("/sign-in/code")
@open_to_all
def code() -> ResponseReturnValue:
    """A code from the app."""
    person, form = person_half_way(), CodeForm()
    is_valid = form.validate()
    problem = tries.code_problem(person, form.code.data) if is_valid else ""
    if problem:
        form.code.errors = [problem]
    if problem or not is_valid:
        return _page(form, form.next.data), 422
    return arrive(person, CODE, form.next.data)


@blueprint.post("/sign-in/passkey")
@open_to_all
def passkey() -> ResponseReturnValue:
    """A passkey's answer."""
    person, form = person_half_way(), PasskeyForm()
    is_valid = form.validate()
    problem = tries.passkey_problem(person, form.credential.data) if is_valid else tries.WRONG_PASSKEY
    if problem:
        form.credential.errors = [problem]
        return _page(CodeForm(data={"next": form.next.data}), form.next.data, failed=form), 422
    return arrive(person, PASSKEY, form.next.data)


@blueprint.get("/sign-in/recovery")
@open_to_all
def recovery() -> ResponseReturnValue:
    """For whoever has neither phone nor key at hand."""
    person_half_way()
    return _recovery_page(RecoveryForm(data={"next": inside(request.args.get("next", ""))}))


@blueprint.post("/sign-in/recovery")
@open_to_all
def recovered() -> ResponseReturnValue:
    """A recovery code."""
    person, form = person_half_way(), RecoveryForm()
    is_valid = form.validate()
    problem = tries.recovery_problem(person, form.recovery_code.data) if is_valid else ""
    if problem:
        form.recovery_code.errors = [problem]
    if problem or not is_valid:
        return _recovery_page(form), 422
    return arrive(person, RECOVERY, form.next.data)


def _page(form: CodeForm, next_page: str, failed: BaseForm | None = None) -> str:
    session, person = current_session(), person_half_way()
    known = known_passkeys(session, person.id) if tries.can_use_passkeys() else ()
    options = ""
    if known:
        options = passkeys.request_options(tries.site(), known=known, challenge=tries.new_challenge())
    return render_template(
        "accounts/second.html",
        form=failed or form,
        code_form=form,
        factors=second_factors(session, person.id),
        options=options,
        passkey_form=PasskeyForm(formdata=None, data={"next": inside(next_page)}),
        next_page=inside(next_page),
    )


def _recovery_page(form: RecoveryForm) -> str:
    return render_template("accounts/recovery.html", form=form, next_page=inside(form.next.data))

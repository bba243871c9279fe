"""The administrator's pages: who signs in here, and what they may do. Changes ask for a fresh proof."""

from typing import TypedDict
from uuid import UUID

from flask import current_app, render_template, url_for
from flask.typing import ResponseReturnValue

from clinic.access.gate import permits
from clinic.access.permissions import Permission, Role
from clinic.accounts import actions, queries
from clinic.accounts import sign_in as this_browser
from clinic.accounts.actions.second_factors import forget_proofs
from clinic.accounts.forms import ChangePersonForm, PersonForm
from clinic.accounts.panels import EXTENSION
from clinic.accounts.queries.second_factors import second_factors
from clinic.accounts.role_words import ROLE_WORDS
from clinic.accounts.routes.blueprint import blueprint
from clinic.audit.events import Event
from clinic.web.answers import see_other
from clinic.web.forms import check_button
from clinic.web.notices import say_next
from clinic.web.work import current_session, current_viewer

TAKEN = "Somebody has an account with this address already."


class Written(TypedDict):
    """What the form says of an account, in the words of the actions."""

    name: str
    job: str
    phone: str
    roles: list[Role]
    teams: list[UUID]
    supervises: list[UUID]


@blueprint.get("/accounts")
@permits(Permission.MANAGE_ACCOUNTS, reads=Event.ACCOUNTS_VIEWED)
def people() -> ResponseReturnValue:
    """Everybody who signs in."""
    session, viewer = current_session(), current_viewer()
    return render_template(
        "accounts/people.html",
        accounts=queries.accounts(session, viewer),
        team_names=dict(queries.teams(session, viewer)),
        role_words=ROLE_WORDS,
        panels=[
            panel for maker in current_app.extensions.get(EXTENSION, ()) for panel in maker(session, viewer)
        ],
    )


@blueprint.get("/accounts/new")
@permits(Permission.MANAGE_ACCOUNTS, fresh=True)
def new_person() -> ResponseReturnValue:
    """The form for a new account."""
    return _form_page(_with_teams(PersonForm()))


@blueprint.post("/accounts/new")
@permits(Permission.MANAGE_ACCOUNTS, fresh=True)
def add_person() -> ResponseReturnValue:
    """Open an account; the link to choose a password is shown once, on this answer's page."""
    session, viewer = current_session(), current_viewer()
    form = _with_teams(PersonForm())
    is_valid = form.validate()
    if is_valid and queries.email_is_taken(session, form.email.data):
        form.email.errors, is_valid = [TAKEN], False
    if not is_valid:
        return _form_page(form), 422
    user_id = actions.add_person(
        session, by=viewer, clinic_id=viewer.clinic_id, email=form.email.data, **_what_was_written(form)
    )
    say_next(f"{form.name.data} has an account now. Make a link, so that they can choose a password.")
    return see_other(url_for("accounts.person", user_id=user_id))


@blueprint.get("/accounts/<uuid:user_id>")
@permits(Permission.MANAGE_ACCOUNTS, reads=Event.ACCOUNTS_VIEWED)
def person(user_id: UUID) -> ResponseReturnValue:
    """One account."""
    return _person_page(user_id)


@blueprint.get("/accounts/<uuid:user_id>/change")
@permits(Permission.MANAGE_ACCOUNTS, reads=Event.ACCOUNTS_VIEWED, fresh=True)
def change_form(user_id: UUID) -> ResponseReturnValue:
    """The form for an account that is there."""
    found = queries.account(current_session(), current_viewer(), user_id)
    stored = {
        "name": found.name,
        "job": found.job,
        "phone": found.phone,
        "roles": [role.value for role in found.roles],
        "teams": [str(team_id) for team_id in found.teams],
        "supervises": [str(team_id) for team_id in found.supervises],
    }
    return _form_page(_with_teams(ChangePersonForm(data=stored)), found)


@blueprint.post("/accounts/<uuid:user_id>/change")
@permits(Permission.MANAGE_ACCOUNTS, reads=Event.ACCOUNTS_VIEWED, fresh=True)
def change_person(user_id: UUID) -> ResponseReturnValue:
    """Change an account."""
    session, viewer = current_session(), current_viewer()
    found = queries.account(session, viewer, user_id)
    form = _with_teams(ChangePersonForm())
    if not form.validate():
        return _form_page(form, found), 422
    actions.change_person(session, by=viewer, user_id=user_id, **_what_was_written(form))
    say_next("The account is changed.")
    return see_other(url_for("accounts.person", user_id=user_id))


@blueprint.post("/accounts/<uuid:user_id>/link")
@permits(Permission.MANAGE_ACCOUNTS, fresh=True)
def make_link(user_id: UUID) -> ResponseReturnValue:
    """Make a link to choose a password and show it, this once."""
    check_button()
    token = actions.make_password_link(current_session(), by=current_viewer(), user_id=user_id)
    return _person_page(user_id, link=url_for("accounts.welcome", token=token, _external=True))


@blueprint.post("/accounts/<uuid:user_id>/lost")
@permits(Permission.MANAGE_ACCOUNTS, fresh=True)
def lost(user_id: UUID) -> ResponseReturnValue:
    """Phone and key are lost: start again from a new link, with a new password and a new second step."""
    check_button()
    session, viewer = current_session(), current_viewer()
    forget_proofs(session, by=viewer, user_id=user_id)
    token = actions.make_password_link(session, by=viewer, user_id=user_id)
    return _person_page(user_id, link=url_for("accounts.welcome", token=token, _external=True))


@blueprint.post("/accounts/<uuid:user_id>/close")
@permits(Permission.MANAGE_ACCOUNTS, fresh=True)
def close(user_id: UUID) -> ResponseReturnValue:
    """Close an account; what the person wrote stays."""
    check_button()
    actions.disable_person(current_session(), by=current_viewer(), user_id=user_id)
    say_next(
        "The account is closed, and signed out everywhere.", undo=url_for("accounts.reopen", user_id=user_id)
    )
    return see_other(url_for("accounts.person", user_id=user_id))


@blueprint.post("/accounts/<uuid:user_id>/open")
@permits(Permission.MANAGE_ACCOUNTS, fresh=True)
def reopen(user_id: UUID) -> ResponseReturnValue:
    """Open a closed account again."""
    check_button()
    actions.enable_person(current_session(), by=current_viewer(), user_id=user_id)
    say_next("The account is open again.")
    return see_other(url_for("accounts.person", user_id=user_id))


def _person_page(user_id: UUID, link: str = "") -> str:
    session, viewer = current_session(), current_viewer()
    return render_template(
        "accounts/person.html",
        account=queries.account(session, viewer, user_id),
        team_names=dict(queries.teams(session, viewer)),
        role_words=ROLE_WORDS,
        has_second_step=second_factors(session, user_id).has_any,
        provider=this_browser.settings().provider,
        link=link,
    )


def _form_page(form: PersonForm, found: queries.Account | None = None) -> str:
    return render_template("accounts/person_form.html", form=form, account=found)


def _with_teams(form: PersonForm) -> PersonForm:
    form.set_teams(queries.teams(current_session(), current_viewer()))
    return form


def _what_was_written(form: PersonForm) -> Written:
    return {
        "name": form.name.data,
        "job": form.job.data,
        "phone": form.phone.data,
        "roles": [Role(key) for key in form.roles.data],
        "teams": [UUID(key) for key in form.teams.data],
        "supervises": [UUID(key) for key in form.supervises.data],
    }

"""Your organization: the name and the logo that stand at the head of letters."""

from flask import Response, render_template, url_for

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.audit.events import Event
from clinic.foundation.errors import NotFound
from clinic.printing import actions, queries
from clinic.printing.actions.logos import NO_LOGO
from clinic.printing.forms import LogoForm
from clinic.printing.routes.blueprint import blueprint
from clinic.web.answers import see_other
from clinic.web.forms import check_button
from clinic.web.notices import say_next
from clinic.web.work import current_session, current_viewer

Answer = str | Response | tuple[str, int]


@blueprint.get("/organisation")
@permits(Permission.MANAGE_ACCOUNTS, reads=Event.ORGANISATION_VIEWED)
def organisation() -> str:
    """What letters carry at their head."""
    found = queries.logo(current_session(), current_viewer())
    return _page(LogoForm(data={"words": found.words} if found else None))


@blueprint.post("/organisation")
@permits(Permission.MANAGE_ACCOUNTS, reads=Event.ORGANISATION_VIEWED)
def set_logo() -> Answer:
    """Another picture, or other words for the same one."""
    session, viewer = current_session(), current_viewer()
    form = LogoForm()
    form.has_logo = queries.logo(session, viewer) is not None
    if not form.validate():
        return _page(form), 422
    if form.taken is None:
        actions.describe_logo(session, by=viewer, words=form.words.data)
        say_next("The words of the logo are changed.")
    else:
        actions.set_logo(session, by=viewer, picture=form.taken, words=form.words.data)
        undo = url_for("printing.put_logo_back") if form.has_logo else ""
        say_next("The logo is in use from now on.", undo=undo)
    return see_other(url_for("printing.organisation"))


@blueprint.get("/organisation/logo.png")
@permits(Permission.MANAGE_ACCOUNTS, reads=Event.ORGANISATION_VIEWED)
def logo_picture() -> Response:
    """The picture in use."""
    found = queries.logo(current_session(), current_viewer())
    if found is None:
        raise NotFound(NO_LOGO)
    return Response(found.png, mimetype="image/png")


@blueprint.get("/organisation/logo/remove")
@permits(Permission.MANAGE_ACCOUNTS, reads=Event.ORGANISATION_VIEWED)
def remove_logo_page() -> str:
    """Ask once more."""
    found = queries.logo(current_session(), current_viewer())
    if found is None:
        raise NotFound(NO_LOGO)
    return render_template("printing/remove_logo.html", logo=found)


@blueprint.post("/organisation/logo/remove")
@permits(Permission.MANAGE_ACCOUNTS)
def remove_logo() -> Response:
    """Print no logo from now on."""
    check_button()
    actions.remove_logo(current_session(), by=current_viewer())
    say_next("The logo is removed.", undo=url_for("printing.put_logo_back"))
    return see_other(url_for("printing.organisation"))


@blueprint.post("/organisation/logo/back")
@permits(Permission.MANAGE_ACCOUNTS)
def put_logo_back() -> Response:
    """The last one again."""
    check_button()
    actions.put_logo_back(current_session(), by=current_viewer())
    say_next("The earlier logo is back.")
    return see_other(url_for("printing.organisation"))


def _page(form: LogoForm) -> str:
    found = queries.logo(current_session(), current_viewer())
    return render_template("printing/organisation.html", form=form, logo=found)

"""What you typed when your session was over: to send again, or to leave."""

from uuid import UUID

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from clinic.access.gate import permits
from clinic.accounts.actions.kept_typing import drop_typing
from clinic.accounts.arrivals import home, inside
from clinic.accounts.page_names import page_name
from clinic.accounts.queries.kept_typing import Kept, kept_typing
from clinic.accounts.routes.blueprint import blueprint
from clinic.audit.events import Event
from clinic.web.answers import see_other
from clinic.web.errors import typed_words
from clinic.web.forms import check_button
from clinic.web.once import was_answered
from clinic.web.work import current_session, current_viewer


@blueprint.get("/account/kept")
@permits(None, reads=Event.LISTS_VIEWED)
def kept() -> ResponseReturnValue:
    """Each form that came too late, with its page's name and its words; on to the next without any."""
    go_on = inside(request.args.get("next", "")) or home(current_viewer())
    found = _found()
    if not found:
        return see_other(go_on)
    session, viewer = current_session(), current_viewer()
    pages = [(one, page_name(session, viewer, one.path), typed_words(list(one.fields))) for one in found]
    return render_template("accounts/kept.html", pages=pages, go_on=go_on)


@blueprint.post("/account/kept/<uuid:kept_id>/drop")
@permits(None)
def drop_kept(kept_id: UUID) -> ResponseReturnValue:
    """Forget one of them."""
    check_button()
    drop_typing(current_session(), by=current_viewer(), kept_id=kept_id)
    return see_other(url_for("accounts.kept"))


def _found() -> tuple[Kept, ...]:
    session, viewer = current_session(), current_viewer()
    return kept_typing(session, viewer, was_answered=lambda key: was_answered(session, viewer, key))

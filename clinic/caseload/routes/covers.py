"""Covering for days: who leads grants it for their own clients, a supervisor for their team's."""

from uuid import UUID

from flask import Response, render_template, request, url_for

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.audit.events import Event
from clinic.caseload import actions, queries
from clinic.caseload.forms.covers import NOBODY, CoverForm
from clinic.caseload.routes.blueprint import blueprint
from clinic.foundation.errors import NotFound
from clinic.web.answers import see_other
from clinic.web.fields import Option
from clinic.web.notices import say_next
from clinic.web.work import current_session, current_viewer


@blueprint.route("/cover", methods=["GET", "POST"])
@permits(Permission.GRANT_COVER, reads=Event.LISTS_VIEWED)
def cover() -> str | Response | tuple[str, int]:
    """Put clients into other hands for some days. `?of=<id>`: another worker's clients."""
    session, viewer = current_session(), current_viewer()
    away_id = _away_id()
    theirs = queries.clients_to_cover(session, viewer, away_id)
    form = _form(away_id, theirs)
    page = {
        "form": form,
        "clients": theirs,
        "away_id": away_id,
        "team": queries.workers_who_may_be_away(session, viewer),
    }
    if request.method == "GET":
        form.clients.data = [str(one.id) for one in theirs]
        return render_template("caseload/cover.html", **page)
    granted: dict[str, int] = {}
    if form.validate() and form.saves(lambda: granted.update(count=_grant(form, away_id)), blame="worker"):
        return _back(form, granted["count"])
    return render_template("caseload/cover.html", **page), 422


def _away_id() -> UUID:
    asked = request.args.get("of", "")
    try:
        return UUID(asked) if asked else current_viewer().id
    except ValueError as error:
        raise NotFound from error


def _form(away_id: UUID, theirs: tuple[queries.ToCover, ...]) -> CoverForm:
    form = CoverForm().named()
    offered = queries.workers_who_may_cover(current_session(), current_viewer(), away_id)
    words = [Option(str(one.id), f"{one.name}, {one.job}" if one.job else one.name) for one in offered]
    form.worker.options = (NOBODY, *words)
    form.clients.options = tuple(Option(str(one.id), one.name) for one in theirs)
    return form


def _grant(form: CoverForm, away_id: UUID) -> int:
    until_on = form.until_on.data
    assert until_on is not None  # only a form that was checked comes here
    return actions.grant_cover(
        current_session(),
        by=current_viewer(),
        away_id=away_id,
        cover_id=form.worker_id,
        client_ids=form.client_ids,
        from_on=form.from_on.data,
        until_on=until_on,
        reason=form.reason.data,
    )


def _back(form: CoverForm, count: int) -> Response:
    who = {one.key: one.label for one in form.worker.options}[form.worker.data].split(",")[0]
    people = "1 client" if count == 1 else f"{count} clients"
    say_next(f"{who} covers {people}." if count else f"{who} works with all of them on these days already.")
    return see_other(url_for("caseload.clients"))

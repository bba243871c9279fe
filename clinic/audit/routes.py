"""Who looked at this client, when, and why: for supervisors and auditors, and on paper for the client."""

from datetime import UTC, date, timedelta
from uuid import UUID

from flask import Blueprint, Response, render_template, request

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.audit import queries
from clinic.audit.events import Event
from clinic.audit.looks import looks_of
from clinic.audit.names import client_names
from clinic.audit.sheet import to_csv
from clinic.audit.wording import GROUPS, basis_words, event_words
from clinic.foundation.database import today
from clinic.foundation.errors import NotFound
from clinic.foundation.limits import LIMITS
from clinic.web.work import about_client, current_session, current_viewer

blueprint = Blueprint("audit", __name__)

LONGEST_NUMBER = 18
A_YEAR = timedelta(days=365)
HEADINGS = (
    "number",
    "when",
    "who",
    "what",
    "client",
    "why",
    "reader",
    "outcome",
    "page",
    "detail",
    "late",
    "event",
)


@blueprint.get("/trail")
@permits(Permission.READ_TRAIL, reads=Event.TRAIL_VIEWED)
def trail() -> str:
    """The trail, newest first: searched by person, client, kind and days."""
    session, viewer, wish = current_session(), current_viewer(), _wish()
    return render_template(
        "audit/trail.html",
        page=queries.trail_page(session, viewer, wish),
        wish=wish,
        kept=_kept(wish),
        groups=GROUPS,
        client_name=_client_name(wish),
        event_words=event_words,
        basis_words=basis_words,
    )


@blueprint.get("/trail.csv")
@permits(Permission.READ_TRAIL, reads=Event.TRAIL_EXPORTED, fresh=True)
def trail_csv() -> Response:
    """The same as a file."""
    session, viewer = current_session(), current_viewer()
    lines = queries.whole_trail(session, viewer, _wish())
    content = to_csv([HEADINGS, *(_cells(line) for line in lines)])
    answer = Response(content, mimetype="text/csv")
    answer.headers["Content-Disposition"] = 'attachment; filename="trail.csv"'
    return answer


@blueprint.get("/clients/<uuid:client_id>/looked")
@permits(Permission.SEE_CLIENTS, reads=Event.TRAIL_PRINTED)
def looked(client_id: UUID) -> str:
    """Who looked at this client in the last year, to be printed for the client."""
    session, viewer = current_session(), current_viewer()
    until = today(session, viewer.zone)
    since = until - A_YEAR
    lines = queries.trail_of_client(session, viewer, client_id, since=since)
    return render_template(
        "audit/looked.html",
        looks=looks_of(lines, viewer.zone),
        client_id=client_id,
        name=client_names(session).names(session, viewer, {client_id})[client_id],
        since=since,
        until=until,
    )


def _wish() -> queries.TrailWish:
    group = request.args.get("kind", "")
    wish = queries.TrailWish(
        who=request.args.get("who", "")[: LIMITS.lengths.search],
        whom=request.args.get("whom", "")[: LIMITS.lengths.search],
        client_id=_id(request.args.get("client", "")),
        group=group if group in GROUPS else "",
        from_on=_day(request.args.get("from", "")),
        until_on=_day(request.args.get("until", "")),
        before=_number(request.args.get("before", "")),
    )
    if wish.client_id:
        about_client(wish.client_id)
    return wish


def _kept(wish: queries.TrailWish) -> dict[str, str]:
    """The wish again, for links."""
    asked = {
        "who": wish.who,
        "whom": wish.whom,
        "client": str(wish.client_id or ""),
        "kind": wish.group,
        "from": str(wish.from_on or ""),
        "until": str(wish.until_on or ""),
    }
    return {name: value for name, value in asked.items() if value}


def _client_name(wish: queries.TrailWish) -> str:
    """What the one client is called, "" where the viewer may not know: then the list is empty too."""
    session, viewer = current_session(), current_viewer()
    if wish.client_id is None:
        return ""
    if not viewer.may(Permission.READ_WHOLE_TRAIL):
        theirs = session.scalars(client_names(session).of_supervised_teams(session, viewer))
        if wish.client_id not in set(theirs):
            return ""
    return client_names(session).names(session, viewer, {wish.client_id}).get(wish.client_id, "")


def _cells(line: queries.TrailLine) -> tuple[str, ...]:
    return (
        str(line.seq),
        line.at.astimezone(UTC).isoformat(timespec="seconds"),
        line.actor,
        event_words(line.event),
        line.client,
        basis_words(line.basis),
        line.reader,
        line.outcome,
        line.subject,
        line.detail,
        "late" if line.late else "",
        line.event,
    )


def _id(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError as error:
        raise NotFound from error


def _day(text: str) -> date | None:
    """A day as a browser sends it; anything else asks for nothing."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _number(text: str) -> int | None:
    is_number = text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER
    return int(text) if is_number else None

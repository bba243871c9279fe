"""How long records stay here, and when it was last tidied up: for administrators, without a name."""

from flask import Blueprint, render_template

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.audit.events import Event
from clinic.keeping.chores import last_done, problems
from clinic.keeping.retention import outlook
from clinic.web.work import current_session, current_viewer

blueprint = Blueprint("keeping", __name__)


@blueprint.get("/organisation/records")
@permits(Permission.MANAGE_ACCOUNTS, reads=Event.ORGANISATION_VIEWED)
def records() -> str:
    """The clinic's rule, how many records it holds for, and how the daily chores went."""
    session, viewer = current_session(), current_viewer()
    return render_template(
        "keeping/records.html",
        seen=outlook(session, viewer.clinic_id),
        tidied_at=last_done(session),
        went_wrong=tuple(problems(session).values()),
    )

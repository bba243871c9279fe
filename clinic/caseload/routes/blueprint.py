"""The blueprint of this room, and what all of its views need."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, request, url_for

from clinic.caseload import queries, wording
from clinic.foundation.errors import Refused
from clinic.foundation.limits import LIMITS
from clinic.web.answers import see_other
from clinic.web.forms import ConfirmForm
from clinic.web.notices import say_next
from clinic.web.work import current_session, current_viewer

blueprint = Blueprint("caseload", __name__)

PRESS_AGAIN = (
    "You signed in again since this page was opened. Go back, open the page again and press once more."
)


def the_client(client_id: UUID) -> Any:
    """The client of this page, or NotFound."""
    return queries.client(current_session(), current_viewer(), client_id)


def short_name(client: Any) -> str:
    """What the client is called in the middle of a sentence."""
    return wording.short_name(client.preferred_name, client.name_order)


def the_person(client_id: UUID, person_id: UUID) -> Any:
    """The person of this page, around this very client, or NotFound."""
    return queries.person_of(current_session(), current_viewer(), client_id, person_id)


def to_client(client_id: UUID, words: str = "", *, undo: str = "", part: str = "") -> Response:
    """Back to the client's page, which says what was done."""
    if words:
        say_next(words, undo=undo)
    return see_other(url_for("caseload.client", client_id=client_id, _anchor=part or None))


def to_person(client_id: UUID, person_id: UUID, words: str) -> Response:
    """Back to the person's page, which says what was done."""
    say_next(words)
    return see_other(url_for("caseload.person", client_id=client_id, person_id=person_id))


def check_button() -> None:
    """A form that is only a button carries this session's token; Refused otherwise."""
    if not ConfirmForm().validate():
        raise Refused(PRESS_AGAIN)


def searched(name: str = "q") -> str:
    """What was typed into a search box, cut to what a search takes."""
    return request.args.get(name, "")[: LIMITS.lengths.search]


def one_of(name: str, offered: tuple[str, ...]) -> str:
    """A choice in the address; the first that is offered when it is none of them."""
    asked = request.args.get(name, "")
    return asked if asked in offered else offered[0]

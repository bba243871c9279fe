"""Who may know what: everybody at a glance, one person at a time, and what is taken back."""

from collections import Counter
from typing import Any
from uuid import UUID

from flask import Response, current_app, render_template, request, url_for

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.audit.events import Event
from clinic.audit.printed import PrintedCopy, copies_for_others
from clinic.caseload import actions, queries
from clinic.caseload.forms.consents import ConsentForm, TakeBackForm
from clinic.caseload.panels import FORMS_TO_SIGN
from clinic.caseload.people_catalogue import catalogue
from clinic.caseload.routes.blueprint import blueprint, check_button, short_name, the_client, the_person
from clinic.web.answers import see_other
from clinic.web.notices import say_next
from clinic.web.work import current_session, current_viewer

Answer = str | Response | tuple[str, int]
PERSON = "/clients/<uuid:client_id>/people/<uuid:person_id>/consents"
KNOWS_OTHERS = "know_others"
SUPPORTER = "supporter"


@blueprint.get("/clients/<uuid:client_id>/consents")
@permits(Permission.SEE_CLIENTS, reads=Event.CLIENT_VIEWED)
def consents(client_id: UUID) -> str:
    """Everybody, and what each may have today."""
    session, viewer = current_session(), current_viewer()
    standing = queries.consents_of(session, viewer, client_id)
    asked = Counter(one.person_id for one in standing)
    return render_template(
        "caseload/consents.html",
        client=the_client(client_id),
        people=_asked_first(queries.people_around(session, viewer, client_id), asked),
        standing={(one.person_id, one.kind): one for one in standing},
        asked=asked,
        ended=[one for one in standing if one.state == "ended"],
        soon=[one for one in standing if one.ends_soon],
        kinds=catalogue().consents,
    )


def _asked_first(people: tuple[Any, ...], asked: Counter[UUID]) -> list[Any]:
    """Whoever was asked about stands before the others, in the order they were put in."""
    return sorted(people, key=lambda one: not asked[one.id])


@blueprint.route(PERSON, methods=["GET", "POST"])
@permits(Permission.EDIT_CLIENTS, reads=Event.CLIENT_VIEWED)
def person_consents(client_id: UUID, person_id: UUID) -> Answer:
    """What this person may have, a new answer of the client's, and everything that was said before."""
    person, shown = the_person(client_id, person_id), the_client(client_id)
    form = ConsentForm().named(short_name(shown))
    if request.method == "GET":
        form.kinds.data = [one.key for one in catalogue().consents if one.key == request.args.get("kind")]
        return _person_page(shown, person, form)
    if form.validate() and form.saves(lambda: _record(person_id, form), blame="how"):
        return _to_consents(client_id, person_id, f"Written down what {short_name(shown)} said.")
    return _person_page(shown, person, form), 422


def _person_page(shown: Any, person: Any, form: ConsentForm) -> str:
    session, viewer = current_session(), current_viewer()
    links = current_app.extensions.get(FORMS_TO_SIGN, ())
    return render_template(
        "caseload/person_consents.html",
        form=form,
        client=shown,
        person=person,
        kinds=catalogue().consents,
        standing=_standing(shown.id, person.id),
        said=queries.consents_said(session, viewer, shown.id, person.id),
        papers=_papers(shown.id, person.id),
        forms_to_sign=[link for make in links for link in make(session, viewer, shown.id, person.id)],
    )


def _standing(client_id: UUID, person_id: UUID) -> dict[str, Any]:
    """The last word of each kind about one person."""
    every = queries.consents_of(current_session(), current_viewer(), client_id)
    return {one.kind: one for one in every if one.person_id == person_id}


def _papers(client_id: UUID, person_id: UUID) -> tuple[PrintedCopy, ...]:
    """Copies for this person that were printed."""
    printed = copies_for_others(current_session(), current_viewer(), client_id)
    return tuple(one for one in printed if one.helper == str(person_id))


def _papers_of_others(client_id: UUID, person_id: UUID) -> tuple[PrintedCopy, ...]:
    """Pages of other helpers, which may hold this person's name."""
    printed = copies_for_others(current_session(), current_viewer(), client_id)
    return tuple(one for one in printed if one.reader == SUPPORTER and one.helper != str(person_id))


def _record(person_id: UUID, form: ConsentForm) -> None:
    for kind in form.kinds.data:
        actions.record_consent(
            current_session(), by=current_viewer(), person_id=person_id, kind=kind, **form.consent()
        )


@blueprint.route(f"{PERSON}/take-back", methods=["GET", "POST"])
@permits(Permission.EDIT_CLIENTS, reads=Event.CLIENT_VIEWED)
def withdraw_consent(client_id: UUID, person_id: UUID) -> Answer:
    """The client takes back some of what they gave; first the page says what that changes."""
    person, shown = the_person(client_id, person_id), the_client(client_id)
    standing = _standing(client_id, person_id)
    held = [one for one in catalogue().consents if one.key in standing and standing[one.key].holds]
    if not held:
        return _to_consents(client_id, person_id, actions.NOTHING_GIVEN, done=False)
    form = TakeBackForm()
    form.offer(held, person.called or person.name)
    form.named(short_name(shown))
    every = [one.key for one in held]
    page = {
        "form": form,
        "client": shown,
        "person": person,
        "papers": _papers(client_id, person_id),
        "naming": _papers_of_others(client_id, person_id) if KNOWS_OTHERS in every else (),
    }
    if request.method == "GET":
        form.kinds.data = [key for key in every if key == request.args.get("kind")]
        return render_template("caseload/take_back.html", **page)
    if form.validate() and form.saves(lambda: _take_back(person_id, form), blame="kinds"):
        return _to_consents(
            client_id, person_id, f"{short_name(shown)} took it back. It counts from now, for every paper."
        )
    return render_template("caseload/take_back.html", **page), 422


def _take_back(person_id: UUID, form: TakeBackForm) -> None:
    for kind in form.kinds.data:
        actions.withdraw_consent(
            current_session(),
            by=current_viewer(),
            person_id=person_id,
            kind=kind,
            how=form.how.data,
            on=form.on.data,
        )


@blueprint.post(f"{PERSON}/<uuid:consent_id>/strike")
@permits(Permission.EDIT_CLIENTS)
def strike_consent(client_id: UUID, person_id: UUID, consent_id: UUID) -> Response:
    """Undo: this was written down by mistake."""
    check_button()
    the_person(client_id, person_id)
    actions.strike_consent(current_session(), by=current_viewer(), person_id=person_id, consent_id=consent_id)
    return _to_consents(client_id, person_id, "Struck out. What was said before stands again.")


def _to_consents(client_id: UUID, person_id: UUID, words: str, *, done: bool = True) -> Response:
    say_next(words, done=done)
    return see_other(url_for("caseload.person_consents", client_id=client_id, person_id=person_id))

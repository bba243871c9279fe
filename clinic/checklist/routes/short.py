""" "Short on time?": six screens, twelve answers, the same items as in the whole walk."""

from typing import Any
from uuid import UUID

from flask import render_template, request, url_for

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.audit.events import Event
from clinic.checklist import actions, queries
from clinic.checklist.page_form import PageForm, page_form
from clinic.checklist.routes.blueprint import blueprint, site_dir, the_walk_for_forms
from clinic.checklist.routes.pages import Answer, serve_page
from clinic.checklist.short_pages import ShortPage, short_page, short_pages
from clinic.checklist.short_walk import short_walk
from clinic.foundation.errors import NotFound
from clinic.web.work import current_session, current_viewer


@blueprint.route("/transitions/<uuid:transition_id>/short/<int:number>", methods=["GET", "POST"])
@permits(Permission.WALK, reads=Event.TRANSITION_VIEWED)
def short(transition_id: UUID, number: int) -> Answer:
    """One screen of the fastest honest path."""
    walk = the_walk_for_forms(transition_id)
    screen = short_page(number, walk.pathway)
    if screen is None:
        raise NotFound
    page = actions.Page(screen.key, screen.items)
    return serve_page(
        walk,
        page,
        make=lambda sent: _form(walk, page, sent),
        show=lambda form, **state: _shown(walk, screen, form, **state),
        save=lambda form: _save(walk, page, form),
        go_on=lambda: _next_page(walk, screen),
    )


def _form(walk: queries.Walk, page: actions.Page, sent: Any) -> PageForm:
    columns = {one.item: one.keep for one in short_walk().columns}
    today = {
        "leaving_on": {"date": walk.facts.today.isoformat()}
    }  # nobody asks for the short way a week ahead
    return page_form(walk, page, formdata=sent, columns=columns, defaults=today, site_dir=site_dir())


def _save(walk: queries.Walk, page: actions.Page, form: PageForm) -> None:
    actions.save_short(
        current_session(),
        by=current_viewer(),
        transition_id=walk.transition.id,
        page=page,
        entries=form.entries(request.form),
        opened_version=form.base.version,
    )


def _next_page(walk: queries.Walk, screen: ShortPage) -> str:
    here = walk.transition.id
    if screen.number == len(short_pages()):
        return url_for("plans.check", transition_id=here)
    return url_for("checklist.short", transition_id=here, number=screen.number + 1)


def _shown(walk: queries.Walk, screen: ShortPage, form: PageForm, **state: Any) -> str:
    return render_template(
        "checklist/short.html",
        walk=walk,
        facts=walk.facts,
        page=screen,
        page_key=screen.key,
        count=len(short_pages()),
        form=form.base,
        forms={part.item.key: part for part in form.parts},
        **{"draft": None, "stored": {}, "problems": [], **state},
    )

"""What every page of the walk does with a request: show, lengthen a list, refuse, or save and go on."""

from collections.abc import Callable
from typing import Any

from flask import Response, request

from clinic.checklist import actions, queries
from clinic.checklist.page_form import PageForm
from clinic.checklist.read_back import answer_lines
from clinic.checklist.routes.blueprint import drafted
from clinic.checklist.routes.drafts import keep, keep_draft, raw_form
from clinic.foundation.errors import Conflict, Refused
from clinic.web.answers import see_other
from clinic.web.forms import Problem
from clinic.web.work import also_write, current_session, current_viewer

Answer = str | Response | tuple[str, int]
Make = Callable[[Any], PageForm]  # (form data or None) -> the page's form
Show = Callable[..., str]  # (form, draft=, stored=, problems=) -> the page


def serve_page(
    walk: queries.Walk,
    page: actions.Page,
    *,
    make: Make,
    show: Show,
    save: Callable[[PageForm], None],
    go_on: Callable[[], str],
) -> Answer:
    """Answer a GET or POST of one page of the walk."""
    if request.method == "GET":
        return _opened(walk, page, make, show)
    form = make(request.form)
    if form.base.validate() and form.press(request.form):
        keep_draft(walk.transition.id, page.key)
        return show(form)
    try:
        actions.check_opened(walk, page, form.base.version)
    except Conflict as conflict:
        return _told_of_both(walk, page, form, show, conflict), 409
    if not form.validate(request.form):
        return show(form, problems=form.summary()), 422
    try:
        save(form)
    except Refused as refusal:
        return show(form, problems=[Problem(refusal.words, "")]), 422
    return see_other(go_on())


def _told_of_both(
    walk: queries.Walk, page: actions.Page, form: PageForm, show: Show, conflict: Conflict
) -> str:
    """Two tabs: the second sees what is stored above what it sent. To save again is to decide."""
    sent, viewer = raw_form(), current_viewer()
    also_write(lambda session: _keep(session, viewer, walk.transition.id, page.key, sent))
    form.base.opened_version.data = str(walk.version(page.key, page.items))
    return show(form, problems=[Problem(conflict.words, "")], stored=_stored(walk, page))


def _keep(session: Any, *what: Any) -> None:
    keep(session, *what)


def _opened(walk: queries.Walk, page: actions.Page, make: Make, show: Show) -> str:
    """The page as it is stored, or with the viewer's newer draft in it."""
    draft = queries.draft_of(current_session(), current_viewer(), walk.transition.id, page.key)
    version = walk.version(page.key, page.items)
    form = make(drafted(draft))
    form.base.opened_version.data = str(version)  # what others saved meanwhile stands beside the draft
    is_stale = draft is not None and draft.opened_version != version
    return show(form, draft=draft, stored=_stored(walk, page) if is_stale else {})


def _stored(walk: queries.Walk, page: actions.Page) -> dict[str, tuple[str, ...]]:
    """What is stored now, by question."""
    lines = {walk.facts.fill(asked.item.label): answer_lines(walk, asked.item) for asked in page.items}
    return {question: said for question, said in lines.items() if said}

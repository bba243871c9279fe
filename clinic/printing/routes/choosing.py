"""What the worker chooses for one paper, in place of what follows from the record."""

from uuid import UUID

from flask import Response, render_template, request, url_for

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.audit.events import Event
from clinic.printing import actions, queries
from clinic.printing.cards import card_of, language_choices, spoken_words
from clinic.printing.choosing import Chosen
from clinic.printing.desk import Desk
from clinic.printing.forms import BY_ITSELF, PaperForm
from clinic.printing.routes.blueprint import blueprint, the_paper
from clinic.printing.routes.papers import PLAN
from clinic.web.answers import see_other
from clinic.web.forms import check_button
from clinic.web.notices import say_next
from clinic.web.work import current_session, current_viewer


@blueprint.route(f"{PLAN}/papers/<key>/choice", methods=["GET", "POST"])
@permits(Permission.PRINT_PLAN, reads=Event.PLAN_VIEWED)
def choice(transition_id: UUID, number: int, key: str) -> str | Response | tuple[str, int]:
    """Is this paper printed with the others, and in which language?"""
    found = the_paper(transition_id, number, key, ask=False)
    form = _form(found)
    page = {"plan": found.plan, "card": card_of(found, found.papers[0]), "form": form}
    if request.method == "GET":
        return render_template("printing/choice.html", **page)
    if not form.validate():
        return render_template("printing/choice.html", **page), 422
    languages = form.languages.data if "languages" in form else BY_ITSELF
    _choose(found, form.wanted.data == "yes", "" if languages == BY_ITSELF else languages)
    return see_other(url_for("printing.papers", transition_id=transition_id, number=number))


@blueprint.post(f"{PLAN}/papers/<key>/take")
@permits(Permission.PRINT_PLAN)
def take(transition_id: UUID, number: int, key: str) -> Response:
    """Print this one with the others too."""
    check_button()
    found = the_paper(transition_id, number, key, ask=False)
    stored = _stored(found)
    _choose(found, True, stored.languages if stored else "")
    return see_other(url_for("printing.papers", transition_id=transition_id, number=number))


def _form(found: Desk) -> PaperForm:
    (one,) = found.papers
    stored = _stored(found)
    form = PaperForm(
        wanted="yes" if one.offer.wanted else "no",
        languages=(stored.languages if stored else "") or BY_ITSELF,
    )
    choices = language_choices(one.offer.paper, found.plan.content.client.language)
    form.offer(choices, spoken_words(one.offer.by_itself))
    return form


def _stored(found: Desk) -> Chosen | None:
    plan = found.plan
    stored = queries.choices_of(current_session(), current_viewer(), plan.client_id, plan.transition_id)
    return stored.get(found.papers[0].offer.paper.key)


def _choose(found: Desk, wanted: bool, languages: str) -> None:
    actions.choose(
        current_session(),
        by=current_viewer(),
        plan=found.plan,
        paper=found.papers[0].offer.paper,
        wanted=wanted,
        languages=languages,
    )
    say_next("Your choice is kept, for later plans too.")

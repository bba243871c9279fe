"""Blank papers: a page that lists them, and each one's file. For anybody who is signed in."""

from dataclasses import dataclass

from flask import Response, current_app, render_template

from clinic.access.gate import permits
from clinic.accounts.clinics import clinic_facts
from clinic.foundation.errors import NotFound
from clinic.plans.paper_languages import ENGLISH, has_catalogue, paper_languages, review_of
from clinic.plans.wording import wording_for
from clinic.printing.availability import printing_available
from clinic.printing.blanks.kept import BlankNotMade, KeptBlanks
from clinic.printing.blanks.registry import ALL, BLANKS, Blank
from clinic.printing.blanks.site import Site
from clinic.printing.routes.blueprint import blueprint
from clinic.printing.routes.files import pdf_response
from clinic.web.place import region_here
from clinic.web.work import current_session, current_viewer

NO_BLANK = "There is no such paper."


@dataclass(frozen=True)
class Spoken:
    """One language of a blank. `is_reviewed`: whether a translator has read its words."""

    code: str
    name: str
    is_reviewed: bool


@blueprint.get("/papers")
@permits(None)
def blanks() -> str:
    """Every blank paper, with its languages."""
    cards = [(blank, _languages(blank)) for blank in ALL]
    return render_template("printing/blanks.html", cards=cards, available=printing_available())


@blueprint.get("/papers/<key>.<language>.pdf")
@permits(None)
def blank_pdf(key: str, language: str) -> Response | tuple[str, int]:
    """One blank paper in one language."""
    blank = BLANKS.get(key)
    if blank is None or language not in {one.code for one in _languages(blank)}:
        raise NotFound(NO_BLANK)
    try:
        pdf = _kept().pdf(blank, wording_for(region_here(), language), _site())
    except BlankNotMade as error:
        available = printing_available()
        return render_template(
            "printing/blank_failed.html", blank=blank, problem=error, available=available
        ), 503
    return pdf_response(pdf, f"{key.replace('_', '-')}-{language}.pdf")


def _languages(blank: Blank) -> list[Spoken]:
    """In which languages a blank can be printed: the workers' own are in English."""
    codes = [code for code in paper_languages() if has_catalogue(code)] if blank.in_languages else [ENGLISH]
    return [Spoken(code, paper_languages()[code].own_name, review_of(code).is_reviewed) for code in codes]


def _kept() -> KeptBlanks:
    return KeptBlanks(current_app.extensions["settings"].var_dir / "blanks")


def _site() -> Site:
    """The site's own questions, for the kind of place that the viewer's clinic is."""
    folder = current_app.extensions["settings"].site_dir
    return Site(folder, clinic_facts(current_session(), current_viewer()).setting)

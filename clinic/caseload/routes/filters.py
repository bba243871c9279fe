"""The wording of this room as template filters."""

from datetime import date
from typing import Any

from clinic.caseload import wording
from clinic.caseload.answers import Answer
from clinic.caseload.choices import label_of
from clinic.caseload.forms.named import in_words
from clinic.caseload.languages import language_name
from clinic.caseload.people_catalogue import catalogue
from clinic.caseload.person_view import ContactView, PersonView
from clinic.caseload.routes.blueprint import blueprint
from clinic.foundation.database import today
from clinic.foundation.days import Hours, hours_words
from clinic.web.filters import hold_hours
from clinic.web.place import region_here
from clinic.web.work import current_session, current_viewer


@blueprint.app_template_filter("answer_words")
def answer_words(answer: Answer) -> str:
    """What a person said, and when."""
    return wording.answer_words(answer, region_here())


@blueprint.app_template_filter("asks_next_words")
def asks_next_words(answer: Answer) -> str:
    """Who asks them next, and by when."""
    return wording.asks_next_words(answer, region_here())


@blueprint.app_template_filter("ways_words")
def ways_words(contact: ContactView) -> str:
    """How to use a number."""
    return wording.ways_words(contact, region_here())


@blueprint.app_template_filter("when_words")
def when_words(contact: ContactView) -> str:
    """When to use a number."""
    return hold_hours(wording.when_words(contact, region_here()))


@blueprint.app_template_filter("hours_words")
def hours_in_words(hours: tuple[Hours, ...]) -> str:
    """Days and hours."""
    return hold_hours(hours_words(hours, long=False, region=region_here()))


@blueprint.app_template_filter("who_words")
def who_words(person: PersonView, name: str) -> str:
    """Who somebody is to the client."""
    return in_words(wording.who_words(person), name)


@blueprint.app_template_filter("doings_words")
def doings_words(person: PersonView, name: str) -> str:
    """What somebody does."""
    return wording.doings_words(person, name)


@blueprint.app_template_filter("choice")
def choice(key: str, list_name: str, name: str = "") -> str:
    """What a stored key of a list is called."""
    return in_words(label_of(list_name, key), name)


@blueprint.app_template_filter("kind_label")
def kind_label(key: str, name: str) -> str:
    """What a kind of person is called; the key itself when the catalogue lost it."""
    known = catalogue().type(key)
    return in_words(known.label, name) if known else key


@blueprint.app_template_filter("hat_label")
def hat_label(key: str, name: str) -> str:
    """What a hat is called."""
    known = catalogue().hat(key)
    return in_words(known.label, name) if known else key


@blueprint.app_template_filter("consent_label")
def consent_label(key: str, name: str) -> str:
    """What the client may let somebody have."""
    known = catalogue().consent(key)
    return in_words(known.label, name) if known else key


@blueprint.app_template_filter("consent_covers")
def consent_covers(key: str, name: str, person: str) -> str:
    """How much of what it lets somebody have."""
    known = catalogue().consent(key)
    return in_words(known.covers.replace("{person}", person), name) if known else ""


@blueprint.app_template_filter("consent_short")
def consent_short(key: str, name: str) -> str:
    """The same as the head of a column."""
    known = catalogue().consent(key)
    return in_words(known.short, name) if known else key


@blueprint.app_template_filter("tel")
def tel(number: str) -> str:
    """A number for a tel: link: what a phone dials, without its extension."""
    return wording.dialled(number)


@blueprint.app_template_filter("dial_url")
def dial_url(contact: ContactView) -> str:
    """Where the link of a number leads."""
    return wording.dial_url(contact)


@blueprint.app_template_filter("dial_word")
def dial_word(contact: ContactView) -> str:
    """What the link of a number does."""
    return wording.dial_word(contact, region_here())


@blueprint.app_template_filter("born")
def born(day: date) -> str:
    """ "July 9, 1984 (41)"."""
    return wording.born_words(day, today(current_session(), current_viewer().zone), region_here())


@blueprint.app_template_filter("in_hat_order")
def in_hat_order(keys: tuple[str, ...]) -> list[str]:
    """Hats in the order of the catalogue."""
    return [hat.key for hat in catalogue().hats if hat.key in keys]


@blueprint.app_template_filter("short_name")
def short_name(client: Any) -> str:
    """What a client is called in the middle of a sentence."""
    return wording.short_name(client.preferred_name, client.name_order)


@blueprint.app_template_filter("start_with_capital")
def start_with_capital(text: str) -> str:
    """The same words at the start of a sentence."""
    return text[:1].upper() + text[1:]


@blueprint.app_template_filter("lower_first")
def lower_first(text: str) -> str:
    """The same words within a sentence."""
    return text[:1].lower() + text[1:]


@blueprint.app_template_filter("responsibility_label")
def responsibility_label(key: str, name: str) -> str:
    """What somebody can say yes to."""
    known = catalogue().responsibility(key)
    return in_words(known.label, name) if known else key


@blueprint.app_template_filter("language_name")
def name_of_language(code: str) -> str:
    """What a language is called."""
    return language_name(code)


@blueprint.app_template_filter("client_words")
def client_words(text: str, name: str) -> str:
    """A text of the catalogues, with the client's name in it."""
    return in_words(text, name)

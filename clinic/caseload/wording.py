"""How facts about people are said on screen: what they answered, how and when to reach them, who they are."""

import re
from datetime import date

from clinic.caseload.answers import Answer
from clinic.caseload.choices import label_of
from clinic.caseload.people_catalogue import catalogue
from clinic.caseload.person_view import ContactView, PersonView
from clinic.foundation.days import date_words, hours_words
from clinic.foundation.names import is_title
from clinic.foundation.number_search import EXTENSION
from clinic.foundation.regions import Region

ANSWERS = {
    "not_asked": "Not asked yet",
    "asked": "Asked {asked}, no answer yet",
    "yes": "Said yes {answered}",
    "part": "Said yes to part {answered}",
    "no": "Said no {answered}",
    "stepped_back": "Stepped back {answered}",
}
ASKS_NEXT = {
    (True, True): "{who} asks by {day}",
    (True, False): "{who} asks next",
    (False, True): "To be asked by {day}",
}


def answer_words(answer: Answer, region: Region) -> str:
    """ "Said yes March 3"; "Asked March 3, no answer yet"."""
    days = {"asked": answer.asked_on, "answered": answer.answered_on}
    said = {name: date_words(day, region, weekday=False) if day else "" for name, day in days.items()}
    return ANSWERS[answer.state].format(**said).strip()


def asks_next_words(answer: Answer, region: Region) -> str:
    """ "Ade asks by Tuesday, March 5", "" when nobody is down for it."""
    shape = ASKS_NEXT.get((bool(answer.ask_who), answer.ask_by is not None), "")
    day = date_words(answer.ask_by, region) if answer.ask_by else ""
    return shape.format(who=answer.ask_who, day=day)


def ways_words(contact: ContactView, region: Region) -> str:
    """ "Call or text", "" when nobody said how."""
    ring = region.ring_word
    words = [label_of("ways", way).replace("{Ring}", ring.capitalize()) for way in contact.ways]
    words = [words[0], *(word[0].lower() + word[1:] for word in words[1:])] if words else []
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 2 else " or ".join(words)


def when_words(contact: ContactView, region: Region) -> str:
    """ "Every day, 8 am to 9 pm. Not during her shift", "" when nobody said when."""
    parts = [hours_words(contact.hours, long=False, region=region), contact.hours_note]
    return ". ".join(part for part in parts if part)


def who_words(person: PersonView) -> str:
    """ "sister", or the kind of person when the client's word for them is not known."""
    if person.relation:
        return person.relation
    kind = catalogue().type(person.type)
    return kind.label if kind and kind.key != "other" else ""


def doings_words(person: PersonView, name: str) -> str:
    """ "Listens. Cooks or brings food. Sings with me"."""
    known = (catalogue().doing(key) for key in person.doings)
    said = [doing.label.replace("{name}", name) for doing in known if doing]
    return ". ".join([*said, *person.doing_words])


def is_for_text(contact: ContactView) -> bool:
    """Whether this number is for texting alone: then nobody is asked to ring it."""
    return "text" in contact.ways and not {"ring", "relay", "video"} & set(contact.ways)


def dial_url(contact: ContactView) -> str:
    """What a phone does with this number when its link is pressed."""
    return ("sms:" if is_for_text(contact) else "tel:") + dialled(contact.value)


def dial_word(contact: ContactView, region: Region) -> str:
    """ "Call", or "Text" for a number that is for texting alone."""
    return "Text" if is_for_text(contact) else region.ring_word.capitalize()


def born_words(born_on: date, today: date, region: Region) -> str:
    """ "July 9, 1984 (41)"."""
    had_birthday = (today.month, today.day) >= (born_on.month, born_on.day)
    age = today.year - born_on.year - (not had_birthday)
    return f"{date_words(born_on, region, weekday=False, year=True)} ({age})"


def dialled(number: str) -> str:
    """What a phone dials for a printed number: its digits and signs, without an extension."""
    return re.sub(r"[^\d+*#]", "", EXTENSION.sub("", number))


def short_name(preferred: str, order: str) -> str:
    """What a client is called in the middle of a sentence: the given name, where it can be told apart."""
    words = preferred.split()
    if order != "given_first" or len(words) < 2 or is_title(words[0]):
        return preferred
    return words[0]

"""What is known, in words for a screen: the record, a person, what they said, what they may know."""

from clinic.caseload import wording
from clinic.caseload.choices import label_of
from clinic.caseload.languages import language_name
from clinic.caseload.people_catalogue import catalogue
from clinic.caseload.person_view import ContactView, PersonView
from clinic.checklist.facts import Facts
from clinic.checklist.wording import words


def record_lines(facts: Facts) -> tuple[str, ...]:
    """Name, language and format, as the record has them."""
    client = facts.client
    preferred = client.preferred_name or client.name
    on_papers = client.legal_name if client.legal_name != preferred else ""
    language = language_name(client.language)
    interpreter = facts.fill(label_of("interpreter", client.interpreter))
    lines = (
        preferred,
        f"On papers: {on_papers}" if on_papers else "",
        f"Pronouns: {client.pronouns}" if client.pronouns else "",
        ", ".join(word for word in (language, interpreter) if word),
        label_of("reading_format", client.reading_format),
    )
    return tuple(line for line in lines if line)


def source_words(facts: Facts) -> str:
    """Where the record's facts came from and when: "From the ward record, March 3"; "" when nobody said."""
    client = facts.client
    if client.known_on is None:
        return ""
    day = facts.day(client.known_on)
    if not client.source:
        return f"Still right on {day}"
    return words("said.from_record").format(source=client.source, date=day)


def person_lines(person: PersonView, facts: Facts) -> tuple[str, ...]:
    """A person as the check page shows them: who, each number with its way and hours, what they said."""
    who = f"{person.name}, {person.relation}" if person.relation else person.name
    reach = tuple(contact_words(contact, facts) for contact in person.contacts)
    said = (
        () if person.nature == "paid" and person.answer.state == "not_asked" else answer_lines(person, facts)
    )
    return tuple(line for line in (who, *reach, *said) if line)


def contact_words(contact: ContactView, facts: Facts) -> str:
    """As "(919) 555-0142. Call or text. Every day, 8 am to 10 pm"."""
    parts = (
        contact.value,
        wording.ways_words(contact, facts.region),
        wording.when_words(contact, facts.region),
    )
    return ". ".join(part for part in parts if part) if contact.value else ""


def answer_words(person: PersonView, facts: Facts) -> str:
    """Where asking this person stands: "Asked March 3, no answer yet. Ade asks by Tuesday, March 5"."""
    parts = (
        wording.answer_words(person.answer, facts.region),
        wording.asks_next_words(person.answer, facts.region),
    )
    return ". ".join(part for part in parts if part)


def answer_lines(person: PersonView, facts: Facts) -> tuple[str, ...]:
    """What a person said, what to, and in which words."""
    agreed = [catalogue().responsibility(key) for key in person.answer.agreed]
    took_on = "; ".join(facts.fill(one.label) for one in agreed if one is not None)
    own = f"“{person.answer.words}”" if person.answer.words else ""
    return tuple(line for line in (answer_words(person, facts), took_on, own) if line)


def consent_words(person: PersonView, facts: Facts) -> str:
    """What a person may know by consent: "Rosa: may be called about Sam; ..."; "" when nothing holds."""
    held = [one for one in facts.consents if one.person_id == person.id and one.holds]
    kinds = [catalogue().consent(one.kind) for one in held]
    told = "; ".join(facts.fill(kind.label) for kind in kinds if kind is not None)
    return f"{person.name}: {told}" if told else ""

"""The client: name and format from the record, what matters to them, what is safe."""

from clinic.caseload.choices import label_of
from clinic.caseload.person_view import ContactView
from clinic.plans.compose.reading import Reading
from clinic.plans.compose.sources import KnownClient, Sources
from clinic.plans.content import ClientFacts

# How the client uses a phone follows from the ways of their own number, in this order.
PHONE_WAYS = (("ring", "call"), ("message", "call"), ("text", "text"), ("relay", "relay"), ("video", "relay"))


def client_facts(sources: Sources, reading: Reading) -> ClientFacts:
    """The person whose plan this is."""
    known = sources.client
    said_by = str(reading.entry("matters_most").value.get("said_by") or "client")
    return ClientFacts(
        printed_name=known.printed_name,
        legal_name=known.legal_name,
        pronouns=known.pronouns,
        born_on=known.born_on,
        language=known.language,
        interpreter=_interpreter(known, reading),
        reading_format=known.reading_format,
        reach=tuple(_reach(one) for one in known.contacts if one.value),
        phone_way=phone_way(known.contacts),
        safe_paper=reading.choice("safe_paper"),
        safe_paper_care=reading.detail("safe_paper"),
        paper_kept=reading.choice("paper_kept"),
        leave_out_places=reading.choice("leave_out_places") == "yes",
        safe_ring=reading.choice("safe_ring"),
        safe_ring_care=reading.detail("safe_ring"),
        shows_organisation=reading.choice("shows_organisation") == "yes",
        matters_most=reading.own_words("matters_most"),
        matters_said_by=said_by,
        culture_and_faith=reading.text("culture_and_faith"),
        health_and_body=reading.text("health_and_body"),
        wants_map=reading.choice("wants_map") == "yes",
        wants_qr=reading.choice("wants_qr") == "yes",
        stands_first=_stands_first(reading),
        own_note=reading.own_words("own_note"),
    )


def phone_way(contacts: tuple[ContactView, ...]) -> str:
    """How the client uses a phone: call, text, relay, or none."""
    phones = [one for one in contacts if one.kind == "phone"]
    if not phones:
        return "call" if not contacts else "none"
    ways = {way for phone in phones for way in phone.ways}
    return next((used for way, used in PHONE_WAYS if way in ways), "call")


def _reach(contact: ContactView) -> str:
    note = ", ".join([*contact.ways, *([contact.hours_note] if contact.hours_note else [])])
    return f"{contact.value} ({note})" if note else contact.value


def _interpreter(known: KnownClient, reading: Reading) -> str:
    if known.interpreter in ("", "not_needed"):
        return known.interpreter_note
    label = reading.fill(label_of("interpreter", known.interpreter))
    return ". ".join(part for part in (label, known.interpreter_note) if part)


def _stands_first(reading: Reading) -> str:
    chosen = reading.choice("stands_first")
    return reading.detail("stands_first") if chosen == "other" else chosen

"""The goodbye, the agreement, what only the leaving worker knows, and what the site asks besides."""

from datetime import date

from clinic.checklist.items import Item
from clinic.foundation.days import date_words
from clinic.plans.compose.reading import Reading
from clinic.plans.compose.rules import contact_rule, last_meeting
from clinic.plans.compose.sources import Sources
from clinic.plans.content import Addition, Agreement, Goodbye, Knowledge
from clinic.plans.content_care import Promise

SAID_ALOUD = {True: "Yes", False: "Not said yet", None: ""}


def goodbye(sources: Sources, reading: Reading) -> Goodbye:
    """The goodbye. The worker's own note is not part of it."""
    return Goodbye(
        last_meeting=last_meeting(sources, reading),
        said_aloud=SAID_ALOUD[reading.is_confirmed("said_aloud")],
        what_we_did=reading.own_words("what_we_did"),
        strengths=reading.own_words("strengths"),
        thanks=reading.own_words("thanks"),
        takes_with=reading.own_words("takes_with"),
        contact_rule=contact_rule(sources, reading),
        contact_until=reading.day("contact_until"),
        instead=reading.helper("instead"),
        gathering=reading.own_words("gathering"),
        keepsake=reading.own_words("keepsake"),
    )


def agreement(reading: Reading) -> Agreement:
    """What the client said to the plan, and what they said back."""
    rows = reading.entry("said_back").value.get("rows") or ()
    return Agreement(
        answer=reading.choice("agreement"),
        on=reading.entry("agreement").on if reading.choice("agreement") else None,
        not_agreed=reading.own_words("not_agreed"),
        reviewer=reading.own_words("reviewer"),
        reviewer_number=reading.own_words("reviewer_number"),
        said_back=tuple((str(row["id"]), str(row["result"])) for row in rows),
        took_part=reading.tick_words("took_part"),
        rang_together_on=reading.day("first_call"),
        supervisor_saw=reading.text("supervisor_saw"),
    )


def knowledge(reading: Reading) -> Knowledge:
    """What only the leaving worker knows."""
    return Knowledge(
        story=reading.text("story"),
        works=reading.text("works"),
        never_works=reading.text("never_works"),
        signs=reading.text("worker_sees"),
        rings_for=reading.text("rings_for"),
        promises=tuple(
            Promise(row.text("what"), row.day("due"), row.text("owner_words") or row.who("owner"))
            for row in reading.rows("promises")
        ),
        only_through_me=reading.text("only_through_me"),
        client_read=reading.choice_words("client_read"),
        old_number_removed=reading.choice_words("old_number_removed"),
        numbers_tried_on=reading.day("numbers_tried_on"),
        consents_naming_me=reading.choice_words("consents_naming_me"),
        receiver_read_on=reading.day("receiver_read_on"),
    )


def additions(sources: Sources, reading: Reading) -> tuple[Addition, ...]:
    """Answers to items that the site added itself, if they are meant for paper."""
    own = [item for item in reading.items.values() if not item.is_core and item.readers]
    rows = [Addition(reading.fill(item.read_back), _words(item, sources, reading)) for item in own]
    return tuple(row for row in rows if row.words)


def _words(item: Item, sources: Sources, reading: Reading) -> str:
    if item.kind == "date":
        day: date | None = reading.day(item.key)
        return date_words(day, sources.region, year=True) if day else reading.way_out(item.key)
    if item.kind == "choice":
        return reading.choice_words(item.key)
    if item.kind == "ticks":
        return "; ".join(reading.tick_words(item.key)) or reading.way_out(item.key)
    return reading.text(item.key)

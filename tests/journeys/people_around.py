"""Clients and people around them that more than one journey begins with."""

from tests.journeys.answering import Answer
from tests.journeys.worker import Worker

REACHED_EVERY_DAY: dict[str, Answer] = {
    "How?": ["Call", "Text"],
    "When?": "Every day",
    "From": "8 am",
    "Until": "10 pm",
}


def given_a_client_with_a_sister(
    worker: Worker, name: str, *, sister: str, phone: str = "202-555-0142"
) -> None:
    """A new client, and a sister who can be called every day from 8 to 10."""
    worker.adds_client(name)
    worker.adds_person(
        {
            "Name": sister,
            "Who is this?": "Sister or brother",
            f"What are they to {name.split()[0]}, in {name.split()[0]}’s words?": "sister",
            "Are they a grown-up?": "Yes",
            "What is it?": "Phone",
            "Number, address or place": phone,
            **REACHED_EVERY_DAY,
        }
    )

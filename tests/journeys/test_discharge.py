"""A discharge, from a client that nobody knows here to the paper in his hand."""

from tests.journeys.days import days_ahead, said
from tests.journeys.worker import Worker

LEAVES = days_ahead(3)


def given_sam_with_his_sister(maya: Worker) -> None:
    maya.adds_client("Sam Okafor")
    maya.adds_person(
        {
            "Name": "Rosa Okafor",
            "Who is this?": "Sister or brother",
            "What are they to Sam, in Sam’s words?": "sister",
            "Are they a grown-up?": "Yes",
            "What is it?": "Phone",
            "Number, address or place": "202-555-0142",
            "How?": ["Call", "Text"],
            "When?": "Every day",
            "From": "8 am",
            "Until": "10 pm",
        }
    )


def test_discharge_from_a_new_client_to_the_paper(maya: Worker) -> None:
    given_sam_with_his_sister(maya)
    maya.starts("leaves a hospital", on=LEAVES)
    maya.answers("person", {"record": True, "matters_most": "My own bed, and my cat"})

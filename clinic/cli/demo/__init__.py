"""A made-up caseload: two teams, two dozen people, every stage of both walks and the cases that are hard."""

from clinic.cli.demo.loading import load_demo
from clinic.cli.demo.sign_in_words import sign_in_words

__all__ = ["load_demo", "sign_in_words"]

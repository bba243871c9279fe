"""Who can sign in to the demo, in words for the terminal."""

from clinic.accounts.demo_door import DEMO_PASSWORD
from clinic.cli.demo.files import clinic_file


def sign_in_words() -> str:
    """Name, job and address of everybody in the demo, and the one password."""
    clinic = clinic_file()
    teams = {**clinic.teams, "": "all of " + str(clinic.facts["name"])}
    lines = [f"  {one.email:24} {one.name}, {one.job.lower()}, {teams[one.team]}" for one in clinic.workers]
    head = f"This is a demo with made-up people. The password of everybody is:  {DEMO_PASSWORD}"
    return "\n".join([head, "", *lines, ""])

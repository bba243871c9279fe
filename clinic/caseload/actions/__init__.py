"""What can be done to the caseload. Each action asks for scope and leaves its event; none commits."""

from clinic.caseload.actions.askings import record_asking
from clinic.caseload.actions.assignments import OTHER_TEAM, assign, end_assignment
from clinic.caseload.actions.clients import (
    add_client,
    change_client,
    close_client,
    confirm_record,
    record_safety,
    reopen_client,
)
from clinic.caseload.actions.consents import (
    HELP,
    NOTHING_GIVEN,
    purpose_for,
    record_consent,
    strike_consent,
    withdraw_consent,
)
from clinic.caseload.actions.contacts import Contact, mark_number_tried, set_contacts
from clinic.caseload.actions.covers import grant_cover
from clinic.caseload.actions.emergencies import mark_emergency_seen, note_not_found, open_in_emergency
from clinic.caseload.actions.hats import end_hat, set_hat, set_hats
from clinic.caseload.actions.known import person_from_known
from clinic.caseload.actions.never_ring import add_never_ring, remove_never_ring, restore_never_ring
from clinic.caseload.actions.people import add_person, change_person, remove_person, restore_person
from clinic.caseload.actions.places import (
    add_place,
    change_place,
    confirm_place,
    remove_place,
    restore_place,
)
from clinic.caseload.actions.screens import own_screen_again, share_screen

__all__ = [
    "OTHER_TEAM",
    "HELP",
    "NOTHING_GIVEN",
    "Contact",
    "add_client",
    "add_never_ring",
    "add_person",
    "add_place",
    "assign",
    "change_client",
    "change_person",
    "change_place",
    "close_client",
    "confirm_place",
    "confirm_record",
    "end_assignment",
    "end_hat",
    "grant_cover",
    "mark_emergency_seen",
    "mark_number_tried",
    "note_not_found",
    "open_in_emergency",
    "own_screen_again",
    "person_from_known",
    "purpose_for",
    "record_asking",
    "record_consent",
    "record_safety",
    "remove_never_ring",
    "remove_person",
    "remove_place",
    "reopen_client",
    "restore_never_ring",
    "restore_person",
    "restore_place",
    "set_contacts",
    "set_hat",
    "set_hats",
    "share_screen",
    "strike_consent",
    "withdraw_consent",
]

"""What the caseload can tell a viewer. Every query knows the viewer's scope; outside it there is nothing."""

from clinic.caseload.queries.assignments import AssignmentView, assignments_of, decides_who_works
from clinic.caseload.queries.basis import is_here_for_hours
from clinic.caseload.queries.clients import ClientRow, ListWish, client_page, count_clients
from clinic.caseload.queries.consents import ConsentSaid, ConsentView, consents_of, consents_said
from clinic.caseload.queries.covers import (
    ToCover,
    clients_to_cover,
    workers_who_may_be_away,
    workers_who_may_cover,
)
from clinic.caseload.queries.emergencies import (
    Emergency,
    emergencies_to_see,
    emergency_until,
    has_supervisor,
)
from clinic.caseload.queries.known import KnownPerson, known_people
from clinic.caseload.queries.names import other_client_names, same_printed_name
from clinic.caseload.queries.never_ring import (
    NeverRingView,
    never_ring_clashes,
    never_ring_of,
    same_as_never_ring,
)
from clinic.caseload.queries.people import contacts_of_client, people_around, person, person_of
from clinic.caseload.queries.places import PlaceView, marked_places, place, place_page, places_of_teams
from clinic.caseload.queries.scope import client, held_clients, visible_clients

__all__ = [
    "AssignmentView",
    "ClientRow",
    "ConsentSaid",
    "ConsentView",
    "Emergency",
    "KnownPerson",
    "ListWish",
    "NeverRingView",
    "PlaceView",
    "ToCover",
    "assignments_of",
    "client",
    "client_page",
    "clients_to_cover",
    "consents_of",
    "consents_said",
    "contacts_of_client",
    "count_clients",
    "decides_who_works",
    "emergencies_to_see",
    "emergency_until",
    "has_supervisor",
    "held_clients",
    "is_here_for_hours",
    "known_people",
    "marked_places",
    "never_ring_clashes",
    "never_ring_of",
    "other_client_names",
    "people_around",
    "person",
    "person_of",
    "place",
    "place_page",
    "places_of_teams",
    "same_as_never_ring",
    "same_printed_name",
    "visible_clients",
    "workers_who_may_be_away",
    "workers_who_may_cover",
]

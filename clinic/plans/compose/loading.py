"""Loading what a plan is composed from, in a fixed number of queries, through the rooms' own queries."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from clinic.access.viewer import Viewer
from clinic.accounts.clinics import clinic_facts
from clinic.accounts.queries import workers_by_id
from clinic.caseload.queries import client, contacts_of_client, marked_places
from clinic.checklist.progress import missing
from clinic.checklist.queries import Walk, walk
from clinic.plans.compose.sources import KnownClient, Sources
from clinic.plans.compose.whole import compose_content
from clinic.plans.content import PlanContent


def compose(session: Session, viewer: Viewer, transition_id: UUID) -> PlanContent:
    """The plan as it stands today, a draft, for a transition in the viewer's sight; or NotFound."""
    return compose_content(sources_of(session, viewer, walk(session, viewer, transition_id)))


def sources_of(session: Session, viewer: Viewer, walked: Walk) -> Sources:
    """What the plan of a walk that was just read is composed from."""
    facts = walked.facts
    # The worker's private reason goes no further than their own page.
    departure = replace(facts.departure, private_reason="") if facts.departure else None
    worker_id = departure.user_id if departure else walked.transition.worker_id
    workers = workers_by_id(
        session, viewer, {worker_id} | {one.user_id for one in facts.people if one.user_id}
    )
    return Sources(
        pathway=walked.pathway,
        answers=walked.answers,
        client=_known_client(session, viewer, walked.transition.client_id),
        clinic=clinic_facts(session, viewer),
        region=facts.region,
        zone=viewer.zone.key,
        today=facts.today,
        worker=workers[worker_id],
        lacks=bool(missing(walked.pathway, walked.answers, facts)),
        leaving_on=walked.transition.leaving_on,
        departure=departure,
        people=facts.people,
        workers=tuple(workers.values()),
        never_ring=facts.never_ring,
        programmes=marked_places(session, viewer, walked.transition.client_id),
    )


def _known_client(session: Session, viewer: Viewer, client_id: UUID) -> KnownClient:
    row = client(session, viewer, client_id)
    return KnownClient(
        printed_name=row.printed_name,
        legal_name=row.legal_name,
        pronouns=row.pronouns,
        born_on=row.born_on,
        language=row.language,
        interpreter=row.interpreter,
        interpreter_note=row.interpreter_note,
        reading_format=row.reading_format,
        contacts=contacts_of_client(session, viewer, client_id),
    )

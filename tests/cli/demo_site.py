"""The demo, loaded, and asked as its own workers would ask."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from clinic.caseload.person_view import ContactView, PersonView
from clinic.caseload.queries import ClientRow, ListWish, client_page, contacts_of_client, people_around
from clinic.checklist.queries import TransitionView, transitions_of
from clinic.cli.demo.files import ClientFile, client_files
from clinic.cli.demo.world import read_world
from clinic.plans.content import Helper, PlanContent
from clinic.plans.queries import Review, VersionView, review, versions_of


@dataclass(frozen=True)
class Seen:
    """One client of the demo, as whoever leads them sees them. What belongs to a walk is None without one."""

    file: ClientFile
    row: ClientRow
    reach: tuple[ContactView, ...]
    people: tuple[PersonView, ...]
    walk: TransitionView | None
    review: Review | None
    versions: tuple[VersionView, ...]

    @property
    def plan(self) -> PlanContent:
        """The plan in force, or the draft."""
        if self.versions:
            return self.versions[0].content
        assert self.review is not None
        return self.review.content

    @property
    def first(self) -> Helper:
        """Whoever is called first."""
        helper = self.plan.helper(self.plan.first_calls[0].helper)
        assert helper is not None
        return helper

    @property
    def gaps(self) -> frozenset[str]:
        """The rules that find something open."""
        assert self.review is not None
        shown = self.review.gaps
        levels = (shown.before, shown.before_folded, shown.checkin, shown.good)
        return frozenset(gap.rule for gaps in levels for gap in gaps)

    def person(self, called: str) -> PersonView:
        """Whoever the client calls so."""
        return next(person for person in self.people if person.called == called)


def see_all(session: Session) -> dict[str, Seen]:
    """Every client of the demo by key."""
    return {client.key: _see(session, client) for client in client_files()}


def _see(session: Session, client: ClientFile) -> Seen:
    viewer = read_world(session).workers[client.lead]
    found = client_page(session, viewer, ListWish(search=client.code, status="all"))
    [row] = [row for row in found.rows if row.code == client.code]
    walks = transitions_of(session, viewer, row.id)
    walk = walks[0] if walks else None
    return Seen(
        file=client,
        row=row,
        reach=contacts_of_client(session, viewer, row.id),
        people=people_around(session, viewer, row.id),
        walk=walk,
        review=review(session, viewer, walk.id, lambda content: frozenset()) if walk else None,
        versions=versions_of(session, viewer, walk.id) if walk else (),
    )

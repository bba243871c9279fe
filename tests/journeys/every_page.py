"""Which pages there are: the app's own list of addresses, filled with what the demo holds."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from werkzeug.routing import MapAdapter, Rule

from clinic.app import create_app
from clinic.checklist.pathways import core_pathway
from clinic.checklist.short_pages import short_pages
from config import settings_from
from tests.journeys.site import Site

PAPER = "a paper or a picture of one, no page"
HALF_WAY = "on the way in, or after a session that ended: test_sign_in_pages looks at it"
NO_PAGE = {
    "health.alive": "answers machines",
    "health.ready": "answers machines",
    "static": "files of the pages",
    "accounts.stay": "answers the pages' own script",
    "accounts.leave": "leads to the provider",
    "accounts.come_back": "leads on from the provider",
    "accounts.second": HALF_WAY,
    "accounts.recovery": HALF_WAY,
    "accounts.set_up": HALF_WAY,
    "accounts.set_up_passkey": HALF_WAY,
    "accounts.kept": HALF_WAY,
    "printing.blank_pdf": PAPER,
    "printing.draft": PAPER,
    "printing.plan": PAPER,
    "printing.paper_pdf": PAPER,
    "printing.run": PAPER,
    "printing.picture": PAPER,
    "printing.small_picture": PAPER,
    "audit.trail_csv": "a file",
    "printing.logo_picture": "a picture",
    "printing.remove_logo_page": "only with a logo: test_logo_pages looks at it",
    "printing.progress": "answers the pages' own script",
    "printing.paper_progress": "answers the pages' own script",
}
SUBJECT = """
SELECT client.id, transition_.id, transition_.pathway,
    (SELECT id FROM person WHERE client_id = client.id
     ORDER BY id IN (SELECT person_id FROM consent WHERE given) DESC, position LIMIT 1),
    (SELECT max(number) FROM plan_version WHERE transition_id = transition_.id)
FROM client JOIN transition AS transition_ ON transition_.client_id = client.id
WHERE client.preferred_name LIKE ?
"""


PLACE_OF = """
SELECT place.id FROM place
JOIN membership ON membership.team_id = place.team_id
JOIN user_account ON user_account.id = membership.user_id
WHERE user_account.name LIKE ? ORDER BY place.id LIMIT 1
"""


@dataclass(frozen=True)
class Stop:
    """One address of the crawl."""

    endpoint: str
    path: str


class Addresses:
    """The addresses of a demo site, read from its app and its database."""

    def __init__(self, site: Site) -> None:
        app = create_app(settings_from(site.environment))
        app.database.engine.dispose()
        self.rules: list[Rule] = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())]
        self.map: MapAdapter = app.url_map.bind("localhost")
        self.file: Path = site.var_dir / "handoff.db"

    def pages(self) -> set[str]:
        """The endpoints that answer with a page."""
        return {rule.endpoint for rule in self.rules} - set(NO_PAGE)

    def plain(self) -> Iterator[Stop]:
        """Pages of nobody in particular."""
        for rule in self.rules:
            if rule.endpoint not in NO_PAGE and not rule.arguments:
                yield self.stop(rule.endpoint)

    def about(self, client: str) -> Iterator[Stop]:
        """Every page about one client, but the steps. `client`: a part of the name."""
        known = self._known(client)
        for rule in self.rules:
            is_about_them = {"client_id", "transition_id"} & rule.arguments and rule.arguments <= set(known)
            if is_about_them and rule.endpoint not in {*NO_PAGE, "checklist.short"}:
                yield self.stop(rule.endpoint, **{name: known[name] for name in rule.arguments})

    def steps(self, client: str) -> Iterator[Stop]:
        """Every step of the client's walk."""
        known = self._known(client)
        for step in core_pathway(str(known["pathway"])).steps:
            yield self.stop("checklist.step", transition_id=known["transition_id"], step_key=step.key)

    def short(self, client: str) -> Iterator[Stop]:
        """Every screen of the short walk."""
        for number in short_pages().values():
            yield self.stop(
                "checklist.short", transition_id=self._known(client)["transition_id"], number=number
            )

    def reasons(self, client: str) -> Iterator[Stop]:
        """Why each line stands on each reader's copy of the client's draft."""
        known = self._known(client)
        for to in ("worker", str(known["person_id"])):
            yield self.stop("why.page", transition_id=known["transition_id"], number=0, to=to)

    def first(self, table: str) -> UUID:
        """The id of one row of the demo."""
        return UUID(str(self._row(f"SELECT id FROM {table} ORDER BY id LIMIT 1")[0]))

    def place_of(self, worker: str) -> UUID:
        """The id of a place in the directory of this worker's team."""
        return UUID(str(self._row(PLACE_OF, f"{worker}%")[0]))

    def stop(self, endpoint: str, **values: object) -> Stop:
        return Stop(endpoint, self.map.build(endpoint, values))

    def _known(self, client: str) -> Mapping[str, object]:
        client_id, transition_id, pathway, person_id, number = self._row(SUBJECT, f"{client}%")
        ids = {"client_id": client_id, "transition_id": transition_id, "person_id": person_id}
        known: dict[str, object] = {name: UUID(str(value)) for name, value in ids.items()}
        known |= {"pathway": pathway, "to": "client", "key": "plan"}
        return known | ({"number": number} if number else {})

    def _row(self, query: str, *values: str) -> tuple[object, ...]:
        with closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)) as database:
            found: tuple[object, ...] | None = database.execute(query, values).fetchone()
        assert found, (query, values)
        return found

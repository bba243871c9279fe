"""What a crawl starts from: a street with everybody at a desk, and the log that a site would have written."""

import logging
from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from clinic.web.work import HandoffApp
from tests.trust.crawl.people import Street, make_street
from tests.trust.crawl.sending import LogOfCrawl


@pytest.fixture
def street(session: Session, app: HandoffApp) -> Iterator[Street]:
    """Faults are answered and not raised. The database is put back as a file: tests run on SQLite."""
    app.testing = False
    yield make_street(session, app)
    app.testing = True


@pytest.fixture
def log_of_crawl() -> Iterator[LogOfCrawl]:
    """What a site would have logged meanwhile."""
    handler, ours = LogOfCrawl(), logging.getLogger("clinic")
    level = ours.level
    logging.getLogger().addHandler(handler)
    ours.setLevel(logging.INFO)
    yield handler
    ours.setLevel(level)
    logging.getLogger().removeHandler(handler)

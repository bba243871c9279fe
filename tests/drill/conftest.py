"""Drills use the browser of the journeys, the street of the crawls, and a site with the demo caseload."""

from collections.abc import Iterator

import pytest

from tests.journeys.conftest import browser
from tests.journeys.site import Site, free_port
from tests.trust.crawl.fixtures import log_of_crawl, street

__all__ = ["browser", "demo", "log_of_crawl", "street"]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A served site with the demo caseload."""
    site = Site(tmp_path_factory.mktemp("demo"), free_port(), demo=True)
    site.start()
    yield site
    site.stop()

"""What the tests of the printing room share."""

from collections.abc import Iterator

import pytest

from clinic.printing.render import Press
from tests.printing.papers import Papers


@pytest.fixture(scope="session")
def press() -> Iterator[Press]:
    """One rendering process for this worker's tests: it starts once, and that is what is slow."""
    with Press() as press:
        yield press


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory, press: Press) -> Papers:
    """Printed papers. The folder belongs to this run of the tests, and all its workers."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if base.name.startswith("popen-") else base) / "papers"
    folder.mkdir(exist_ok=True)
    return Papers(folder, press)

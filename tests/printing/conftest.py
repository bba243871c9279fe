"""What the tests of the printing room share."""

import pytest

from tests.printing.papers import Papers


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    """Printed plans. The folder belongs to this run of the tests, and all its workers."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if base.name.startswith("popen-") else base) / "papers"
    folder.mkdir(exist_ok=True)
    return Papers(folder)

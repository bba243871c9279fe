"""B1: a backup made while people write holds every save that was told before it, and none by half.

The drill does it many times over. Seen to fail: with each table read in a transaction of its own (torn).
"""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from clinic.foundation.clock import FixedClock
from clinic.web.work import HandoffApp
from config import Settings
from tests.trust.backups.conftest import stamp
from tests.trust.backups.writing_on import WritingOn
from tests.trust.kill_rounds import Killing


@pytest.fixture
def writing_on(
    app: HandoffApp,
    settings: Settings,
    clock: FixedClock,
    new_database_url: Callable[[], str],
    tmp_path: Path,
) -> WritingOn:
    stamp(settings.database_url)
    killing = Killing(app, settings, clock, tmp_path, random.Random(5))
    return WritingOn(killing, settings, new_database_url, tmp_path)


def test_b1_a_backup_under_writers_holds_every_save_whole(writing_on: WritingOn) -> None:
    writing_on.killing.begin(2)
    tally = writing_on.run(1)
    assert (tally.lost, tally.torn, tally.faults) == ([], [], []), tally
    assert tally.saves > 0

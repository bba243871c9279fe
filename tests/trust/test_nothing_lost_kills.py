"""C1: kill -9 loses no acknowledged save and leaves nothing half-saved. The drill has the many rounds.

Seen to fail: with a commit in the middle of a save (torn), and with an answer before the commit (lost).
"""

import random
from pathlib import Path

from clinic.foundation.clock import FixedClock
from clinic.web.work import HandoffApp
from config import Settings
from tests.trust.kill_rounds import Killing

AT_COMMIT = 0


def test_c1_a_writer_killed_while_saving_loses_nothing_and_leaves_nothing_half_saved(
    app: HandoffApp, settings: Settings, clock: FixedClock, tmp_path: Path
) -> None:
    killing = Killing(app, settings, clock, tmp_path, random.Random(7))
    killing.begin(1)
    for write in (3, 6, AT_COMMIT):
        killing.die_at(write)
    tally = killing.end()
    assert tally.ok, (str(tally), tally)
    assert tally.saves == 3

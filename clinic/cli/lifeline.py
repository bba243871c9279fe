"""A process that others started ends when they are gone: it holds one end of a pipe, and hears it close.

The other end is held by the supervisor alone, so this works however the supervisor ended.
"""

import os
import select
import signal
import sys
from threading import Thread

HELD = "HANDOFF_LIFELINE"  # set by the supervisor: standard input is the pipe
GRACE_SECONDS = 20


def hold_lifeline() -> None:
    """Ask this process and its own to stop when the supervisor is gone, and end them if they don't."""
    if os.environ.get(HELD) == "yes":
        Thread(target=_wait_for_the_end, name="Lifeline", daemon=True).start()


def _wait_for_the_end() -> None:
    waiting = select.poll()
    waiting.register(sys.stdin.fileno(), select.POLLHUP)  # told of a hang-up alone
    waiting.poll()
    os.killpg(0, signal.SIGTERM)  # with all that this process started: the group is its own
    select.poll().poll(GRACE_SECONDS * 1000)
    os.killpg(0, signal.SIGKILL)

"""The rendering process: one JSON line in, one PDF out, and again, until its pipe closes.

Run by `render` as `python -m clinic.printing.child LIMITS`. It limits itself before it reads a byte of
anybody's plan, and says how it ended by its exit code and one line of JSON. No text of a plan goes to its
output: what fails is named by kind alone.
"""

import errno
import gc
import json
import os
import resource
import select
import sys
from pathlib import Path
from threading import Thread
from typing import IO, Any

from clinic.printing.typesetter import Typesetter

OUT_OF_MEMORY, TOO_BIG, FAILED = 10, 11, 12
PAGE = resource.getpagesize()


class TooBig(Exception):
    """The finished file is larger than it may be."""


def limit_this_process(limits: dict[str, float]) -> None:
    """Hold this process to its limits: memory and files in bytes."""
    memory, output = int(limits["memory"]), int(limits["output"])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (output, output))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def allow_one_document(cpu: float) -> None:
    """So many seconds of CPU from now on; then the system ends this process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + cpu), most))


def end_with_the_pipe() -> None:
    """Whoever asked is gone: end at once, in the middle of a page if need be. The thread only waits."""

    def wait() -> None:
        waiting = select.poll()
        waiting.register(sys.stdin.fileno(), 0)  # told of a hang-up alone
        waiting.poll()
        os._exit(FAILED)

    Thread(target=wait, daemon=True).start()


def memory_held() -> int:
    """Bytes of memory that this process holds now; on systems that don't say, the most it ever held."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main(limits: dict[str, float]) -> int:
    """Answer one request after the other; any that fails is the last."""
    answers = _answers_alone()
    end_with_the_pipe()
    try:
        press = _warm_press()
        limit_this_process(limits)
        for line in sys.stdin.buffer:
            allow_one_document(limits["cpu"])
            pdf, told = press.print(**json.loads(line))
            if len(pdf) > limits["output"]:
                raise TooBig
            _answer(answers, {**told, "size": len(pdf), "memory": memory_held()}, pdf)
            gc.collect()
    except MemoryError:
        return OUT_OF_MEMORY
    except TooBig:
        return TOO_BIG
    except Exception as error:  # whatever it is, only its kind may leave this process
        if isinstance(error, OSError) and error.errno == errno.EFBIG:
            return TOO_BIG
        _answer(answers, {"kind": type(error).__name__})
        return FAILED
    return 0


def _answers_alone() -> IO[bytes]:
    """Our way out, and no library's: what one of them prints goes nowhere."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def _warm_press() -> Typesetter:
    """Everything that stays for good is made now, and the collector never looks at it again.

    It works between two documents: to look for what is lost while pages are made takes a tenth of the time.
    """
    gc.disable()
    press = Typesetter()
    gc.freeze()
    return press


def _answer(answers: IO[bytes], told: dict[str, Any], body: bytes = b"") -> None:
    answers.write(json.dumps(told).encode() + b"\n" + body)
    answers.flush()


if __name__ == "__main__":
    os._exit(main(json.loads(sys.argv[1])))  # at once: there is nothing to tidy that matters

"""What gunicorn reads when it is started as `gunicorn wsgi:app`: our log, our words for refusals."""

import sys
from typing import Any

from clinic.cli.ready import PLAIN, make_ready
from clinic.cli.web_server import LinesAlone, worker_with
from clinic.foundation.limits import LIMITS
from config import settings_from

workers = 2
timeout = 60
limit_request_line = LIMITS.request_line
logger_class = LinesAlone
worker_class = worker_with(https=settings_from().https)


def on_starting(_server: Any) -> None:
    """Trouble that no worker could get past is told once, in words, before there are any."""
    try:
        make_ready("web", settings_from())
    except PLAIN as error:
        sys.exit(f"Error: {error}")

"""What gunicorn reads when it is started as `gunicorn wsgi:app`: our log, our words for refusals."""

from clinic.cli.web_server import LinesAlone, worker_with
from clinic.foundation.limits import LIMITS
from config import settings_from

workers = 2
timeout = 60
limit_request_line = LIMITS.request_line
logger_class = LinesAlone
worker_class = worker_with(https=settings_from().https)

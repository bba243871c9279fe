"""Builds settings, builds the app: what gunicorn serves."""

from clinic.app import create_app
from clinic.backups.looking import look
from clinic.cli.durable import check_durable
from clinic.cli.logging_here import log_as
from config import settings_from

settings = settings_from()
look(settings)
check_durable(settings)
log_as("web", settings)
app = create_app(settings)

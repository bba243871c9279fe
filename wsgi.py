"""Builds settings, builds the app: what gunicorn serves."""

from clinic.app import create_app
from clinic.cli.logging_here import log_as
from config import settings_from

settings = settings_from()
log_as("web", settings)
app = create_app(settings)

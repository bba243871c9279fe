"""Builds settings, builds the app: what gunicorn serves."""

from clinic.app import create_app
from clinic.cli.ready import make_ready
from config import settings_from

settings = settings_from()
make_ready("web", settings)
app = create_app(settings)

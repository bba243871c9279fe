"""Builds settings, builds the app: what gunicorn serves."""

from clinic.app import create_app
from config import settings_from

app = create_app(settings_from())

"""Everything web that knows no room, put into the app: settings, templates, shape, headers, error pages."""

from datetime import timedelta
from typing import Any

from flask import Flask
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader

from clinic.foundation.limits import LIMITS
from clinic.web import errors, filters, headers, request_log, shape
from config import Settings

MACROS = "govuk_frontend_jinja"


def flask_settings(settings: Settings) -> dict[str, Any]:
    """Flask's own configuration; where its defaults are open, they are closed here."""
    return {
        "SECRET_KEY": settings.secret_key,
        "TESTING": settings.mode == "test",
        "TRUSTED_HOSTS": list(settings.hosts),
        "MAX_CONTENT_LENGTH": LIMITS.request_bytes,
        "MAX_FORM_MEMORY_SIZE": LIMITS.request_bytes,
        "MAX_FORM_PARTS": LIMITS.form_fields,
        "SESSION_COOKIE_NAME": "__Host-handoff" if settings.https else "handoff",
        "SESSION_COOKIE_SECURE": settings.https,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": timedelta(hours=settings.session_hours),
        "PREFERRED_URL_SCHEME": "https" if settings.https else "http",
        "WTF_CSRF_TIME_LIMIT": None,  # the token lives as long as the session that it is bound to
        "WTF_I18N_ENABLED": False,
    }


def install(app: Flask) -> None:
    """Put the plumbing in."""
    app.jinja_loader = ChoiceLoader(
        [
            FileSystemLoader(str(app.template_folder)),
            PrefixLoader({MACROS: PackageLoader(MACROS)}),
        ]
    )
    request_log.install(app)
    shape.install(app)
    headers.install(app)
    errors.install(app)
    filters.install(app)

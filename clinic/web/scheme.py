"""Addresses that leave this installation (links to choose a password, the way back from a provider).

The web server in front ends TLS and speaks plain http to us. What it says of the browser's own scheme is a
header that anybody could send, so the settings decide it.
"""

from collections.abc import Iterable
from typing import Any

from flask import Flask

from config import Settings


def install(app: Flask, settings: Settings) -> None:
    """With `https` in the settings, every request counts as one over https."""
    if not settings.https:
        return
    served = app.wsgi_app

    def over_https(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        return served(environ | {"wsgi.url_scheme": "https"}, start_response)

    app.wsgi_app = over_https  # type: ignore[method-assign]

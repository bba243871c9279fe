"""Two addresses for machines: does the process answer, and can it do its work? Nobody is named in them."""

from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from flask import Blueprint, Response, current_app, jsonify

from clinic.access.gate import open_to_all
from clinic.foundation.log_lines import note
from clinic.health.checks import readiness
from clinic.web.work import HandoffApp

blueprint = Blueprint("health", __name__)
ALIVE, READY = "/healthz", "/readyz"


@blueprint.get(ALIVE)
@open_to_all
def alive() -> Response:
    """This process answers. It asks nothing else, so that a slow disk is no reason to restart it."""
    return jsonify(alive=True)


@blueprint.get(READY)
@open_to_all
def ready() -> tuple[Response, int]:
    """200 when pages can be shown, saved and printed; 503 with the names of what is not well."""
    passed = readiness(current_app.database, current_app.extensions["settings"].var_dir)  # type: ignore[attr-defined]
    failing = [name for name, well in passed.items() if not well]
    if failing:
        note("health.not_ready", failing=",".join(failing))
    words = {name: "ok" if well else "not ok" for name, well in passed.items()}
    return jsonify(ready=not failing, **words), 503 if failing else 200


class ProbesByAnyName:
    """Load balancers ask by a number and not by our name; for these two addresses any name will do."""

    def __init__(self, wsgi: Any, hosts: tuple[str, ...]) -> None:
        self.wsgi = wsgi
        self.host = hosts[0].lstrip(".") if hosts else ""

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Any:
        if self.host and environ.get("PATH_INFO") in (ALIVE, READY):
            environ["HTTP_HOST"] = self.host
        return self.wsgi(environ, start_response)


def install(app: HandoffApp) -> None:
    """Both answer outside the unit of work: they need no session, and one of them no database."""
    app.outside_work |= {"health.alive", "health.ready"}
    app.wsgi_app = ProbesByAnyName(app.wsgi_app, app.extensions["settings"].hosts)  # type: ignore[method-assign]

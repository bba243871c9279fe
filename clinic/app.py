"""create_app: the only list of rooms, and where the hooks of the unit of work are joined."""

from collections.abc import Callable
from typing import Any

from flask import Flask
from sqlalchemy.orm import Session

from clinic.access.gate import mark_of, open_to_all
from clinic.accounts import security
from clinic.accounts.kept_typing import pass_gate_or_keep
from clinic.accounts.page_names import EXTENSION as PAGE_NAMES
from clinic.audit.names import NAMES
from clinic.audit.reached import BASIS_OF
from clinic.audit.reads import record_denial, record_read, set_aside
from clinic.audit.spool import Spool
from clinic.caseload.bedside import keep_closed, viewer_at_screen
from clinic.caseload.queries.basis import basis_of
from clinic.caseload.queries.trail_names import CaseloadNames
from clinic.foundation.clock import Clock
from clinic.foundation.database import Database, make_engine
from clinic.foundation.key_file import KeyFile
from clinic.foundation.sealed import keyring_factory
from clinic.health import routes as health_routes
from clinic.plans import routes as plans_routes
from clinic.printing import routes as printing_routes
from clinic.rooms import blueprints, navigation, page_names
from clinic.web import plumbing, scheme
from clinic.web.work import HandoffApp, Hooks
from config import HERE, Settings


def create_app(settings: Settings, *, clock: Clock | None = None) -> HandoffApp:
    """The application with every room, over the database that the settings name."""
    app = HandoffApp(
        "clinic",
        root_path=str(HERE / "clinic"),
        template_folder=str(HERE / "templates"),
        static_folder=str(HERE / "clinic" / "static"),
    )
    app.config.update(plumbing.flask_settings(settings))
    app.extensions["settings"] = settings
    app.database = make_database(settings, clock=clock or Clock())
    app.hooks = _hooks()
    plumbing.install(app)
    scheme.install(app, settings)
    security.install(app)
    plans_routes.install(app)
    printing_routes.install(app)
    health_routes.install(app)
    for blueprint in blueprints():
        app.register_blueprint(blueprint)
    app.extensions["navigation"] = navigation()
    app.extensions[PAGE_NAMES] = page_names()
    _mark_static(app)
    return app


def make_database(settings: Settings, *, clock: Clock) -> Database:
    """Sessions over the settings' database, able to seal and unseal."""
    masters = KeyFile(settings.master_keys)
    spool = spool_of(settings)
    spool.prepare()
    return Database(
        make_engine(settings.database_url),
        clock=clock,
        keyring_for=keyring_factory(masters),
        info={"spool": spool, BASIS_OF: basis_of, NAMES: CaseloadNames()},
    )


def spool_of(settings: Settings) -> Spool:
    """Where events wait that the database could not take."""
    return Spool(settings.var_dir / "trail.spool")


def _hooks() -> Hooks:
    return Hooks(
        sign_in=viewer_at_screen,
        gate=_gate,
        read=_record_read,
        denied=record_denial,
        set_aside=_set_aside,
    )


def _gate(view: Any, viewer: Any) -> None:
    pass_gate_or_keep(view, viewer)
    keep_closed(viewer)


def _record_read(session: Session, view: Callable[..., Any], viewer: Any) -> None:
    mark = mark_of(view)
    if mark is not None and mark.reads:
        record_read(session, mark.reads, by=viewer)


def _set_aside(session: Session, view: Callable[..., Any], viewer: Any, denial: str) -> bool:
    mark = mark_of(view)
    reads = mark.reads if mark is not None else ""
    return set_aside(session, reads, by=viewer, denial=denial) if reads or denial else True


def _mark_static(app: Flask) -> None:
    app.view_functions["static"] = open_to_all(app.view_functions["static"])

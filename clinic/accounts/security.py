"""Flask-Security on our tables: its login manager and password check, none of its pages.

Its views answer errors with 200, commit by themselves and know no trail; ours are in `routes`. Second steps
stand on the libraries that it stands on (passlib's TOTP, webauthn), for its own keep recovery codes readable,
write on GET and take a code twice.
"""

from typing import Any

from flask import Flask, g
from flask_security import Security
from flask_security.datastore import SQLAlchemyUserDatastore
from sqlalchemy.orm import Session

from clinic.accounts import provider
from clinic.accounts.models import User
from clinic.accounts.passwords import Hasher
from clinic.accounts.sign_in import load_user
from clinic.web.work import current_session
from config import Settings

OPTIONS: dict[str, Any] = {
    "SECURITY_PASSWORD_HASH": "argon2",
    "SECURITY_PASSWORD_SCHEMES": ["argon2"],
    "SECURITY_DEPRECATED_PASSWORD_SCHEMES": [],
    "SECURITY_PASSWORD_SINGLE_HASH": True,
    "SECURITY_PASSWORD_NORMALIZE_FORM": "NFKC",
    "SECURITY_RETURN_GENERIC_RESPONSES": True,
    "SECURITY_DEFAULT_REMEMBER_ME": False,
    "SECURITY_USE_REGISTER_V2": True,
    "SECURITY_CLI_USERS_NAME": False,
    "SECURITY_CLI_ROLES_NAME": False,
}


class UnitOfWork:
    """What the datastore takes for its database: the session of this request."""

    @property
    def session(self) -> Session:
        """The request's session."""
        return current_session()


class Datastore(SQLAlchemyUserDatastore):
    """Flushes where the original commits: the unit of work commits, once."""

    def commit(self) -> None:
        """Send the changes to the database, in the request's transaction."""
        current_session().flush()


def install(app: Flask) -> None:
    """Put sign-in into the app."""
    settings: Settings = app.extensions["settings"]
    app.config.update(OPTIONS)
    app.config["SECURITY_PASSWORD_SALT"] = settings.secret_key  # asked for, though argon2 brings its own salt
    app.extensions["hasher"] = Hasher(settings.password_cost, settings.password_memory_kib)
    datastore = Datastore(UnitOfWork(), User, None)  # type: ignore[arg-type]  # its roles are never asked for
    security = Security(app, datastore, register_blueprint=False)
    manager = security.login_manager
    manager.user_loader(_load)
    manager.request_loader(lambda _request: None)  # tokens in headers or addresses sign nobody in
    manager.session_protection = None  # the session's row decides
    provider.install(app)


def _load(_fs_uniquifier: str) -> User | None:
    """Before the unit of work begins nobody is known yet, and after its end nobody is looked up."""
    return load_user(g.session) if "session" in g else None

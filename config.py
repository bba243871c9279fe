"""Settings, read once from the environment. In production a missing secret stops the start."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

MODES = ("local", "production", "test")
OIDC = "for single sign-on"
HERE = Path(__file__).resolve().parent


class BadSettings(Exception):
    """A setting is missing or wrong; the message says which, and what to set."""


@dataclass(frozen=True)
class Provider:
    """A single sign-on provider (OpenID Connect). `name`: as staff call it, on the button."""

    issuer: str
    client_id: str
    client_secret: str
    name: str


@dataclass(frozen=True)
class Settings:
    """Everything that differs between installations. Minutes and hours are whole numbers.

    `mode`: local (./dev run), production, test. `demo`: fictional caseload, plain on every page.
    """

    mode: str
    demo: bool
    var_dir: Path
    database_url: str
    secret_key: str
    master_keys: Path
    hosts: tuple[str, ...]
    port: int = 8000
    https: bool = False
    site_dir: Path | None = None  # the site's own checklist and presets
    owner_url: str = ""  # PostgreSQL: the account that owns the tables, for `migrate`; "" for database_url
    trail_heads: Path | None = None  # a file, better on another machine: where the trail ends, once a day
    queue_url: str = ""  # "" for a SQLite file of its own in var_dir; else postgresql+psycopg://…
    idle_minutes: int = 15
    session_hours: int = 12
    fresh_minutes: int = 10
    password_cost: int = 3
    password_memory_kib: int = 65536
    provider: Provider | None = None
    log_files: bool = False  # a file a day in var_dir/logs, beside standard error


def settings_from(environ: Mapping[str, str] = os.environ) -> Settings:
    """Settings from environment variables that start with HANDOFF_ (see README); BadSettings in words."""
    mode = environ.get("HANDOFF_MODE", "local")
    if mode not in MODES:
        raise BadSettings(f"HANDOFF_MODE is {mode!r}. Set it to one of: {', '.join(MODES)}.")
    demo = environ.get("HANDOFF_DEMO", "no") == "yes"
    if demo and mode == "production":
        raise BadSettings("HANDOFF_DEMO=yes is refused in production. Unset it, or set HANDOFF_MODE=local.")
    made = _production(environ) if mode == "production" else _local(environ, mode, demo)
    return replace(
        made,
        provider=_provider(environ),
        owner_url=_owner_url(environ, made.database_url),
        trail_heads=_optional_path(environ, "HANDOFF_TRAIL_HEADS"),
    )


def _production(environ: Mapping[str, str]) -> Settings:
    return Settings(
        mode="production",
        demo=False,
        var_dir=Path(_needed(environ, "HANDOFF_VAR", "the folder for stored files")),
        database_url=_needed(environ, "HANDOFF_DATABASE_URL", "for example postgresql+psycopg:///handoff"),
        secret_key=_secret(environ),
        master_keys=Path(_needed(environ, "HANDOFF_MASTER_KEYS", "the file of master keys")),
        hosts=_hosts(_needed(environ, "HANDOFF_HOSTS", "the host names people type, with commas between")),
        port=_port(environ),
        https=environ.get("HANDOFF_HTTPS", "yes") == "yes",
        site_dir=_optional_path(environ, "HANDOFF_SITE"),
        queue_url=environ.get("HANDOFF_QUEUE_URL", ""),
        log_files=environ.get("HANDOFF_LOG_FILES", "no") == "yes",
    )


def _local(environ: Mapping[str, str], mode: str, demo: bool) -> Settings:
    var_dir = Path(environ.get("HANDOFF_VAR", str(HERE / "var"))).resolve()
    secret_file = var_dir / "secret_key"
    secret = secret_file.read_text().strip() if secret_file.exists() else ""
    return Settings(
        mode=mode,
        demo=demo,
        var_dir=var_dir,
        database_url=environ.get("HANDOFF_DATABASE_URL", f"sqlite:///{var_dir / 'handoff.db'}"),
        secret_key=environ.get("HANDOFF_SECRET_KEY", secret),
        master_keys=Path(environ.get("HANDOFF_MASTER_KEYS", str(var_dir / "master_keys.json"))),
        hosts=_hosts(environ.get("HANDOFF_HOSTS", "localhost,127.0.0.1")),
        port=_port(environ),
        site_dir=_optional_path(environ, "HANDOFF_SITE"),
        queue_url=environ.get("HANDOFF_QUEUE_URL", ""),
        log_files=environ.get("HANDOFF_LOG_FILES", "yes") == "yes",
    )


def _needed(environ: Mapping[str, str], name: str, what: str, where: str = "in production") -> str:
    value = environ.get(name, "").strip()
    if not value:
        raise BadSettings(f"{name} is not set. It is needed {where}: {what}.")
    return value


def _secret(environ: Mapping[str, str]) -> str:
    secret = _needed(environ, "HANDOFF_SECRET_KEY", "at least 32 random characters")
    if len(secret) < 32:
        raise BadSettings("HANDOFF_SECRET_KEY is too short. Use at least 32 random characters.")
    return secret


def _owner_url(environ: Mapping[str, str], database_url: str) -> str:
    """Another account of the same database, for PostgreSQL."""
    owner = environ.get("HANDOFF_OWNER_URL", "").strip()
    if owner and not (owner.startswith("postgresql") and database_url.startswith("postgresql")):
        raise BadSettings(
            "HANDOFF_OWNER_URL is only for PostgreSQL: the account that owns the tables, beside the one in "
            "HANDOFF_DATABASE_URL that works with them. Unset it, or set both."
        )
    if owner and urlsplit(owner).path != urlsplit(database_url).path:
        raise BadSettings(
            "HANDOFF_OWNER_URL and HANDOFF_DATABASE_URL name two databases. They must be two accounts of one."
        )
    if owner and urlsplit(owner).username == urlsplit(database_url).username:
        raise BadSettings(
            "HANDOFF_OWNER_URL and HANDOFF_DATABASE_URL sign in as the same account. Make two, as "
            "docs/security.md shows, or unset HANDOFF_OWNER_URL."
        )
    return owner


def _provider(environ: Mapping[str, str]) -> Provider | None:
    """Single sign-on, where the site has it: all three, or none."""
    issuer = environ.get("HANDOFF_OIDC_ISSUER", "").strip()
    if not issuer:
        return None
    if not issuer.startswith("https://") and environ.get("HANDOFF_MODE") == "production":
        raise BadSettings(f"HANDOFF_OIDC_ISSUER is {issuer!r}. It must start with https:// in production.")
    return Provider(
        issuer=issuer.rstrip("/"),
        client_id=_needed(environ, "HANDOFF_OIDC_CLIENT_ID", "what the provider calls this site", OIDC),
        client_secret=_needed(environ, "HANDOFF_OIDC_CLIENT_SECRET", "the provider gave it to you", OIDC),
        name=environ.get("HANDOFF_OIDC_NAME", "").strip() or "your organization",
    )


def _hosts(text: str) -> tuple[str, ...]:
    return tuple(host.strip() for host in text.split(",") if host.strip())


def _port(environ: Mapping[str, str]) -> int:
    text = environ.get("PORT", "8000")
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise BadSettings(f"PORT is {text!r}. Set it to a number from 1 to 65535.")
    return int(text)


def _optional_path(environ: Mapping[str, str], name: str) -> Path | None:
    return Path(environ[name]).resolve() if environ.get(name) else None

"""Settings are read from the environment, and what is missing or wrong stops the start in words."""

from pathlib import Path

import pytest

from config import BadSettings, Provider, settings_from

PRODUCTION = {
    "HANDOFF_MODE": "production",
    "HANDOFF_VAR": "/srv/handoff",
    "HANDOFF_DATABASE_URL": "postgresql+psycopg://app@/handoff",
    "HANDOFF_SECRET_KEY": "s" * 32,
    "HANDOFF_MASTER_KEYS": "/srv/handoff/keys.json",
    "HANDOFF_HOSTS": "handoff.example.org, handoff.example.com",
}
SIGN_ON = {
    "HANDOFF_OIDC_ISSUER": "https://login.example.org",
    "HANDOFF_OIDC_CLIENT_ID": "warm",
    "HANDOFF_OIDC_CLIENT_SECRET": "hush",
}


def test_settings_from_reads_what_production_needs() -> None:
    found = settings_from(PRODUCTION)
    assert (found.mode, found.demo, found.https, found.log_files) == ("production", False, True, False)
    assert found.hosts == ("handoff.example.org", "handoff.example.com")
    assert found.master_keys == Path("/srv/handoff/keys.json")
    assert found.provider is None


@pytest.mark.parametrize("name", [name for name in PRODUCTION if name != "HANDOFF_MODE"])
def test_settings_from_stops_where_production_lacks_one(name: str) -> None:
    with pytest.raises(BadSettings, match=name):
        settings_from({key: value for key, value in PRODUCTION.items() if key != name})


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"HANDOFF_MODE": "live"}, "HANDOFF_MODE"),
        ({"HANDOFF_DEMO": "yes"}, "refused in production"),
        ({"HANDOFF_SECRET_KEY": "s" * 31}, "too short"),
        ({"PORT": "eighty"}, "PORT"),
        ({"PORT": "65536"}, "PORT"),
        ({"HANDOFF_OWNER_URL": "sqlite:////srv/handoff.db"}, "only for PostgreSQL"),
        ({"HANDOFF_OWNER_URL": "postgresql+psycopg://owner@/other"}, "two databases"),
        ({"HANDOFF_OWNER_URL": "postgresql+psycopg://app@/handoff"}, "same account"),
        (SIGN_ON | {"HANDOFF_OIDC_ISSUER": "http://login.example.org"}, "https://"),
        (SIGN_ON | {"HANDOFF_OIDC_CLIENT_ID": " "}, "HANDOFF_OIDC_CLIENT_ID"),
        (SIGN_ON | {"HANDOFF_OIDC_CLIENT_SECRET": ""}, "HANDOFF_OIDC_CLIENT_SECRET"),
    ],
)
def test_settings_from_says_what_is_wrong(changed: dict[str, str], words: str) -> None:
    with pytest.raises(BadSettings, match=words):
        settings_from(PRODUCTION | changed)


def test_settings_from_reads_single_sign_on() -> None:
    assert settings_from(PRODUCTION | SIGN_ON | {"HANDOFF_OIDC_NAME": "Valley ID"}).provider == Provider(
        "https://login.example.org", "warm", "hush", "Valley ID"
    )
    assert settings_from(PRODUCTION | SIGN_ON).provider == Provider(
        "https://login.example.org", "warm", "hush", "your organization"
    )


def test_settings_from_takes_the_secret_that_a_first_run_made(tmp_path: Path) -> None:
    assert settings_from({"HANDOFF_VAR": str(tmp_path)}).secret_key == ""
    (tmp_path / "secret_key").write_text("kept apart\n")
    found = settings_from({"HANDOFF_VAR": str(tmp_path)})
    assert (found.mode, found.secret_key, found.https) == ("local", "kept apart", False)
    assert found.database_url == f"sqlite:///{tmp_path / 'handoff.db'}"

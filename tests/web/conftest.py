"""A bare app with the plumbing and no rooms: forms and fields are tested on their own."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, g

from clinic.web import plumbing
from clinic.web.forms import BaseForm
from clinic.web.place import Door
from clinic.web.work import HandoffApp
from config import HERE, Settings


@pytest.fixture
def bare_app(tmp_path: Path) -> Flask:
    """Templates and static files of the product, no database."""
    settings = Settings(
        mode="test",
        demo=False,
        var_dir=tmp_path,
        database_url="",
        secret_key="a secret key that only tests use, long enough",
        master_keys=tmp_path / "none",
        hosts=("localhost",),
    )
    app = Flask(
        "clinic",
        root_path=str(HERE / "clinic"),
        template_folder=str(HERE / "templates"),
        static_folder=str(HERE / "clinic" / "static"),
    )
    app.config.update(plumbing.flask_settings(settings))
    app.extensions["settings"] = settings
    plumbing.install(app)
    return app


Posting = Callable[..., Any]


@pytest.fixture
def posted(bare_app: Flask) -> Posting:
    """(form class, fields, region="us") -> with: the form as it was posted, its token right."""

    @contextmanager
    def post(kind: type[BaseForm], fields: Mapping[str, Any], region: str = "us") -> Iterator[BaseForm]:
        with bare_app.test_request_context("/", method="POST", data=fields, base_url="http://localhost"):
            g.door = Door(region=region)
            form = kind()
            form.csrf_token.data = form.csrf_token.current_token
            yield form

    return post


@pytest.fixture
def apps_of_worker() -> dict[Settings, HandoffApp]:
    """A new app for each test: these tests add views and hooks of their own to it."""
    return {}

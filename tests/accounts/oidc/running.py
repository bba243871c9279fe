"""The provider as a process of its own, and a person's browser that visits it."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import requests
from lxml.html import document_fromstring

from config import Provider
from tests.journeys.site import free_port

HERE = Path(__file__).parent
FRONT = "http://localhost/"
BACK = f"{FRONT}sign-in/provider/back"


@dataclass
class RunningProvider:
    """`settings`: what the site is told of it."""

    process: subprocess.Popen[str]
    settings: Provider

    def visit(self, address: str, browser: requests.Session | None = None, **person: Any) -> str:
        """Follow a person's browser through the provider's pages; where it is sent in the end.

        `browser`: one that was there before, else a new one. `person`: sub, email, email_verified, amr.
        """
        at = f"{address}&{urlencode({'login_hint': json.dumps(person)})}"
        browser = browser or requests.Session()
        while not at.startswith(BACK):
            answer = browser.get(at, allow_redirects=False, timeout=20)
            assert answer.is_redirect, answer.text[:2000]
            at = requests.compat.urljoin(at, answer.headers["Location"])
        return at

    def sign_out(self, address: str, browser: requests.Session) -> str:
        """Say yes to the provider's question whether to sign out; where the browser is sent in the end."""
        asked = browser.get(address, timeout=20)
        form = document_fromstring(asked.text, base_url=asked.url).forms[0]
        said = browser.post(
            form.action, data=dict(form.form_values()) | {"logout": "yes"}, allow_redirects=False, timeout=20
        )
        return str(said.headers["Location"])

    def stop(self) -> None:
        self.process.terminate()
        self.process.communicate(timeout=20)


def start_provider() -> RunningProvider:
    """Start it on a free port of loopback, and wait until it listens."""
    port = free_port()
    issuer = f"http://localhost:{port}"
    process = subprocess.Popen(
        ["node", str(HERE / "provider.mjs"), str(port), issuer, BACK, FRONT],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    for line in process.stdout:
        if line.strip() == "ready":
            return RunningProvider(process, Provider(issuer, "handoff", "only for tests", "Alder Health"))
    _, trouble = process.communicate(timeout=20)
    raise AssertionError(f"the provider did not start:\n{trouble}")

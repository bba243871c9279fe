"""Whether this machine can print, and the command that helps when it can't."""

import sys

import pytest

from clinic.printing import availability
from clinic.printing.availability import OTHER, printing_available, probe


def _python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_printing_available_here() -> None:
    assert printing_available().ok


def test_probe_without_pango_names_the_command() -> None:
    found = probe(_python("raise OSError(\"cannot load library 'libpango-1.0-0'\")"))
    assert not found.ok
    assert found.reason == "Pango, the library that sets the type, is not on this machine."
    assert "pango" in found.command.lower()


def test_probe_without_the_engine_names_the_command() -> None:
    found = probe(_python("import weasyprint_that_is_not_there"))
    assert found.reason == "The printing engine is not installed."
    assert found.command.endswith("-m pip install weasyprint")


def test_probe_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(availability, "PROBE_SECONDS", 0.2)
    assert probe(_python("import time; time.sleep(9)")).reason == "The printing engine did not answer."


def test_probe_on_an_unknown_system_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(availability.Path, "exists", lambda self: False)
    monkeypatch.setattr(availability, "which", lambda name: None)
    assert probe(_python("raise OSError('x')")).command == OTHER

"""Drills use the browser of the journeys."""

from tests.journeys.conftest import browser

__all__ = ["browser"]

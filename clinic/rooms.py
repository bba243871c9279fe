"""The blueprints of every room that has pages."""

from flask import Blueprint


def blueprints() -> tuple[Blueprint, ...]:
    """Every room's blueprints, lowest room first."""
    return ()

"""Answers that views give beside pages."""

from flask import Response, redirect


def see_other(location: str) -> Response:
    """Where to go after a successful POST (303: the browser asks with GET, so a reload repeats nothing)."""
    return redirect(location, code=303)  # type: ignore[return-value]

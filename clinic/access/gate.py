"""The gate: every route carries one mark, and a route without one is refused.

A mark names the permission and, for pages that show something, the event which the read leaves in the trail.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from clinic.access.permissions import Permission
from clinic.access.viewer import Viewer
from clinic.foundation.errors import FreshSignInNeeded, NotAllowed, SignInNeeded

View = TypeVar("View", bound=Callable[..., Any])
_MARK = "__gate_mark__"


@dataclass(frozen=True)
class Mark:
    """`permission` None with `open_to_all` False means: any signed-in person.

    `fresh`: a sensitive act, for which they prove once more who they are unless they just did.
    """

    permission: Permission | None = None
    reads: str = ""
    open_to_all: bool = False
    fresh: bool = False


def permits(permission: Permission | None, *, reads: str = "", fresh: bool = False) -> Callable[[View], View]:
    """Mark a view: who may use it (None: anybody signed in), and the event that a look leaves.

    A look is a GET, or a POST that is answered with a page: refused, or with a row more in its list.
    `fresh`: for accounts, exports and second steps, which nobody should do at a desk left open.
    """
    return _marker(Mark(permission=permission, reads=reads, fresh=fresh))


def open_to_all(view: View) -> View:
    """Mark a view that needs no sign-in: the sign-in page, help, health, static files."""
    return _marker(Mark(open_to_all=True))(view)


def _marker(mark: Mark) -> Callable[[View], View]:
    def set_mark(view: View) -> View:
        setattr(view, _MARK, mark)
        return view

    return set_mark


def mark_of(view: Callable[..., Any] | None) -> Mark | None:
    """The mark of a view function, or None."""
    return getattr(view, _MARK, None)


def pass_gate(mark: Mark | None, viewer: Viewer | None) -> None:
    """Let through or refuse: no mark, nobody; a mark with a permission, only who holds it."""
    if mark is None:
        raise NotAllowed("This page has no rule for who may see it, so nobody may.")
    if mark.open_to_all:
        return
    if viewer is None:
        raise SignInNeeded
    if mark.permission is not None:
        viewer.require(mark.permission)
    if mark.fresh and not viewer.is_fresh:
        raise FreshSignInNeeded

"""What can go wrong in words a person can act on. Rooms raise these; the web turns them into pages."""


class HandoffError(Exception):
    """A refusal with words for the person at the screen."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class NotFound(HandoffError):
    """Not there, or not for this viewer: the two look the same."""

    def __init__(self, words: str = "We can’t find that page.") -> None:
        super().__init__(words)


class NotAllowed(HandoffError):
    """The viewer's permissions do not cover this act."""


class OnlyAlone(HandoffError):
    """Somebody else can see the screen, and this page is for the worker alone."""

    def __init__(self, words: str = "") -> None:
        super().__init__(words)


class Refused(HandoffError):
    """The act makes no sense now (already done, closed, in the wrong order)."""


class Conflict(HandoffError):
    """Somebody else saved first. `theirs` is what is stored now, in words, by field."""

    def __init__(self, words: str, theirs: dict[str, str] | None = None) -> None:
        super().__init__(words)
        self.theirs = theirs or {}


class SignInNeeded(HandoffError):
    """Nobody is signed in on this browser."""

    def __init__(self, words: str = "Sign in to see this page.") -> None:
        super().__init__(words)


class FreshSignInNeeded(HandoffError):
    """A sensitive act, and it is a while since this person proved who they are."""

    def __init__(self, words: str = "Show once more that it is you.") -> None:
        super().__init__(words)


class NotSaved(HandoffError):
    """The database could not take the change (full, locked, read-only, restarted). Typed text is kept."""


class MaybeSaved(HandoffError):
    """The database went away while it was saving: nobody can tell yet. Sending again saves it once."""


class NotShown(HandoffError):
    """A page could not be read, or nobody could note that it was. Nothing was to be saved."""

"""What can be wrong with a backup or a database, in words for whoever sits at the terminal."""

from clinic.foundation.errors import HandoffError


class BadBackup(HandoffError):
    """The backup can't be restored: nothing was changed."""


class BadDatabase(HandoffError):
    """The database can't be used as it is: nothing was changed, and no empty one made in its place."""


class InTheWay(HandoffError):
    """There is something where the backup would go."""


class NotOurs(BadDatabase):
    """A database of another program."""

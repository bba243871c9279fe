"""What is looked at before a process serves pages, and the trouble that is told in words instead."""

from clinic.backups.looking import look
from clinic.cli.durable import check_durable
from clinic.cli.logging_here import log_as
from clinic.foundation.errors import HandoffError
from clinic.foundation.key_book import BadKeyBook
from clinic.foundation.master_keys import BadKeyFile
from clinic.migration import DatabaseTooNew
from config import BadSettings, Settings

PLAIN = (HandoffError, BadSettings, BadKeyFile, BadKeyBook, DatabaseTooNew)


def make_ready(name: str, settings: Settings) -> None:
    """The database is there, whole at first sight, ours, and keeps what it says; the log has begun.

    `name`: of the process. Raises one of PLAIN.
    """
    look(settings)
    check_durable(settings)
    log_as(name, settings)

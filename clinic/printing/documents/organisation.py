"""The name and the logo of the organisation, on papers that may carry them.

They can tell what somebody is treated for. The copy decides whether the name is there: for a supporter it is
only where the client chose it. The logo goes where the name goes.
"""

from typing import Any

from clinic.printing.folder.telling import Telling
from clinic.printing.letterhead import logo_values


def letterhead(tell: Telling) -> dict[str, Any]:
    """The payload's `organisation`; without a name there is nothing."""
    name = tell.content.organisation
    if not name:
        return {}
    return {"organisation": {"name": name, "logo": logo_values(tell.logo)}}

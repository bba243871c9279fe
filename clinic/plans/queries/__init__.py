"""What can be read of plans: the draft as it stands, what is open in it, and the versions that were made."""

from clinic.plans.queries.review import Review, client_copy, gap_context, review
from clinic.plans.queries.versions import VersionView, latest_version, version, versions_of

__all__ = [
    "Review",
    "VersionView",
    "client_copy",
    "gap_context",
    "latest_version",
    "review",
    "version",
    "versions_of",
]

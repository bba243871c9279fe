"""What can be read of plans: the draft as it stands, what is open in it, and the versions that were made."""

from clinic.plans.queries.review import Review, client_copy, gap_context, review, stops_of_plain_page
from clinic.plans.queries.versions import VersionView, latest_version, version, versions_of

__all__ = [
    "Review",
    "VersionView",
    "client_copy",
    "gap_context",
    "latest_version",
    "review",
    "stops_of_plain_page",
    "version",
    "versions_of",
]

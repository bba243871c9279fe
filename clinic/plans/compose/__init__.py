"""From rows to the one frozen plan. Everything after this reads only PlanContent."""

from clinic.plans.compose.around import never_ring_rows
from clinic.plans.compose.loading import compose, sources_of
from clinic.plans.compose.sources import KnownClient, Sources
from clinic.plans.compose.whole import compose_content

__all__ = ["KnownClient", "Sources", "compose", "compose_content", "never_ring_rows", "sources_of"]

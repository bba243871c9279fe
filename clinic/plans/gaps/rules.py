"""All rules, run over one plan. The order of what they find, and its moment, come from the catalogue."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from clinic.plans.content import PlanContent
from clinic.plans.gaps import calls, care, cover, endings, first_call, letters, people, privacy
from clinic.plans.gaps.catalogue import MOMENTS, Entry, entries
from clinic.plans.gaps.context import Finding, Gap, GapContext
from clinic.plans.gaps.look import Look

Rule = Callable[[Look], Iterator[Finding]]

THEMES = (first_call, privacy, letters, cover, care, calls, people, endings)
# A rule's id is its function's name.
RULES: dict[str, Rule] = {rule.__name__: rule for theme in THEMES for rule in theme.RULES}
SHOWN_BEFORE = 5


def still_open(content: PlanContent, context: GapContext) -> tuple[Gap, ...]:
    """Everything still open: by moment, then by importance, then in the order of the plan."""
    look = Look(content, context)
    gaps = [_gap(entry, finding, look) for rule, entry in entries().items() for finding in RULES[rule](look)]
    unsettled = [gap for gap in gaps if not (gap.accept and gap.key in context.accepted)]
    return tuple(sorted(unsettled, key=lambda gap: MOMENTS.index(gap.moment)))


def _gap(entry: Entry, finding: Finding, look: Look) -> Gap:
    return Gap(
        rule=entry.rule,
        moment=entry.moment,
        step=entry.steps[look.content.edition.pathway],
        item=entry.item,
        subject=finding.subject,
        variant=finding.variant,
        params={"name": look.client, **finding.params},
        accept=entry.accept.get(finding.variant, "").format(name=look.client),
    )


@dataclass(frozen=True)
class Shown:
    """Gaps as a page shows them: at most five that matter before leaving stand open, the rest is folded."""

    before: tuple[Gap, ...]
    before_folded: tuple[Gap, ...]
    checkin: tuple[Gap, ...]
    good: tuple[Gap, ...]


def split_shown(gaps: Sequence[Gap]) -> Shown:
    """The gaps by moment, in the order given."""
    by_moment = {moment: tuple(gap for gap in gaps if gap.moment == moment) for moment in MOMENTS}
    before = by_moment["before"]
    return Shown(before[:SHOWN_BEFORE], before[SHOWN_BEFORE:], by_moment["checkin"], by_moment["good"])

"""Why is this here? One reader's copy, line by line, with the reason for each."""

from itertools import groupby
from uuid import UUID

from flask import Blueprint, render_template

from clinic.access.gate import permits
from clinic.access.permissions import Permission
from clinic.audit.events import Event
from clinic.plans.queries.why import CLIENT, DRAFT, WORKER, CopyReasons, copy_reasons
from clinic.plans.why import WhyLine
from clinic.web.work import about_client, current_session, current_viewer

blueprint = Blueprint("why", __name__)


@blueprint.get("/transitions/<uuid:transition_id>/plans/<int:number>/why/<to>")
@permits(Permission.WALK, reads=Event.PLAN_VIEWED)
def page(transition_id: UUID, number: int, to: str) -> str:
    """`to`: client, worker, or a helper's key. `number` 0: the draft."""
    found = copy_reasons(current_session(), current_viewer(), transition_id, number, to)
    about_client(found.client_id)
    return render_template(
        "plans/why.html",
        found=found,
        transition_id=transition_id,
        to=to,
        is_draft=number == DRAFT,
        readers=_readers(found),
        sections=_by_section(found.why.shown),
        reasons=_by_reason(found.why.withheld),
    )


def _readers(found: CopyReasons) -> list[tuple[str, str]]:
    """(how the address calls them, what the page calls them) of every reader of this plan."""
    helpers = [(one.key, one.called or one.name) for one in found.others]
    return [(CLIENT, found.client_name), *helpers, (WORKER, "Whoever takes over")]


def _by_section(lines: tuple[WhyLine, ...]) -> list[tuple[str, str, list[WhyLine]]]:
    """(title, the reason for all of it or "", lines) of each section, in order."""
    rows = [(title, list(rows)) for title, rows in groupby(lines, key=lambda line: line.section)]
    return [(title, _shared_reason(lines), lines) for title, lines in rows]


def _shared_reason(lines: list[WhyLine]) -> str:
    reasons = {line.reason for line in lines}
    return reasons.pop() if len(reasons) == 1 else ""


LeftOut = dict[tuple[str, str], list[str]]  # (section, whom it is about or "") and the labels of what it is


def _by_reason(lines: tuple[WhyLine, ...]) -> list[tuple[str, LeftOut]]:
    """What is left out, by the rule that leaves it out; the order of the plan within each."""
    reasons: dict[str, LeftOut] = {}
    for line in lines:
        labels = reasons.setdefault(line.reason, {}).setdefault((line.section, line.subject), [])
        labels += [label for label, _ in line.shown if label and label not in labels]
    return list(reasons.items())

"""Who takes over the care: whose copy the handover is. Pure."""

from clinic.plans.content import Helper, PlanContent

NOT_HELPING = ("no", "stepped_back")


def receiving_worker(content: PlanContent) -> str:
    """Key of the paid worker who takes over, "" while nobody is named.

    After a worker leaves: whoever is paid and stands on page 1 from then on, or begins then. After a
    discharge: whoever is paid and stands on line 1, and is not staff of where the client lives.
    """
    paid = [one for one in content.helpers if one.nature == "paid" and not is_leaving(content, one)]
    willing = [one for one in paid if not one.works_at_home and one.answer not in NOT_HELPING]
    called = [call.helper for call in content.first_calls]
    on_line_1 = [one.key for one in willing if one.key in called]
    begins = [one.key for one in willing if one.from_on] if leaver_goes(content) else []
    return next(iter((*on_line_1, *begins)), "")


def is_leaving(content: PlanContent, helper: Helper) -> bool:
    """Whether this is the worker who leaves."""
    return leaver_goes(content) and helper.key == content.move.worker_key


def leaver_goes(content: PlanContent) -> bool:
    """Whether it is a worker who leaves, and not the client."""
    return content.edition.pathway == "worker_leaving"

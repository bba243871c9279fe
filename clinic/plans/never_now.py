"""Whom nobody may ring or tell by now: a made plan knows only whom it was made with."""

from collections.abc import Iterable
from dataclasses import replace

from clinic.plans.content import NeverRing, PlanContent


def warned(content: PlanContent, of_now: Iterable[NeverRing]) -> PlanContent:
    """The plan with those in it who were written down since; nobody it was made with is forgotten."""
    return replace(content, never_ring=tuple(dict.fromkeys((*content.never_ring, *of_now))))

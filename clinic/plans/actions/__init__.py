"""What can be done with plans: make one (and make it again), answer a stop."""

from clinic.plans.actions.accepting import accept, check_open, take_back
from clinic.plans.actions.making import make_plan

__all__ = ["accept", "check_open", "make_plan", "take_back"]

"""Plan words: one short word on every page of a copy, so that pages of two plans can't be mixed unseen."""

import secrets
from collections.abc import Collection

# Four letters, plain to hear over a phone, no two alike, none that could hurt.
WORDS = tuple(
    """BIRD BOAT BOOK CAKE CLAY CORN DESK DOVE FERN FISH FROG GATE GOLD HARP JADE KITE LAMP LEAF LILY LIME
    MINT MOON MOSS NEST OATS PARK PEAR PINE PLUM POND RAIN REED ROOF ROSE SAIL SALT SAND SEED SHIP SILK SNOW
    SOAP STAR SURF TEAM TENT TREE TUNE VASE VINE WAVE WOOD WOOL YARN""".split()
)


def new_plan_word(used: Collection[str]) -> str:
    """A word that none of this client's earlier plans carries (any word again once all were used)."""
    free = [word for word in WORDS if word not in used]
    return secrets.choice(free or WORDS)

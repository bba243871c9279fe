"""Where things stand in the support map: plain geometry, in points of a drawing 516 wide."""

import re
from dataclasses import dataclass
from math import sqrt

WIDTH, HEIGHT = 516.0, 292.0
LETTER = 6.7  # about one letter of a name, wide
PAD = 20.0  # between a sign and the frame around it


@dataclass(frozen=True)
class Shape:
    """A circle (centre and radius) or a square (corner and side)."""

    x: float
    y: float
    size: float


@dataclass(frozen=True)
class Spot:
    """Where a sign stands, and its name. `anchor`: start, middle, end."""

    x: float
    y: float
    label_x: float
    label_y: float
    anchor: str


RING = Shape(165.0, 146.0, 138.0)
SIDE = 138.0 * sqrt(3.141592653589793)  # equal areas
OVERLAP = 62.0
BOX = Shape(RING.x + RING.size - OVERLAP, RING.y - SIDE / 2, SIDE)
ME = Shape(RING.x + RING.size - OVERLAP / 2, RING.y, 0)
MEET = sqrt(RING.size**2 - (RING.size - OVERLAP) ** 2)  # half the height at which ring and box cross

# How far from me, in points, by how often: read off what was typed.
OFTEN = (
    (re.compile(r"\b(?:every|each|most) days?\b|\bdaily\b|\blives? with\b", re.IGNORECASE), 84.0),
    (re.compile(r"\b(?:second|other|two) \w+|\bfortnight", re.IGNORECASE), 140.0),
    (re.compile(r"\bmonth|\byear|\bnow and then\b|\bsometimes\b", re.IGNORECASE), 176.0),
    (re.compile(r"\bweek|day\b|days\b", re.IGNORECASE), 112.0),
)
NOT_KNOWN = 140.0


def distance(frequency: str) -> float:
    """Nearer is more often: "every day" 84, "once a week" 112, "once a month" 176; 140 when not known."""
    return next((far for words, far in OFTEN if words.search(frequency)), NOT_KNOWN)


def spots(on_left: bool, frequencies: list[str], names: list[str]) -> list[Spot]:
    """One spot for each person, each in a row of its own so that no name lies on another.

    Who is seen most often gets the middle row, where nearness shows best.
    """
    count = len(names)
    step = min(62.0, (SIDE - 2 * PAD - 8) / max(count - 1, 1))
    rows = sorted(
        (RING.y + (place - (count - 1) / 2) * step for place in range(count)), key=lambda y: abs(y - ME.y)
    )
    nearest_first = sorted(range(count), key=lambda place: distance(frequencies[place]))
    beside = count > 4
    found: dict[int, Spot] = {}
    for place, y in zip(nearest_first, rows, strict=True):
        found[place] = _spot(on_left, y, distance(frequencies[place]), names[place], beside)
    return [found[place] for place in range(count)]


def _spot(on_left: bool, y: float, far: float, name: str, beside: bool) -> Spot:
    room = len(name) * LETTER
    needed = room + PAD + 14 if beside else max(PAD, room / 2 + 6)
    label_y = y - 19 if y < ME.y - 1 else y + 27  # away from its own line
    across = sqrt(max(far**2 - (y - ME.y) ** 2, 0))
    if on_left:
        edge = RING.x - sqrt(max(RING.size**2 - (y - RING.y) ** 2, 0))
        x = _between(ME.x - across, edge + needed, BOX.x - PAD)
        return Spot(x, y, x - 18, y + 4, "end") if beside else Spot(x, y, x, label_y, "middle")
    x = _between(ME.x + across, RING.x + RING.size + PAD, BOX.x + BOX.size - needed)
    return Spot(x, y, x + 17, y + 4, "start") if beside else Spot(x, y, x, label_y, "middle")


def _between(value: float, low: float, high: float) -> float:
    return max(min(value, high), min(low, high))

"""The support map in large print: larger signs with larger letters, and no names in it.

Names at 18 points would lie over one another. They stand below it, each beside the same sign and letters.
"""

import re

from markupsafe import Markup

VIEW = 'viewBox="24 4 468 284"'  # of 516 by 292: what is left without the words around it
WORDS = re.compile(
    r'<text class="map-(?:name|more|side)[^>]*>[^<]*</text>|<rect class="map-behind-(?:known|paid)"[^>]*/>'
)
ROUND = re.compile(r'(<circle class="map-round[^>]*) r="13"')
SQUARE = re.compile(r'(<rect class="map-square[^"]*") x="([\d.]+)" y="([\d.]+)" width="23" height="23"')
LETTERS = re.compile(r'(<text class="map-(?:letters|me)[^>]*) y="([\d.]+)"')
RADIUS, SIDE = 15.6, 27.6  # of equal area; signs stand 32 apart at least
LOWER = 2.0  # larger letters have a lower foot
STYLE = ".map-letters,.map-letters-first,.map-me-word{font-size:17px}"


def map_in_large(styled: Markup) -> Markup:
    """The drawing, with its style sheet inside, for large print."""
    drawn = re.sub(r'viewBox="[^"]*"', VIEW, WORDS.sub("", str(styled)), count=1)
    drawn = ROUND.sub(rf'\1 r="{RADIUS}"', drawn)
    drawn = SQUARE.sub(_larger_square, drawn)
    drawn = LETTERS.sub(lambda found: f'{found[1]} y="{float(found[2]) + LOWER:.1f}"', drawn)
    return Markup(drawn.replace("</style>", f"{STYLE}</style>", 1))


def _larger_square(found: re.Match[str]) -> str:
    x, y = (float(at) - (SIDE - 23) / 2 for at in (found[2], found[3]))
    return f'{found[1]} x="{x:.1f}" y="{y:.1f}" width="{SIDE}" height="{SIDE}"'

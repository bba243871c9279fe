"""The support map: a circle (people I know) and a square (people whose job it is) of equal area.

I am where they meet.
A thick line and a filled sign mean: call first. Nearer means: sees me more often. At most seven to a side.
"""

import re
from dataclasses import dataclass
from datetime import date

from clinic.plans.content import Helper, PlanContent
from clinic.plans.drawings.map_drawing import MapDrawing
from clinic.plans.drawings.map_sides import MOST_DRAWN, MapSide, people_of, side_of
from clinic.plans.drawings.places import WIDTH
from clinic.plans.first_calls import first_calls
from clinic.plans.wording import Wording, message

WORD = re.compile(r'<text class="([^"]*)" x="([^"]*)"([^>]*)>(.*?)</text>')
RIGHT_TO_LEFT = ((0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFF))


@dataclass(frozen=True)
class SupportMap:
    """The drawing, and the same as two lists. `wordless`: only numbers in it, its words stand beside it."""

    svg: str
    wordless: bool
    title: str
    known: MapSide
    paid: MapSide


def support_map(content: PlanContent, on: date, wording: Wording) -> SupportMap:
    """The map of this plan as it is on this day."""
    known, paid = people_of(content, on)
    first = first_calls(content, on)[0].helper
    wordless = wording.direction == "rtl"  # words in a drawing are not turned round by whoever paints it
    numbered = wordless or any(_is_right_to_left(one.name + one.called) for one in (*known, *paid))
    start = 1 + min(len(known), MOST_DRAWN)
    sides = (
        side_of(message("People I know"), True, known, 1 if numbered else 0, wording),
        side_of(message("People whose job it is to help me"), False, paid, start if numbered else 0, wording),
    )
    title = _title(sides, first, wording)
    drawing = MapDrawing(wording, first.key if first else "", with_names=not numbered)
    svg = drawing.of(title, (known[:MOST_DRAWN], paid[:MOST_DRAWN]), sides)
    return SupportMap(_turned(svg) if wordless else svg, wordless, title, *sides)


def _turned(svg: str) -> str:
    """The drawing from right to left, as the halves beneath it. Of its words only numbers stay."""
    opening, _, drawn = svg.removesuffix("</svg>").partition("</title>")
    numbers = "".join(
        f'<text class="{kind}" x="{WIDTH - float(x):.1f}"{rest}>{words}</text>'
        for kind, x, rest, words in WORD.findall(drawn)
        if words.isdigit()
    )
    turn = f'<g transform="matrix(-1 0 0 1 {WIDTH:g} 0)">{WORD.sub("", drawn)}</g>'
    return f"{opening}</title>{turn}{numbers}</svg>"


def _title(sides: tuple[MapSide, MapSide], first: Helper | None, wording: Wording) -> str:
    counts = [
        wording.label("{title}: {count}", title=side.title, count=str(len(side.drawn) + len(side.more)))
        if side.drawn
        else wording.label("{title}: no one yet", title=side.title)
        for side in sides
    ]
    said = wording.label("A map of the people around me. {known}. {paid}.", known=counts[0], paid=counts[1])
    return said if first is None else f"{said} {wording.label('I call {name} first.', name=first.name)}"


def _is_right_to_left(text: str) -> bool:
    return any(low <= ord(char) <= high for char in text for low, high in RIGHT_TO_LEFT)

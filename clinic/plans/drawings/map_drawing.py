"""The support map as an SVG: a circle and a square of equal area, and who stands in them.

Classes, for the style sheets of paper and screen (there is no `style=` in it):
  map             the figure              map-ring, map-box   the circle, the square
  map-line        to a person             map-line-first      to whoever is called first
  map-round       sign, not paid          map-square          sign, paid
  map-first       added: call first       map-none            dashed: no one yet
  map-letters     initials or a number    map-letters-first   the same on a filled sign
  map-name        a name                  map-more            "and 4 more in the list"
  map-behind-known, map-behind-paid       patch behind a name, in the colour of its half
  map-side        heading of a half       map-me, map-me-word the middle
  map-lens        where the halves meet   map-outline            the lines of both
"""

from dataclasses import dataclass
from html import escape

from clinic.plans.content import Helper
from clinic.plans.drawings.map_sides import HALVES, MapSide
from clinic.plans.drawings.places import BOX, HEIGHT, LETTER, ME, MEET, RING, WIDTH, Spot, spots
from clinic.plans.helper_words import is_paid, is_short, short_name
from clinic.plans.wording import Wording

ROUND, SQUARE = 13.0, 11.5  # radius; half a side (0.886 of the radius), so that the areas are equal


@dataclass(frozen=True)
class MapDrawing:
    """How one map is drawn. `first`: key of whoever is called first; `with_names`: else numbers alone."""

    wording: Wording
    first: str
    with_names: bool

    def of(
        self, title: str, people: tuple[list[Helper], list[Helper]], sides: tuple[MapSide, MapSide]
    ) -> str:
        ring = f'cx="{RING.x:g}" cy="{RING.y:g}" r="{RING.size:g}"'
        box = f'x="{BOX.x:.1f}" y="{BOX.y:.1f}" width="{BOX.size:.1f}" height="{BOX.size:.1f}" rx="4"'
        parts = [
            f'<svg class="map" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" role="img" xmlns="http://www.w3.org/2000/svg">',
            f"<title>{escape(title)}</title>",
            f'<circle class="map-ring" {ring}/>',
            f'<rect class="map-box" {box}/>',
            f'<path class="map-lens" d="M{BOX.x:.1f} {RING.y - MEET:.1f}A{RING.size:g} {RING.size:g} 0 0 1 '
            f'{BOX.x:.1f} {RING.y + MEET:.1f}z"/>',
            # Both outlines once more, over the lens: the circle is whole, and so is the square.
            f'<rect class="map-outline" {box}/>',
            f'<circle class="map-outline" {ring}/>',
        ]
        for on_left, helpers, side in zip((True, False), people, sides, strict=True):
            parts += self._half(on_left, helpers, side)
        return "".join([*parts, _me(self.wording), "</svg>"])

    def _half(self, on_left: bool, helpers: list[Helper], side: MapSide) -> list[str]:
        heading = _heading(on_left, self.wording)
        if not helpers:
            return [*heading, *_no_one(on_left, side.none)]
        names = [self._label(one) for one in helpers]
        placed = list(
            zip(helpers, spots(on_left, [one.frequency for one in helpers], names), side.drawn, strict=True)
        )
        lines = [self._line(one, spot) for one, spot, _ in placed]
        signs = [
            self._sign(one, spot, entry.letters) + _name(label, spot, one.key == self.first)
            for (one, spot, entry), label in zip(placed, names, strict=True)
        ]
        return [*heading, *lines, *signs, *_more(on_left, len(side.more), self.wording)]

    def _label(self, helper: Helper) -> str:
        label = short_name(helper)
        return label if self.with_names and is_short(label) else ""

    def _line(self, helper: Helper, spot: Spot) -> str:
        kind = "map-line-first" if helper.key == self.first else "map-line"
        return f'<line class="{kind}" x1="{ME.x:g}" y1="{ME.y:g}" x2="{spot.x:.1f}" y2="{spot.y:.1f}"/>'

    def _sign(self, helper: Helper, spot: Spot, letters: str) -> str:
        first = " map-first" if helper.key == self.first else ""
        if is_paid(helper):
            shape = (
                f'<rect class="map-square{first}" x="{spot.x - SQUARE:.1f}" y="{spot.y - SQUARE:.1f}" '
                f'width="{2 * SQUARE:g}" height="{2 * SQUARE:g}" rx="2.5"/>'
            )
        else:
            shape = f'<circle class="map-round{first}" cx="{spot.x:.1f}" cy="{spot.y:.1f}" r="{ROUND:g}"/>'
        kind = "map-letters-first" if first else "map-letters"
        return shape + f'<text class="{kind}" x="{spot.x:.1f}" y="{spot.y + 4:.1f}">{escape(letters)}</text>'


def _heading(on_left: bool, wording: Wording) -> list[str]:
    words = HALVES[on_left]
    x, anchor = (0, "start") if on_left else (WIDTH, "end")
    return [
        f'<text class="{kind} map-{anchor}" x="{x:g}" y="{y}">{escape(wording.label(word))}</text>'
        for kind, y, word in zip(("map-side", "map-more"), (11, 27), words, strict=True)
    ]


def _name(label: str, spot: Spot, first: bool) -> str:
    if not label:
        return ""
    kind = "map-name map-name-first" if first else "map-name"
    return _behind(label, spot) + _text(f"{kind} map-{spot.anchor}", spot.label_x, spot.label_y, label)


def _behind(label: str, spot: Spot) -> str:
    """A patch of the half's own colour, so that no line runs through a name."""
    width = len(label) * LETTER
    left = {"start": 0.0, "middle": width / 2, "end": width}[spot.anchor]
    half = "map-behind-known" if spot.x < ME.x else "map-behind-paid"
    return (
        f'<rect class="{half}" x="{spot.label_x - left:.1f}" y="{spot.label_y - 11:.1f}" '
        f'width="{width:.1f}" height="14"/>'
    )


def _more(on_left: bool, count: int, wording: Wording) -> list[str]:
    if not count:
        return []
    words = wording.count("and {count} more in the list", "and {count} more in the list", count)
    x, anchor = (0, "start") if on_left else (WIDTH, "end")
    return [f'<text class="map-more map-{anchor}" x="{x:g}" y="{HEIGHT - 3:g}">{escape(words)}</text>']


def _no_one(on_left: bool, words: str) -> list[str]:
    """Half round, half square, dashed: nobody yet, and not nothing."""
    x = RING.x - 20 if on_left else (ME.x + BOX.x + BOX.size) / 2 + 20
    y = ME.y - 8
    return [
        f'<line class="map-line-none" x1="{ME.x:g}" y1="{ME.y:g}" x2="{x:.1f}" y2="{y:.1f}"/>',
        f'<path class="map-none" d="M{x:.1f} {y - 20:.1f}'
        'h14a4 4 0 0 1 4 4v32a4 4 0 0 1 -4 4h-14a20 20 0 0 1 0 -40z"/>',
        _text("map-name map-middle", x, y + 38, words),
    ]


def _me(wording: Wording) -> str:
    x, y = ME.x, ME.y
    shape = f"M{x - 6:g} {y - 18:g}h20a4 4 0 0 1 4 4v28a4 4 0 0 1 -4 4h-20a18 18 0 0 1 0 -36z"
    word = escape(wording.label("Me"))
    return (
        f'<path class="map-me" d="{shape}"/><text class="map-me-word" x="{x:g}" y="{y + 5:g}">{word}</text>'
    )


def _text(kind: str, x: float, y: float, words: str) -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{escape(words)}</text>'

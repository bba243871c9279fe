"""What the bench finds, as lines to read and as a file to compare with."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles

RESULTS = Path("bench-results.json")


@dataclass(frozen=True)
class Figure:
    """One ratio. `bar`: what it may be at most; None for information. `quartiles`: lower and upper."""

    name: str
    value: float
    bar: float | None
    ok: bool
    quartiles: tuple[float, float]
    runs: int
    about: str = ""

    def line(self) -> str:
        """One line for a terminal."""
        verdict = "      " if self.bar is None else ("ok    " if self.ok else "TOO MUCH")
        bar = "information" if self.bar is None else f"bar {self.bar:g}"
        low, high = self.quartiles
        spread = f"quartiles {low:.3f} to {high:.3f}, {self.runs} runs"
        return f"{verdict} {self.name:42} {self.value:7.3f}   {bar:12} {spread}   {self.about}"


def figure(name: str, ratios: Sequence[float], bar: float | None, about: str = "") -> Figure:
    """The median of some ratios, held against its bar."""
    value = median(ratios)
    low, _, high = quantiles(ratios, n=4) if len(ratios) > 1 else (value, value, value)
    return Figure(name, value, bar, bar is None or value <= bar, (low, high), len(ratios), about)


def keep(figures: Sequence[Figure]) -> None:
    """Write them where the next run is compared with them."""
    RESULTS.write_text(json.dumps([asdict(one) for one in figures], indent=1) + "\n", "utf-8")

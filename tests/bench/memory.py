"""Whether one rendering process grows: its memory after 500 papers against after 10, never replaced."""

from clinic.printing.limits import Limits
from clinic.printing.render import Press
from tests.bench.figures import Figure, figure
from tests.factories.contents import CONTENTS
from tests.printing.papers import payload_of

FIRST, LAST = 10, 500
NAMES = ("bare", "desmond", "ines", "joe", "dee")  # the shortest ones: what is kept is kept of any
NEVER = 10**12


def growth() -> Figure:
    """Every paper is another one, so that nothing can be known from before."""
    limits = Limits(documents=NEVER, kept=NEVER)
    held: dict[int, int] = {}
    with Press(limits) as press:
        for count in range(1, LAST + 1):
            payload = payload_of(CONTENTS[NAMES[count % len(NAMES)]])
            payload["page_1"]["mend"].append({"text": f" {count}", "kind": ""})
            if press.render("plan", payload).pdf is None:
                raise SystemExit("A paper could not be printed.")
            held[count] = press.memory
    about = f"{held[FIRST] >> 20} MB, then {held[LAST] >> 20} MB"
    return figure(f"memory after {LAST} papers against {FIRST}", [held[LAST] / held[FIRST]], 1.15, about)

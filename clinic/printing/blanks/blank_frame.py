"""What every blank paper says around its words: no client, no plan, and so nothing to keep from anybody."""

from typing import Any

from clinic.plans.phrases import Phrase, Piece
from clinic.plans.wording import Wording
from clinic.printing.documents.frame import plain_values


def blank_frame(say: Wording, title: str, foot: Phrase) -> dict[str, Any]:
    """The values that `_page/page.html` needs. `foot`: the line at the foot of every page."""
    page = say.say("Page {page} of {pages}", page=Piece("", "page"), pages=Piece("", "pages"))
    return {
        "language": say.language,
        "direction": say.direction,
        "ring_word": say.region.ring_word,
        "paper": say.region.paper,
        "title": title,
        "banner": "",
        "foot": plain_values({"lines": [foot], "word": "", "page": page}),
        "numbers": [],
    }

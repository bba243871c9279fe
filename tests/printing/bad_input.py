"""Plans that nobody should be able to type in, and that must not hurt whoever prints them all the same."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pypdfium2

from clinic.plans.content import Helper, PlanContent
from clinic.plans.content_people import Reach
from tests.factories.contents import CONTENTS

SAM = CONTENTS["sam"]
LONG_NAME = "Hubert Blaine Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh the 3rd"
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
NINE_SCRIPTS = "Łódź Ελένη Ирина سميرة שלום 王小明 किरण สมชาย አበበ"
MARKUP = "</p><b>bold</b> &amp; <script>alert(1)</script> {{ 7 * 7 }} {% raw %}"
STYLES = "} body { display: none } /* */ @import url(file:///etc/passwd); <style>p { color: red }</style>"
OVERRIDES = "\u202eright to left\u202c \u2067inside\u2069"
SURROGATE = "half \ud83d a letter"


def with_words(words: str, content: PlanContent = SAM) -> PlanContent:
    """The same words in every field that holds typed words, names and places too."""
    return _with(content, words)


def _with(value: Any, words: str) -> Any:
    if is_dataclass(value):
        changed = {
            one.name: _with(getattr(value, one.name), words)
            for one in fields(value)
            if one.name not in KEYS and not one.metadata.get("is_key")
        }
        return replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(_with(one, words) for one in value)
    return f"{value} {words}" if isinstance(value, str) and " " in value else value


# What the code reads and nobody types, and numbers to dial.
KEYS = frozenset(
    """edition schema key kind nature answer type ways way days value number mend_number reviewer_number
    worker_number""".split()
)


def with_contacts(count: int) -> PlanContent:
    """So many more people, every other one paid."""
    more = tuple(
        Helper(
            key=f"more_{number}",
            name=f"Helper{number} Lastname{number}",
            relation="friend",
            nature="unpaid" if number % 2 else "paid",
            answer="yes",
            reach=(Reach("phone", f"(505) 555-{number:04}", ("ring",)),),
        )
        for number in range(count)
    )
    return replace(SAM, helpers=(*SAM.helpers, *more))


def with_appointments(count: int) -> PlanContent:
    """The first appointment, so many times."""
    return replace(SAM, appointments=SAM.appointments[:1] * count)


def with_first_name(name: str) -> PlanContent:
    """Who is called first has this name."""
    return replace(SAM, helpers=(replace(SAM.helpers[0], name=name, called=""), *SAM.helpers[1:]))


def letters_off_the_page(pdf: bytes) -> list[str]:
    """Visible letters outside of the page, or in its outermost quarter inch, where printers don't print."""
    found = []
    with pypdfium2.PdfDocument(pdf) as opened:
        for number, page in enumerate(opened, start=1):
            width, height = page.get_size()
            text = page.get_textpage()
            for place in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(place)
                inside = left >= 18 and bottom >= 18 and right <= width - 18 and top <= height - 18
                if right > left and not inside and text.get_text_range(place, 1).strip():
                    found.append(f"page {number}: {text.get_text_range(place, 1)}")
    return found

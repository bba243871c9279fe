"""The page of one supporter: what is theirs to carry and what is not. It tells no story.

It is composed for who they are to the client: called first, standing behind that, or helping with something.
"""

from typing import Any

from clinic.plans.content import Helper
from clinic.plans.helper_words import short_name
from clinic.plans.phrases import Phrase, name
from clinic.printing.documents.frame import frame, made_words, plain_values
from clinic.printing.documents.law_notice import law_notice
from clinic.printing.documents.organisation import letterhead
from clinic.printing.documents.supporter_columns import sections
from clinic.printing.documents.supporter_lists import lists
from clinic.printing.documents.supporter_now import now_rows
from clinic.printing.documents.supporter_rows import around_rows, told_rows
from clinic.printing.documents.supporter_signs import signs
from clinic.printing.documents.supporter_slip import slip
from clinic.printing.documents.supporter_who import lead, role_of
from clinic.printing.folder.telling import Telling

# When the page is full: first its lines stand closer ("room"), then all below the box stands in two columns
# ("air"), then those closer too ("tight"). Only then do things go on the back, what is read at leisure first;
# the slip, which is cut off, goes last.
MAY_MOVE = ("room", "air", "tight", "told", "law", "signs", "lists", "slip")
LONG_IN_FOOT = 60  # letters of two names that fill two of the three lines
LONGER_IN_FOOT = 100  # that fill three of them: the foot then takes four


def supporter_page(tell: Telling, to: str) -> dict[str, Any]:
    """The payload of the page of the helper with this key. Raises KeyError when they are not in the copy."""
    own = tell.content.helper(to)
    if own is None:
        raise KeyError("this helper is not in the copy")
    now, said, noticed = now_rows(tell), lists(tell, own), signs(tell, own)
    around, told = around_rows(tell, own), told_rows(tell, own)
    page = {
        "role": role_of(tell, own),
        "title": tell.say.say("{who}, thank you for being there", who=name(short_name(own))),
        "lead": lead(tell, own),
        "now_title": tell.say.label("Right now"),
        "now": now,
        "lists": said,
        "signs": noticed,
        "around": around,
        "told": told,
        "sections": sections(said, noticed, around, told),
        "law": law_notice(tell, own.name, own.key),
        "slip": slip(tell, own),
        "notes_title": tell.say.label("What I want to remember"),
        "back_title": tell.say.say("More for {who}", who=name(short_name(own))),
    }
    return {
        **frame(tell, tell.say.label("A page for a helper"), foot_lines(tell, own)),
        **(letterhead(tell) if tell.content.client.shows_organisation else {}),
        "page": plain_values(page),
        "foot_height": "4" if _letters_in_foot(tell, own) > LONGER_IN_FOOT else "",
        "may_move": list(MAY_MOVE),
        "moved": [],
        "numbers": [row.number for row in now if row.number],
    }


def foot_lines(tell: Telling, own: Helper) -> list[Phrase]:
    """Whose page, which plan, and that the client knows of it."""
    say, client = tell.say, tell.content.client.printed_name
    agreed = say.say("{client} said yes to you having this page.", client=name(client))
    whose = say.say("For {who}, about {client}", who=name(own.name), client=name(client))
    is_long = _letters_in_foot(tell, own) > LONG_IN_FOOT
    return [whose, made_words(tell.content.edition, say), *([] if is_long else [agreed])]


def _letters_in_foot(tell: Telling, own: Helper) -> int:
    return len(own.name) + len(tell.content.client.printed_name)

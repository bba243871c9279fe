"""What a page of the folder is made of: plain values that a template draws, nothing else.

`kind` tells the template which it is; every text is a phrase, or words as typed.
"""

from dataclasses import dataclass

from clinic.plans.drawings.week import WeekEntry
from clinic.plans.helper_words import Contact, Sign
from clinic.plans.phrases import Phrase


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    words: Phrase
    kind: str = "text"


@dataclass(frozen=True)
class Quote:
    """Somebody's own words, in quotation marks. `by`: who said it. `lamp`: the one thing to look at first."""

    words: str
    by: Phrase = ()
    lamp: bool = False
    kind: str = "quote"


@dataclass(frozen=True)
class Row:
    """A label and what belongs to it, one line each."""

    label: Phrase
    words: tuple[Phrase, ...]


@dataclass(frozen=True)
class Rows:
    """Labelled rows, a line between them."""

    rows: tuple[Row, ...]
    kind: str = "rows"


@dataclass(frozen=True)
class Items:
    """A short list. `order`: numbered, for things to do one after another."""

    items: tuple[Phrase, ...]
    order: bool = False
    kind: str = "items"


@dataclass(frozen=True)
class Part:
    """A smaller heading and what stands under it; kept together on a page."""

    title: str
    blocks: tuple["Block", ...]
    kind: str = "part"


@dataclass(frozen=True)
class Halves:
    """Parts beside one another, two by two."""

    parts: tuple[Part, ...]
    kind: str = "halves"


@dataclass(frozen=True)
class WritingLines:
    """Ruled lines to write on, with a label that says for what."""

    label: str
    count: int
    kind: str = "lines"


@dataclass(frozen=True)
class Person:
    """One card. `about`: "your sister. Listens to you". `notes`: what else to know about them."""

    sign: Sign
    name: str
    about: str
    contact: Contact
    quote: str = ""
    notes: tuple[Phrase, ...] = ()
    kind: str = "person"


@dataclass(frozen=True)
class Begun:
    """In a half where there is nobody: what has been begun, in place of a card."""

    title: str
    lines: tuple[Phrase, ...]
    is_open: bool = False  # the dashed sign: no one yet
    kind: str = "begun"


@dataclass(frozen=True)
class PeopleHalves:
    """Two equal halves. Rows line up, the first of each beside one another; None only at the end."""

    known_title: str
    paid_title: str
    pairs: tuple[tuple[Person | Begun | None, Person | Begun | None], ...]
    more_title: str
    more: tuple[Person, ...]  # when one half is much longer: the rest, in two columns
    kind: str = "people"


@dataclass(frozen=True)
class Drawing:
    """The support map; `title` says the same in words.

    `beside`: (sign, words) that stand above it where no word may stand in it.
    """

    svg: str
    title: str
    beside: tuple[tuple[str, str], ...] = ()
    kind: str = "drawing"


@dataclass(frozen=True)
class ChangeRow:
    """What it is, how it was, how it will be, what there is instead."""

    what: str
    before: tuple[Phrase, ...]
    after: Phrase
    instead: Phrase


@dataclass(frozen=True)
class Changes:
    """The table of what changes: four headings, and the rows."""

    titles: tuple[str, str, str, str]
    rows: tuple[ChangeRow, ...]
    kind: str = "changes"


@dataclass(frozen=True)
class WeekTable:
    """The week as a real table: for each day, for each part, what is there."""

    parts: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[WeekEntry, ...], ...]], ...]
    free: str
    start: Phrase  # from which day it holds
    key: tuple[tuple[str, str], ...]  # (sign, words)
    kind: str = "week"


@dataclass(frozen=True)
class Visit:
    """One appointment. `rows`: where, how to get there, who comes."""

    when: Phrase
    what: Phrase
    rows: tuple[Row, ...]
    kind: str = "visit"


@dataclass(frozen=True)
class Moment:
    """One date of the goodbye. `now`: the last meeting."""

    when: str
    what: Phrase
    now: bool = False


@dataclass(frozen=True)
class Timeline:
    """Dates in a line, at most four."""

    moments: tuple[Moment, ...]
    kind: str = "timeline"


Block = (
    Text | Quote | Rows | Items | Part | Halves | WritingLines | Person | PeopleHalves
    | Drawing | Changes | WeekTable | Visit | Timeline
)  # fmt: skip


@dataclass(frozen=True)
class Section:
    """One heading of the folder. `own_page`: it starts a page. `flows`: it may go on over the next page."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    own_page: bool = False
    flows: bool = False

"""Every limit on what may be sent, in one place. Forms, models and the web read it; nothing else sets one."""

from dataclasses import dataclass, field, fields


@dataclass(frozen=True)
class Lengths:
    """Characters, counted after tidying (NFC)."""

    name: int = 120
    line: int = 200
    words: int = 4_000
    story: int = 10_000
    phone: int = 40
    email: int = 254
    search: int = 100
    password: int = 128


@dataclass(frozen=True)
class Rows:
    """Rows of one list on one form; one row more is refused in words, never dropped."""

    people: int = 60
    contact_points: int = 6
    hours: int = 14
    doings: int = 20
    consents: int = 60
    never_ring: int = 20
    reach_ways: int = 10
    small_troubles: int = 12
    groups: int = 20
    week_anchors: int = 60
    signs: int = 20
    crisis_steps: int = 20
    risks: int = 20
    changes: int = 40
    cover: int = 40
    tasks: int = 40
    first_days: int = 14
    appointments: int = 30
    medicines: int = 40
    results: int = 20
    promises: int = 30
    belongings: int = 30
    questions: int = 20
    directory: int = 500


@dataclass(frozen=True)
class Limits:
    """The table. Bytes are bytes of the request body; fields are keys of a form, repeated ones counted."""

    lengths: Lengths = field(default_factory=Lengths)
    rows: Rows = field(default_factory=Rows)
    request_bytes: int = 1024 * 1024
    request_line: int = 8_190  # bytes: method, address and query
    picture_bytes: int = 1_000_000
    picture_pixels: int = 2_000  # of each side
    form_fields: int = 2_000
    draft: int = 200_000  # characters of one page that is not saved yet
    address_word: int = 200
    address_digits: int = 9
    page_rows: int = 50
    disk_floor_bytes: int = 200 * 1024 * 1024  # less than this left on the disk: not ready for more work

    def length(self, name: str) -> int:
        """A length by the name a data file uses. KeyError, naming those there are, for another."""
        return _by_name(self.lengths, name)

    def row_count(self, name: str) -> int:
        """The most rows of a list, by the name a data file uses. KeyError, naming those there are."""
        return _by_name(self.rows, name)


def _by_name(table: Lengths | Rows, name: str) -> int:
    known = [entry.name for entry in fields(table)]
    if name not in known:
        raise KeyError(f"{name!r} is no limit. There are: {', '.join(known)}.")
    return int(getattr(table, name))


LIMITS = Limits()

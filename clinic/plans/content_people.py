"""The people of a plan: helpers, who is called when, who must never be told."""

from dataclasses import dataclass
from datetime import date

from clinic.foundation.days import Hours
from clinic.plans.readers import (
    CLIENT_AND_WORKER,
    EVERYONE,
    WORKER_ONLY,
    About,
    told,
)


@dataclass(frozen=True)
class Reach:
    """One way to reach somebody.

    `kind`: phone, email, place. `ways`: ring, text, relay, video, message, knock.
    """

    kind: str = told(*EVERYONE, empty="phone")
    value: str = told(*EVERYONE, empty="")
    ways: tuple[str, ...] = told(*EVERYONE, empty=())
    hours: tuple[Hours, ...] = told(*EVERYONE, empty=())
    hours_note: str = told(*EVERYONE, empty="")
    tried_on: date | None = told(*CLIENT_AND_WORKER, empty=None)


@dataclass(frozen=True)
class Helper:
    """Somebody around the client, paid or not: people, groups and places alike.

    `nature`: paid, unpaid, community. `answer`: not_asked, asked, yes, part, no, stepped_back.
    `hats`: first_call, stands_in, decides, guardian, emergency, next_of_kin, carer.
    `doings`, `agreed`: keys of the checklist's catalogue; `doing_words`, `agreed_words` read them back.
    `functions`: emotional, practical, informational, belonging (they follow from the doings).
    `substance`: their name, or where they work or meet, gives away treatment for alcohol or drugs.

    On a supporter's page: their own row as they may know it; of others who agreed to be known, name, relation
    and days, and the number unless it is a private person's own (`copy_rules`).
    """

    key: str = told(*EVERYONE, empty="", is_key=True)
    name: str = told(*EVERYONE, empty="")
    called: str = told(*EVERYONE, empty="")  # what the client calls them
    relation: str = told(*EVERYONE, empty="")  # "sister": printed "your sister"
    nature: str = told(*EVERYONE, empty="unpaid")
    type: str = told(*EVERYONE, empty="", is_own=True)
    organisation: str = told(*EVERYONE, empty="", is_own=True)
    works_at_home: bool = told(*WORKER_ONLY, empty=False)  # paid staff of the residence
    grown_up: str = told(*WORKER_ONLY, empty="yes")  # yes, under_18, not_known
    language: str = told(*EVERYONE, empty="", is_own=True)
    reach: tuple[Reach, ...] = told(*EVERYONE, empty=())
    hats: tuple[str, ...] = told(*EVERYONE, empty=(), is_own=True)
    doings: tuple[str, ...] = told(*EVERYONE, empty=(), is_own=True)
    doing_words: tuple[str, ...] = told(*CLIENT_AND_WORKER, empty=())
    functions: tuple[str, ...] = told(*CLIENT_AND_WORKER, empty=())
    answer: str = told(*EVERYONE, empty="not_asked", is_own=True)
    asked_on: date | None = told(*CLIENT_AND_WORKER, empty=None)
    ask_who: str = told(*CLIENT_AND_WORKER, empty="")  # who will ask them (words)
    ask_by: date | None = told(*CLIENT_AND_WORKER, empty=None)
    answered_on: date | None = told(*EVERYONE, empty=None, is_own=True)
    asked: tuple[str, ...] = told(
        *EVERYONE, empty=(), is_own=True
    )  # what they are asked to take on: keys, as in agreed
    agreed: tuple[str, ...] = told(*EVERYONE, empty=(), is_own=True)
    agreed_words: tuple[str, ...] = told(*EVERYONE, empty=(), is_own=True)
    own_words: str = told(*EVERYONE, empty="", is_own=True)
    limits: str = told(*EVERYONE, empty="", is_own=True)  # what they said no to
    client_asks_not: str = told(*EVERYONE, empty="", is_own=True)
    needs: str = told(*WORKER_ONLY, empty="")  # what do *they* need?
    is_proxy: bool = told(*EVERYONE, empty=False, is_own=True)  # decides if the client can’t, by a paper
    proxy_paper: str = told(*EVERYONE, empty="", is_own=True)  # where that paper is kept
    how_is_it: str = told(*WORKER_ONLY, about=About.RISK, empty="")  # good, mixed, not_said
    gives_back: str = told(*CLIENT_AND_WORKER, empty="")
    frequency: str = told(*CLIENT_AND_WORKER, empty="")  # "every second Tuesday"
    meets: str = told(*CLIENT_AND_WORKER, empty="")  # a group: when, where, cost, how to get there
    first_visit_on: date | None = told(*CLIENT_AND_WORKER, empty=None)
    first_visit_with: str = told(*CLIENT_AND_WORKER, empty="")
    from_on: date | None = told(*EVERYONE, empty=None)
    until_on: date | None = told(*EVERYONE, empty=None)
    may_know_others: bool = told(*WORKER_ONLY, empty=False)  # as it stood when this was composed
    chosen_in_company: bool = told(*WORKER_ONLY, about=About.RISK, empty=False)
    substance: bool = told(*WORKER_ONLY, empty=False)

    @property
    def said_yes(self) -> bool:
        """Said yes, wholly or in part: only such a person may stand on line 1."""
        return self.answer in ("yes", "part")


@dataclass(frozen=True)
class DatedCall:
    """Who is called first, and between which days (None: open on that side)."""

    helper: str = told(*EVERYONE, empty="", is_key=True)
    from_on: date | None = told(*EVERYONE, empty=None)
    until_on: date | None = told(*EVERYONE, empty=None)


@dataclass(frozen=True)
class StandIn:
    """A named person who stands in until there is a yes."""

    helper: str = told(*EVERYONE, empty="", is_key=True)
    until_on: date | None = told(*EVERYONE, empty=None)


@dataclass(frozen=True)
class HelpersCall:
    """Whose job it is that helpers call them, and between which days: a name and a number, nothing else.

    It stands on a supporter's page without a consent about others, for a page that says "call us" needs it.
    """

    name: str = told(*EVERYONE, empty="")
    number: str = told(*EVERYONE, empty="")
    ways: tuple[str, ...] = told(*EVERYONE, empty=())
    hours: tuple[Hours, ...] = told(*EVERYONE, empty=())
    hours_note: str = told(*EVERYONE, empty="")
    from_on: date | None = told(*EVERYONE, empty=None)
    until_on: date | None = told(*EVERYONE, empty=None)


@dataclass(frozen=True)
class DayAndNight:
    """A line that is there day and night: number alone may be printed (names can reveal)."""

    name: str = told(*CLIENT_AND_WORKER, empty="")
    number: str = told(*EVERYONE, empty="")
    ways: str = told(*EVERYONE, empty="")
    note: str = told(*EVERYONE, empty="")
    checked_on: date | None = told(*WORKER_ONLY, empty=None)


@dataclass(frozen=True)
class Begun:
    """Something begun for a person who has no one right now."""

    what: str = told(*CLIENT_AND_WORKER, empty="")
    who: str = told(*CLIENT_AND_WORKER, empty="")
    on: date | None = told(*CLIENT_AND_WORKER, empty=None)
    first_time_with: str = told(*CLIENT_AND_WORKER, empty="")
    substance: bool = told(*WORKER_ONLY, empty=False)


@dataclass(frozen=True)
class SmallTrouble:
    """An ordinary pickle and who is asked. `helper` is a key, "me" or "" (then `who_words`)."""

    trouble: str = told(*CLIENT_AND_WORKER, empty="")
    helper: str = told(*CLIENT_AND_WORKER, empty="", is_key=True)
    who_words: str = told(*CLIENT_AND_WORKER, empty="")
    substance: bool = told(*WORKER_ONLY, empty=False)


@dataclass(frozen=True)
class NeverRing:
    """Somebody who must never be rung or told. On no client or supporter copy; the reason isn't here."""

    name: str = told(*WORKER_ONLY, empty="")
    nickname: str = told(*WORKER_ONLY, empty="")
    number: str = told(*WORKER_ONLY, empty="")
    address: str = told(*WORKER_ONLY, empty="")

"""The plan as the rules look at it: who is who, which day counts, and how to say a name or a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from clinic.foundation.days import date_words
from clinic.foundation.text import fold
from clinic.plans.content import Helper, PlanContent
from clinic.plans.first_calls import HELPER, STAND_IN, FirstCall, first_calls
from clinic.plans.gaps.context import GapContext
from clinic.plans.sweep import leaver_helper, subject_of

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Look:
    """One plan and its context, with what several rules need."""

    content: PlanContent
    context: GapContext

    @property
    def is_discharge(self) -> bool:
        return self.content.edition.pathway == "discharge"

    @property
    def client(self) -> str:
        """What to call the client."""
        return self.content.client.printed_name or "the client"

    @property
    def leaves_on(self) -> date | None:
        """The last day of the old: of the stay, or of the worker who leaves."""
        leaver = self.context.leaver
        return leaver.last_day if leaver else self.content.move.leaving_on

    @property
    def after(self) -> date:
        """The first day of the new, or today when that has come."""
        return max(self.context.today, self.leaves_on + DAY) if self.leaves_on else self.context.today

    @cached_property
    def leaver(self) -> Helper | None:
        """The entry of the worker who leaves among the people of the plan."""
        return leaver_helper(self.content, self.context.leaver) if self.context.leaver else None

    @property
    def leaver_key(self) -> str:
        return self.leaver.key if self.leaver else ""

    @cached_property
    def circle(self) -> tuple[Helper, ...]:
        """Everybody around the client but the worker who leaves and who is gone by then."""
        return tuple(
            one
            for one in self.content.helpers
            if one.key != self.leaver_key and (one.until_on is None or one.until_on >= self.after)
        )

    @cached_property
    def calls_after(self) -> tuple[FirstCall, ...]:
        """Line 1 from the first day of the new on."""
        return first_calls(self.content, self.after)

    @cached_property
    def point(self) -> Helper | None:
        """Who said yes and stays on line 1 after the change."""
        last = self.calls_after[-1]
        return (
            last.helper
            if last.kind == HELPER and last.helper and last.helper.key != self.leaver_key
            else None
        )

    @cached_property
    def wished(self) -> Helper | None:
        """Who is meant for line 1 and hasn't said yes."""
        keys = [self.content.asking, *(one.wished for one in self.calls_after)]
        keys += [call.helper for call in self.content.first_calls]
        keys += [one.key for one in self.circle if "first_call" in one.hats]
        named = [one for key in keys if key and (one := self.content.helper(key))]
        return next((one for one in named if not one.said_yes and one.key != self.leaver_key), None)

    @property
    def stands_in(self) -> bool:
        """Whether a named person stands in on the first day of the new."""
        return self.calls_after[0].kind == STAND_IN

    @cached_property
    def page_one(self) -> tuple[Helper, ...]:
        """Everybody whose number page 1 shows from now on, each once."""
        calls = first_calls(self.content, self.context.today)
        keys = [one.helper.key for one in calls if one.helper]
        keys += [self.content.backup, self.content.stand_in.helper if self.content.stand_in else ""]
        return tuple(one for key in dict.fromkeys(keys) if key and (one := self.content.helper(key)))

    def helper(self, key: str) -> Helper | None:
        return self.content.helper(key)

    def unpaid(self) -> Iterator[Helper]:
        """People, groups and places that nobody pays to be there; staff of the residence are paid."""
        return (one for one in self.circle if one.nature != "paid" and not one.works_at_home)

    def day(self, day: date | None) -> str:
        """A day in words, with its weekday."""
        return date_words(day, self.context.region) if day else ""

    def dated(self, day: date) -> str:
        """A day in words with its year, for what may be long ago."""
        return date_words(day, self.context.region, weekday=False, year=True)


def name_of(helper: Helper | None) -> str:
    """What a worker knows somebody by."""
    return (helper.called or helper.name) if helper else ""


def row_subject(words: str) -> str:
    """What stands for a row where its words would be told: in a stored answer, or in a page's form."""
    return subject_of("row", fold(words))


def as_list(names: list[str] | tuple[str, ...]) -> str:
    """ "Rosa", "Rosa and Joe", "Rosa, Joe and Maya"."""
    return " and ".join([*([", ".join(names[:-1])] if names[:-1] else []), *names[-1:]])

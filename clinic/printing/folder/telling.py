"""What every section needs to tell the client their plan."""

from dataclasses import dataclass
from datetime import date

from clinic.plans.content import Helper, PlanContent
from clinic.plans.helper_words import contact_of, how_words, short_name
from clinic.plans.in_language import in_language
from clinic.plans.phrases import Phrase, Piece, holds_quotes, name, number, phrase, typed
from clinic.plans.wording import Wording
from clinic.printing.agreed import Agreements
from clinic.printing.blocks import Row
from clinic.printing.letterhead import Logo


@dataclass(frozen=True)
class Telling:
    """A client's copy, the day on which it is printed, and how to say things.

    `agreements`: what the client said yes to as it holds on that day, for papers that say so.
    """

    content: PlanContent
    on: date
    say: Wording
    logo: Logo | None = None  # of the organisation, for papers that may carry its name
    agreements: Agreements = ()

    def __post_init__(self) -> None:
        """What was chosen from lists speaks the language of the paper, as the fixed words do."""
        object.__setattr__(self, "content", in_language(self.content, self.say))

    def reach_words(self, helper: Helper) -> Phrase:
        """The number or the place, and the hours: "555 0142, every day 8 am to 10 pm"."""
        contact = contact_of(helper, self.content.client.phone_way, self.say)
        how: Phrase = (number(contact.number),) if contact.number else typed(contact.place)
        when = how_words(contact)
        if how and when:
            return self.say.say("{how}. {when}", how=how, when=when)
        return how or when

    def name_and_reach(self, helper: Helper) -> tuple[Phrase, ...]:
        """Two lines: name and number, then how and when."""
        contact = contact_of(helper, self.content.client.phone_way, self.say)
        where: Phrase = (number(contact.number),) if contact.number else typed(contact.place)
        first = (
            self.say.say("{name}, {number}", name=name(helper.name), number=where)
            if where
            else (name(helper.name),)
        )
        how = how_words(contact)
        return (first, how) if how else (first,)

    def helper_row(self, helper: Helper) -> Row:
        """Name on the left, how and when on the right."""
        return self.call_row(helper, helper.from_on, helper.until_on)

    def call_row(self, helper: Helper, from_on: date | None, until_on: date | None) -> Row:
        """The same with the days that hold here: whoever comes or leaves is never printed without them."""
        days = []
        if from_on and from_on > self.on:
            days.append(self.say.say("From {day}.", day=self.say.strong_day(from_on)))
        if until_on:
            days.append(self.say.say("Until {day}.", day=self.say.strong_day(until_on)))
        return Row((name(helper.name),), (*days, self.reach_words(helper)))

    def who(self, key: str) -> Phrase:
        """A helper by what the client calls them; "you" for the client; empty for nobody."""
        if key == "me":
            return self.say.say("you")
        helper = self.content.helper(key)
        if helper is None:
            return ()
        if helper.until_on:
            return phrase(
                self.say.label("{name} (until {day})"),
                name=name(short_name(helper)),
                day=self.say.day(helper.until_on),
            )
        return (name(short_name(helper)),)

    def meeting_together(self, day: date) -> Phrase:
        """Both workers and the client in one room, which may be still to come."""
        if day > self.on:
            return self.say.say("We meet, all together")
        return self.say.say("We met, all together")

    def quoted(self, words: str) -> Phrase:
        """Somebody's own words in quotation marks, or as typed when they hold some already."""
        spoken = (Piece(words, "said"),)
        return spoken if holds_quotes(words) else self.say.say("“{words}”", words=spoken)

    def ask_us(self) -> Phrase:
        """Where to ask when something has not been written down."""
        if self.content.mend_number:
            return self.say.say("You can ask: {number}.", number=number(self.content.mend_number))
        return self.say.say("You can ask the person who gave you this plan.")

    def not_yet(self, message: str) -> Phrase:
        """A fixed sentence that says what is missing, and where to ask."""
        return phrase("{missing} {ask}", missing=self.say.say(message), ask=self.ask_us())


def sentences(*said: Phrase) -> Phrase:
    """Sentences one after another, each ended; empty ones are passed over."""
    joined: list[Piece] = []
    for one in said:
        if one:
            joined += [*([Piece(" ")] if joined else []), *ended(one)]
    return tuple(joined)


def ended(said: Phrase) -> Phrase:
    """The sentence with a stop at its end, if it has none."""
    return said if said[-1].text.endswith((".", "!", "?", "؟", "”", "»")) else (*said, Piece("."))

"""The web half of a kind: its fields on a page, bound to one item. The plain half has the same file name."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from wtforms import Form

from clinic.checklist.entries import Entry
from clinic.checklist.facts import Facts
from clinic.checklist.items import Item, Level
from clinic.checklist.items import Option as ItemOption
from clinic.checklist.kinds import KINDS
from clinic.checklist.kinds.kind import Value
from clinic.checklist.wording import words
from clinic.foundation.limits import LIMITS
from clinic.web.fields import Choice, Line, Option
from clinic.web.forms import Problem, problems_of

BOTH = "There is an answer, and a reason why there is none. Take one of the two away."
SAY_WHY = "Say why, so that whoever reads it knows."
NAME_STAND_IN = "Write the name of who it is until then."
SAY_MORE = {"not_possible": SAY_WHY, "nobody_yet": NAME_STAND_IN}


@dataclass(frozen=True)
class Asked:
    """An item as one page asks it. `columns`: those of a list that are asked here, () for all.

    `presets`, `default`: what it opens with. `hangs_on`: which answer on the same page it hangs on, in words.
    """

    item: Item
    level: Level
    facts: Facts
    entry: Entry
    columns: tuple[str, ...] = ()
    presets: tuple[Mapping[str, str], ...] = ()
    default: Value | None = None
    hangs_on: str = ""


class ItemForm:
    """The fields of one item. A kind gives `make` (fields), `fill` (their data), `value` (what was said)."""

    key: ClassVar[str]

    def __init__(self, asked: Asked, formdata: Any = None) -> None:
        self.asked = asked
        self.item = asked.item
        self.facts = asked.facts
        self.shown = self.opened_with()
        fields = {**self.make(), **self._way_out_fields()}
        form_class = type(f"{type(self).__name__}Fields", (Form,), fields)
        self.form: Any = form_class(formdata, prefix=f"{self.item.key}-", data=self._data())

    # --- what a kind gives -------------------------------------------------------------------------

    def make(self) -> dict[str, Any]:
        """The fields, by short name."""
        raise NotImplementedError

    def fill(self, value: Value) -> dict[str, Any]:
        """What is stored, as data of the fields."""
        raise NotImplementedError

    def value(self) -> Value:
        """What was said, as the kind saves it; {} for nothing."""
        raise NotImplementedError

    def check(self) -> None:
        """Note what is wrong beyond each field's own checks."""

    # --- what a page uses --------------------------------------------------------------------------

    def opened_with(self) -> Value:
        """What the form shows at first: what is stored, or else what the rules fill in."""
        stored = KINDS[self.item.kind].current(self.item, self.asked.entry.value, self.facts)
        if not stored and not self.asked.entry.way_out and self.asked.default:
            return self.asked.default
        return stored

    def validate(self) -> bool:
        """Check shape alone: whether it is complete is another question."""
        self.form.validate()
        self.check()
        if not any(True for _ in self.problems()):
            self._check_way_out()
        return not any(True for _ in self.problems())

    def entry(self) -> Entry:
        """What was said, for the save."""
        way_out = self.way_out
        if not way_out:
            return Entry(value=self.value())
        because = self.form.because.data if way_out in SAY_MORE else ""
        return Entry(way_out=way_out, because=because)

    def problems(self) -> Iterator[Problem]:
        """What is wrong, in the order of the page."""
        for field in self.form:
            yield from problems_of(field)

    @property
    def way_out(self) -> str:
        """The way out that was taken, "" for none."""
        return str(self.form.way_out.data) if self.item.ways_out else ""

    @property
    def hangs_on(self) -> str:
        """Which answer on this page opens the question, in words; "" for none."""
        return self.asked.hangs_on

    @property
    def template(self) -> str:
        """Where the kind is drawn."""
        return f"checklist/kinds/{self.key}.html"

    @property
    def label(self) -> str:
        """The question, with names; optional ones say so."""
        text = self.facts.fill(self.item.label)
        return f"{text} (optional)" if self.asked.level == "optional" else text

    @property
    def hint(self) -> str:
        """The line below the question."""
        return self.facts.fill(self.item.hint)

    @property
    def folds(self) -> bool:
        """Whether it stands as one line until it is opened: only what is optional does."""
        return self.asked.level == "optional"

    @property
    def is_open(self) -> bool:
        """Whether a folded question has something to show."""
        return bool(self.shown) or bool(self.way_out) or any(True for _ in self.problems()) or self.has_typing

    @property
    def has_typing(self) -> bool:
        """Whether somebody typed here, in a draft or on a page that came back."""
        return self.value() != self.shown_value()

    @property
    def needs_reason(self) -> bool:
        """Whether one of the ways out asks for a word more."""
        return not SAY_MORE.keys().isdisjoint(self.item.ways_out)

    @property
    def by_rule(self) -> bool:
        """Whether the form shows something that nobody has said yet."""
        return bool(self.asked.default) and self.shown is self.asked.default

    def options(self, given: Iterable[ItemOption]) -> tuple[Option, ...]:
        """Options of the checklist as a field takes them."""
        return tuple(Option(one.key, self.facts.fill(one.label), self.facts.fill(one.hint)) for one in given)

    def longest(self, name: str = "line") -> int:
        """The most characters of this item's text."""
        return LIMITS.length(self.item.limit or name)

    # --- ways out ----------------------------------------------------------------------------------

    def _data(self) -> dict[str, Any]:
        data = dict(self.fill(self.shown))
        if self.item.ways_out:
            data |= {"way_out": self.asked.entry.way_out, "because": self.asked.entry.because}
        return data

    def _way_out_fields(self) -> dict[str, Any]:
        if not self.item.ways_out:
            return {}
        ways = [Option(key, self.facts.fill(words(f"way_out.{key}"))) for key in self.item.ways_out]
        return {
            "way_out": Choice(words("way_out.heading"), options=[Option("", "I can answer it"), *ways]),
            "because": Line("Say more", longest=LIMITS.lengths.line),
        }

    def _check_way_out(self) -> None:
        if not self.way_out:
            return
        typed = self.value()
        if typed and typed != self.shown_value():
            self.form.way_out.errors = [BOTH]
        elif self.way_out in SAY_MORE and not self.form.because.data:
            self.form.because.errors = [SAY_MORE[self.way_out]]

    def shown_value(self) -> Value:
        """What `value` gives for a form that nobody touched."""
        return type(self)(self.asked).value()


ItemFormMaker = Callable[..., ItemForm]

"""Which requests are sent: rounds over the forms, so that every field gets every class."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from clinic.schema import metadata
from tests.trust.crawl.forms import ROW, FormField, FoundForm
from tests.trust.crawl.payloads import ANY, BY_CLASS, BYTES, KEPT, MARK, REFUSED, TOO_MUCH, Class
from tests.trust.crawl.sending import Sender

CARRIED = ("hidden", "button")  # not typed: each is changed alone
ALIEN = f"{MARK} that nobody declared"
ALIEN_IDS = ("id", "created_by", "closed_by", "made_by")
WALK = ("checklist.step", "checklist.short")
LONG = 20  # fields; the page of such a form takes a third of a second


def fields_of(form: FoundForm, *, typed: bool) -> list[FormField]:
    """One of each name, whatever the row. `typed`: what a person fills in; else what travels along."""
    found: dict[str, FormField] = {}
    for one in form.fields:
        if (one.kind not in CARRIED) == typed:
            found.setdefault(ROW.sub("-0-", one.name), one)
    return list(found.values())


def in_turn(fields: Sequence[FormField], classes: Sequence[Class]) -> Iterator[dict[str, Class]]:
    """As many rounds as there are classes; in each, every field has another class."""
    for turn in range(len(classes) if fields else 0):
        yield {
            one.name: _own(classes[(turn + place) % len(classes)], place) for place, one in enumerate(fields)
        }


def all_alike(
    fields: Sequence[FormField], classes: Iterable[Class]
) -> Iterator[tuple[str, dict[str, Class]]]:
    """Every field for words with the same class, the rest as the page has it: what is fit to be taken."""
    typed = [one for one in fields if one.kind in ("line", "words")]
    for one in classes if typed else ():
        yield one.name, {field.name: _own(one, place) for place, field in enumerate(typed)}


def alone(fields: Sequence[FormField], classes: Sequence[Class]) -> Iterator[tuple[str, dict[str, Class]]]:
    """What travels along unseen, each alone."""
    for field in fields:
        for one in classes:
            yield f"{field.name}: {one.name}", {field.name: one}


def _own(one: Class, place: int) -> Class:
    """The class with a mark of this field's own, so that it is known again where it is stored."""
    own = f"{MARK}{place:03}"
    if one.verdict != "kept" or not isinstance(one.text, str):
        return one
    return replace(one, text=one.text.replace(MARK, own))


def one_of_each(number: int, classes: Sequence[Class]) -> list[Class]:
    """One class of each kind; another one for the next form."""
    kinds: dict[str, list[Class]] = {}
    for one in classes:
        kinds.setdefault(one.kind, []).append(one)
    return [several[number % len(several)] for several in kinds.values()]


def _count(sender: Sender, form: FoundForm) -> None:
    sender.counts["forms"] += 1
    sender.counts["fields"] += len(fields_of(form, typed=True)) + len(fields_of(form, typed=False))


def send_all(sender: Sender, form: FoundForm, others: Sequence[Class], number: int) -> None:
    """Every class in every field of one form; in a long form's fields, one class of each kind.

    The pages of a walk share questions: a field that another of its pages had is the same field.
    """
    _count(sender, form)
    shown, unseen = (_new_ones(sender, form, fields_of(form, typed=one)) for one in (True, False))
    is_long = len(form.fields) > LONG
    classes = one_of_each(number, (*BY_CLASS, *others)) if is_long else (*BY_CLASS, *others)
    for turn, changes in enumerate(in_turn(shown, classes)):
        sender.form(form, changes, what=f"round {turn}")
    alike = all_alike(shown, one_of_each(number, KEPT) if is_long else KEPT)
    apart = list(alone(unseen, one_of_each(number, (*BY_CLASS, *BYTES, *others))))
    odd = [*_bytes(form), *odd_names(form)]
    for name, changes in (
        *alike,
        *((*_some(apart, number), *_some(odd, number)) if is_long else (*apart, *odd)),
    ):
        sender.form(form, changes, what=name)
    send_undeclared(sender, form)


def _new_ones(sender: Sender, form: FoundForm, fields: list[FormField]) -> list[FormField]:
    walk = form.endpoint in WALK
    found = [one for one in fields if not walk or ROW.sub("-0-", one.name) not in sender.known]
    sender.known |= {ROW.sub("-0-", one.name) for one in fields} if walk else set()
    return found


def _some(
    sent: Sequence[tuple[str, dict[str, Class]]], number: int
) -> Sequence[tuple[str, dict[str, Class]]]:
    """Every fifth; of the next form, the ones after."""
    return sent[number % 5 :: 5]


def send_undeclared(sender: Sender, form: FoundForm) -> None:
    """I5: the form as it stands, and every column of every table beside it."""
    columns = sorted({column.name for table in metadata.sorted_tables for column in table.columns})
    alien = sender.street.una
    sender.form_with_aliens(form, undeclared(form, columns, alien), (ALIEN, str(alien), alien.hex))


def send_some(sender: Sender, form: FoundForm, others: Sequence[Class], number: int) -> None:
    """A few requests for one form; another few for the next."""
    _count(sender, form)
    classes = (*REFUSED, *ANY, *others)
    shown, unseen = fields_of(form, typed=True), fields_of(form, typed=False)
    turns = list(in_turn(shown, classes))
    for changes in turns[number % 7 :: 17]:
        sender.form(form, changes, what="in turn")
    for name, changes in list(all_alike(shown, KEPT))[number % 5 :: 7]:
        sender.form(form, changes, what=f"all {name}")
    odd = [*alone(unseen, (*classes, *BYTES)), *_bytes(form), *odd_names(form)]
    for name, changes in odd[number % 31 :: 61]:
        sender.form(form, changes, what=name)
    send_undeclared(sender, form)


def _bytes(form: FoundForm) -> Iterator[tuple[str, dict[str, Class]]]:
    """Bytes that are no text, and too many, in the first field for words."""
    for field in form.typed[:1]:
        for one in (*BYTES, TOO_MUCH):
            yield f"{field.name}: {one.name}", {field.name: one}


def undeclared(form: FoundForm, columns: Iterable[str], alien: UUID) -> dict[str, Class]:
    """Every column of every table as a name of this form, with what would be seen if it were written."""
    # A date is declared by its parts: "born_on" alone is a wrong date, and refused as one.
    declared = {one.name for one in form.fields} | {one.name.rsplit("-", 1)[0] for one in form.fields}
    return {
        name: Class("undeclared", str(alien) if name.endswith("_id") or name in ALIEN_IDS else ALIEN, "any")
        for name in columns
        if name not in declared
    }


def odd_names(form: FoundForm) -> Iterator[tuple[str, dict[str, Class]]]:
    """Names that no page has: nested, of gapped or endless rows, of other columns, of nothing."""
    names = [ROW.sub("-7-", one.name) for one in form.fields if ROW.search(one.name)][:3]
    names += [ROW.sub("-99999999999-", one.name) for one in form.fields if ROW.search(one.name)][:1]
    names += [ROW.sub("--1-", one.name) for one in form.fields if ROW.search(one.name)][:1]
    for field in form.typed[:1]:
        names += [
            f"{field.name}[]",
            f"{field.name}[x]",
            f"{field.name}.x",
            f"{field.name}-0",
            f"{field.name}-0-x",
        ]
    names += ["", MARK * 20_000, f"{MARK}\x00", f"\u202e{MARK}", "__proto__", "self", "data", "id", "-"]
    value = Class("x", f"{MARK}!", "kept")
    for name in names:
        yield f"name {name[:40]!r}", {name: value}

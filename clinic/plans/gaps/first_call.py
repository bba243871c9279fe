"""Rules about line 1 of page 1: who is called first, whether they said yes, and who stands behind them."""

from collections.abc import Iterator

from clinic.foundation.text import fold
from clinic.plans.content import Helper
from clinic.plans.gaps.context import Finding, found
from clinic.plans.gaps.look import Look, name_of
from clinic.plans.name_search import name_words


def no_point_person(look: Look) -> Iterator[Finding]:
    nobody = not (look.point or look.wished or look.stands_in)
    if nobody and not any(leaver_is_point_person(look)):
        yield found()


def leaver_is_point_person(look: Look) -> Iterator[Finding]:
    """The one who leaves is on line 1, and nobody follows."""
    on_line_one = any(call.helper == look.leaver_key for call in look.content.first_calls if call.helper)
    followed = look.point or look.wished or look.stands_in
    if look.leaver and on_line_one and not followed:
        yield found(
            worker=name_of(look.leaver), last_day=look.day(look.leaves_on), next_day=look.day(look.after)
        )


def no_stand_in(look: Look) -> Iterator[Finding]:
    if look.wished and not look.point and not look.stands_in:
        yield found(look.wished.key, person=name_of(look.wished))


def stand_in_ends(look: Look) -> Iterator[Finding]:
    stand_in = look.content.stand_in
    if stand_in is None or look.point:
        return
    name = name_of(look.helper(stand_in.helper))
    if stand_in.until_on is None:
        yield found(stand_in.helper, person=name)
    elif stand_in.until_on < look.context.today:
        yield found(stand_in.helper, "over", person=name, date=look.day(stand_in.until_on))


def _wished_with(look: Look, answer: str) -> Helper | None:
    """Whoever is meant for line 1 with this answer, when it still matters."""
    wished = look.wished
    matters = wished and (look.point is None or wished.key == look.content.asking)
    return wished if wished and matters and wished.answer == answer else None


def not_asked(look: Look) -> Iterator[Finding]:
    if wished := _wished_with(look, "not_asked"):
        yield found(wished.key, person=name_of(wished))


def no_answer(look: Look) -> Iterator[Finding]:
    if wished := _wished_with(look, "asked"):
        dated = look.day(wished.asked_on)
        yield found(wished.key, "" if dated else "undated", person=name_of(wished), date=dated)


def said_no(look: Look) -> Iterator[Finding]:
    if wished := _wished_with(look, "no"):
        yield found(wished.key, person=name_of(wished))


def stepped_back(look: Look) -> Iterator[Finding]:
    if wished := _wished_with(look, "stepped_back"):
        yield found(wished.key, person=name_of(wished))


def not_clients_choice(look: Look) -> Iterator[Finding]:
    content, named = look.content, look.point or look.wished
    if named is None or content.first_choice_agreed or content.first_choice in ("", "none", named.key):
        yield from _choice_in_words(look, named)
        return
    yield found(named.key, choice=name_of(look.helper(content.first_choice)), person=name_of(named))


def _choice_in_words(look: Look, named: Helper | None) -> Iterator[Finding]:
    """A first choice that was only written down: it is met when the words hold the person's name."""
    words = look.content.first_choice_words
    if named is None or not words or look.content.first_choice or look.content.first_choice_agreed:
        return
    known_as = {*name_words(named.name), *fold(f"{named.called} {named.relation}").split()}
    if not known_as & set(fold(words).split()):
        yield found(named.key, choice=words, person=name_of(named))


def chosen_in_company(look: Look) -> Iterator[Finding]:
    named = look.point or look.wished
    if named and named.chosen_in_company:
        yield found(named.key, person=name_of(named))


def responsibilities_not_chosen(look: Look) -> Iterator[Finding]:
    if look.point and not (look.point.agreed or look.point.agreed_words):
        yield found(look.point.key, person=name_of(look.point))


def no_backup(look: Look) -> Iterator[Finding]:
    if look.point is None:
        return
    backup = look.helper(look.content.backup)
    if backup is None or backup.key == look.leaver_key:
        yield found(look.point.key, person=name_of(look.point))
    elif backup.key == look.point.key:
        yield found(look.point.key, "same", person=name_of(look.point))


RULES = (
    no_point_person,
    leaver_is_point_person,
    no_stand_in,
    stand_in_ends,
    not_asked,
    no_answer,
    said_no,
    stepped_back,
    not_clients_choice,
    chosen_in_company,
    responsibilities_not_chosen,
    no_backup,
)

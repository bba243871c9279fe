"""The people around a client as answers to choose from: those already known are never retyped."""

from markupsafe import Markup

from clinic.caseload.person_view import PersonView
from clinic.caseload.queries import KnownPerson
from clinic.checklist.facts import Facts
from clinic.checklist.wording import words
from clinic.foundation.names import initials
from clinic.web.fields import Option, Pick

# One answer among the others: whoever of the team and its directory isn't around the client yet.
TEAM = "team"
FROM_TEAM = Option(TEAM, "Somebody from our team or directory", "A worker, a clinic, a club")
CHOOSE_ONE = "Choose who it is."
PAID = {"unpaid": "not paid", "community": "not paid", "paid": "paid"}


def people_options(facts: Facts) -> tuple[Option, ...]:
    """Everybody around the client, by person key."""
    return tuple(Option(one.key, _said(one)) for one in facts.people)


def team_choice(facts: Facts) -> tuple[Option, ...]:
    """The answer that opens the team's list, () where the list is empty."""
    return (FROM_TEAM,) if team_options(facts) else ()


def team_pick(facts: Facts) -> Pick:
    """The team's list."""
    return Pick("Who?", options=team_options(facts) or (Option("", ""),))


def nobody_option(hint: str = "") -> Option:
    """An answer of the same rank as a name."""
    return Option("none", words("said.no_one"), hint)


def card_options(facts: Facts) -> tuple[Option, ...]:
    """The people around the client as cards: sign, name, what they are, whether they are paid, number."""
    return tuple(Option(one.key, _card(one, facts)) for one in facts.known if _is_around(one))


def team_options(facts: Facts) -> tuple[Option, ...]:
    """Workers of the team and places of its directory who are not around the client yet."""
    others = [one for one in facts.known if not _is_around(one)]
    named = (Option(one.key, f"{one.name}, {one.note}" if one.note else one.name) for one in others)
    return (Option("", "Choose"), *named) if others else ()


def _is_around(known: KnownPerson) -> bool:
    return known.key.startswith("person:")


def _said(person: PersonView) -> str:
    return f"{person.name}, {person.relation}" if person.relation else person.name


def _card(known: KnownPerson, facts: Facts) -> Markup:
    person = facts.person(known.key.removeprefix("person:"))
    number = person.phones[0].value if person and person.phones else ""
    shape = "square" if known.nature == "paid" else "round"
    about = ", ".join(part for part in (known.note, PAID[known.nature]) if part)
    return Markup(
        '<span class="person-answer"><span class="token token--{shape}" aria-hidden="true">{initials}</span>'
        '<span><bdi>{name}</bdi><span class="second-line">{about}</span></span>'
        '<bdi class="number" dir="ltr">{number}</bdi></span>'
    ).format(shape=shape, initials=initials(known.name), name=known.name, about=about, number=number)

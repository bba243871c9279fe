"""The rule about letters that no font of ours draws. In a name or a number they stop the copy (`stops`)."""

from collections.abc import Iterator

from clinic.plans.gaps.context import Finding, found
from clinic.plans.gaps.look import Look, as_list
from clinic.plans.plan_texts import texts


def letters_not_printed(look: Look) -> Iterator[Finding]:
    letters = look.context.unprintable
    places = tuple(dict.fromkeys(one.place for one in texts(look.content) if letters.intersection(one.words)))
    if places:
        yield found(places=as_list(places), letters=" ".join(sorted(letters)))


RULES = (letters_not_printed,)

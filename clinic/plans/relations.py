"""What a helper is to the client, in words: "your sister", and "sister" where it is told of somebody else."""

import re

from clinic.foundation.days import MONTHS, WEEKDAYS
from clinic.plans.content import Helper
from clinic.plans.paper_languages import ENGLISH
from clinic.plans.phrases import Fixed, Phrase, name
from clinic.plans.wording import Wording, message

# What somebody is to the client when no relation was typed. Groups and places say it by their name.
TYPE_WORDS = {
    "partner": message("your partner"),
    "parent": message("your parent"),
    "child": message("your son or daughter"),
    "sibling": message("your sister or brother"),
    "family": message("your family"),
    "friend": message("your friend"),
    "neighbour": message("your neighbor"),
    "colleague": message("from your work or school"),
    "befriender": message("your befriender"),
    "volunteer": message("your volunteer"),
    "sponsor": message("your sponsor"),
    "faith_person": message("from your faith community"),
    "familiar_face": message("a familiar face"),
    "therapist": message("your therapist"),
    "counsellor": message("your counselor"),
    "psychiatrist": message("your psychiatrist"),
    "case_manager": message("your case manager"),
    "social_worker": message("your social worker"),
    "nurse": message("your nurse"),
    "family_doctor": message("your family doctor"),
    "pharmacist": message("your pharmacist"),
    "occupational_therapist": message("your occupational therapist"),
    "peer_worker": message("your peer worker"),
    "support_worker": message("your support worker"),
    "residence_staff": message("works where you live"),
    "charity_worker": message("your charity worker"),
    "lawyer": message("your lawyer"),
    "advocate": message("your advocate"),
    "housing": message("about your home"),
    "employment": message("about work or school"),
}
# What is often typed. Anything else stays as it was typed.
RELATION_WORDS = {
    "mother": message("your mother"),
    "mom": message("your mom"),
    "father": message("your father"),
    "dad": message("your dad"),
    "parent": message("your parent"),
    "sister": message("your sister"),
    "brother": message("your brother"),
    "son": message("your son"),
    "daughter": message("your daughter"),
    "wife": message("your wife"),
    "husband": message("your husband"),
    "partner": message("your partner"),
    "girlfriend": message("your girlfriend"),
    "boyfriend": message("your boyfriend"),
    "aunt": message("your aunt"),
    "uncle": message("your uncle"),
    "cousin": message("your cousin"),
    "niece": message("your niece"),
    "nephew": message("your nephew"),
    "grandmother": message("your grandmother"),
    "grandfather": message("your grandfather"),
    "godmother": message("your godmother"),
    "godfather": message("your godfather"),
    "friend": message("your friend"),
    "neighbor": message("your neighbor"),
    "roommate": message("your roommate"),
    "boss": message("your boss"),
    "teacher": message("your teacher"),
    "pastor": message("your pastor"),
    "priest": message("your priest"),
    "imam": message("your imam"),
    "sponsor": message("your sponsor"),
    "landlord": message("your landlord"),
    "social worker": message("your social worker"),
    "case manager": message("your case manager"),
    "support worker": message("your support worker"),
    "peer worker": message("your peer worker"),
    "community health worker": message("your community health worker"),
    "therapist": message("your therapist"),
    "nurse": message("your nurse"),
}
# The same, told to a worker.
KINDS = {
    "partner": message("partner"),
    "parent": message("parent"),
    "child": message("son or daughter"),
    "sibling": message("sister or brother"),
    "family": message("family"),
    "friend": message("friend"),
    "neighbour": message("neighbor"),
    "befriender": message("befriender"),
    "volunteer": message("volunteer"),
    "sponsor": message("sponsor"),
    "therapist": message("therapist"),
    "counsellor": message("counselor"),
    "psychiatrist": message("psychiatrist"),
    "case_manager": message("case manager"),
    "social_worker": message("social worker"),
    "nurse": message("nurse"),
    "family_doctor": message("family doctor"),
    "pharmacist": message("pharmacist"),
    "occupational_therapist": message("occupational therapist"),
    "peer_worker": message("peer worker"),
    "support_worker": message("support worker"),
    "residence_staff": message("works where they live"),
    "charity_worker": message("charity worker"),
    "lawyer": message("lawyer"),
    "advocate": message("advocate"),
    "housing": message("housing"),
    "employment": message("work or school"),
}
# "Ade's team lead", "the caretaker": said as it is.
OWNED = re.compile(r"^(?:[Yy]our|[Hh]is|[Hh]er|[Tt]heir|[Tt]he)\b|^[^\W\da-z_][\w-]*[’']s\b")
CAPITAL_DAY = re.compile(rf"(?:{'|'.join((*WEEKDAYS, *MONTHS))})(?:s|[’']s)?\b")
CAPITAL_I = frozenset("I I’m I'm I’ll I'll I’ve I've".split())
MOST_WORDS = 3  # of a relation that reads well after a name: "godmother", "chess friend"


def relation_words(helper: Helper, wording: Wording) -> str:
    """Who this is to the client: "your sister". Empty for a group that says it by its name."""
    relation = helper.relation.strip()
    if not relation:
        return wording.label(TYPE_WORDS[helper.type]) if helper.type in TYPE_WORDS else ""
    if relation.lower().startswith("my "):
        relation = relation[3:]
    if OWNED.search(relation):
        return relation
    if relation.lower() in RELATION_WORDS:
        return wording.label(RELATION_WORDS[relation.lower()])
    return wording.label("your {relation}", relation=inside_sentence(relation))


def own_relation(helper: Helper) -> str:
    """What somebody is to the client, as it reads after "Sam’s": "sister". Empty when it does not read so."""
    relation = helper.relation.strip()
    relation = relation[3:] if relation.lower().startswith("my ") else relation
    return "" if OWNED.search(relation) or len(relation.split()) > MOST_WORDS else inside_sentence(relation)


def relation_to(helper: Helper, wording: Wording) -> str:
    """Who this is to the client, without "your" where the language can: "sister", "peer worker"."""
    if wording.language != ENGLISH:
        return relation_words(helper, wording)
    if helper.relation.strip():
        return own_relation(helper) or helper.relation.strip()
    return wording.label(KINDS[helper.type]) if helper.type in KINDS else ""


def named(helper: Helper, wording: Wording, *, typed_only: bool = False) -> Phrase:
    """Their name and who they are to the client. `typed_only`: the latter only where somebody wrote it."""
    relation = relation_to(helper, wording) if helper.relation.strip() or not typed_only else ""
    who: Phrase = (name(helper.name),)
    return wording.say("{name}, {relation}", name=who, relation=relation) if relation else who


def inside_sentence(words: str) -> str:
    """Words typed as a start, now within a sentence: "Once a week" is lowered; "Mondays", "AA" are not."""
    first = words.split()[0] if words else ""
    if CAPITAL_DAY.match(first) or first in CAPITAL_I or first[1:2].isupper():
        return words
    lowered = words[:1].lower() + words[1:]
    return Fixed(lowered) if isinstance(words, Fixed) else lowered

"""A helper in words: their short name, how and when to reach them, the sign beside their name."""

from collections.abc import Sequence
from dataclasses import dataclass

from clinic.foundation.text import fold, initials
from clinic.plans.content import Helper
from clinic.plans.content_people import Reach
from clinic.plans.phrases import Fixed, Phrase, Piece, stopless, typed
from clinic.plans.wording import Wording, message

WAY_WORDS = {
    "ring": message("call"),
    "text": message("text"),
    "relay": message("call by relay"),
    "video": message("video call"),
    "message": message("leave a message"),
    "knock": message("knock on the door"),
}
# Before the name of whoever stands first.
FIRST_WORDS = {
    "ring": message("Call first"),
    "text": message("Text first"),
    "relay": message("Call first, by relay"),
    "video": message("Video call first"),
    "message": message("Leave a message first"),
    "knock": message("First, go to"),
}
USED_BY = {
    "call": ("ring", "message", "text"),
    "text": ("text",),
    "relay": ("relay", "text"),
    "none": ("knock",),
}
# First words that are no name by themselves.
KIN = frozenset(
    "father mother sister brother aunt auntie uncle nurse pastor cousin grandma grandpa nana old".split()
)
# They are known by the whole of their name, whoever pays: only a person has a first name.
PLACES_AND_GROUPS = frozenset(
    """peer_group social_club faith_group sports_group community_place online_group charity helpline clinic
    housing""".split()
)
ARTICLES = frozenset("the a an".split())
SHORT_NAME = 16  # letters: more does not fit beside a name or in the map


@dataclass(frozen=True)
class Sign:
    """The sign beside a name. `shape`: round (not paid), square (paid). `filled`: call first."""

    letters: str
    shape: str
    filled: bool = False


@dataclass(frozen=True)
class Contact:
    """How to reach somebody. `number` may be empty (a place, or nothing written); `when` too.

    `way`: the first of the ways, which decides the drawn sign: ring, text, relay, video, message, knock, "".
    """

    number: str = ""
    place: str = ""
    ways: str = ""
    when: str = ""
    way: str = ""


def is_paid(helper: Helper) -> bool:
    """Whether this helper belongs to the square. A community place does only when its helper is paid."""
    return helper.nature == "paid"


def sign_of(helper: Helper, *, filled: bool = False) -> Sign:
    """Round or square, of equal area, with one or two letters."""
    return Sign(initials(helper.name or helper.called), "square" if is_paid(helper) else "round", filled)


def short_name(helper: Helper) -> str:
    """What the client calls them; else the first of a person's two names; else all ("The Boathouse")."""
    if helper.called:
        return helper.called
    if helper.nature == "community" or helper.type in PLACES_AND_GROUPS:
        return helper.name
    words = helper.name.split()
    two_names = len(words) == 2 and len(initials(helper.name)) == 2 and fold(words[0]) not in KIN | ARTICLES
    return words[0] if two_names else helper.name


def is_short(name: str) -> bool:
    """Whether a name fits where there is little room."""
    return len(name) <= SHORT_NAME


def contact_of(helper: Helper, phone_way: str, wording: Wording, *, long: bool = False) -> Contact:
    """The way to this helper that suits how the client uses a phone (ClientFacts.phone_way)."""
    reach = _best_reach(helper, phone_way)
    return contact_words(reach, phone_way, wording, long=long) if reach else Contact()


def first_sentence(words: str) -> str:
    """Of a line that is there day and night, the ways alone: "Call or text"."""
    first = words.split(".")[0]
    return Fixed(first) if isinstance(words, Fixed) else first


def how_words(contact: Contact) -> Phrase:
    """How and when: "Call or text. Every day, 8 am to 9 pm". Empty when neither is known."""
    how, when = typed(contact.ways), typed(contact.when)
    return (*how, Piece(". "), *when) if how and when else how or when


def contact_words(reach: Reach, phone_way: str, wording: Wording, *, long: bool = False) -> Contact:
    """One way to reach somebody, in words. A phone always has a way and hours."""
    ways = _ways(reach, phone_way)
    hours, note = wording.hours(reach.hours, long=long), stopless(reach.hours_note)
    when = Fixed(f"{hours}. {note}" if note else hours) if hours else note
    if reach.kind == "phone" and not when:
        when = wording.label("Ask what time is good")
    return Contact(
        number=reach.value if reach.kind == "phone" else "",
        place="" if reach.kind == "phone" else reach.value,
        ways=_ways_words(ways, wording),
        when=when,
        way=ways[0] if ways else "",
    )


def _best_reach(helper: Helper, phone_way: str) -> Reach | None:
    usable = USED_BY.get(phone_way, USED_BY["call"])
    fitting = [one for one in helper.reach if set(one.ways) & set(usable)]
    phones = [one for one in helper.reach if one.kind == "phone"]
    return next(iter([*fitting, *phones, *helper.reach]), None)


def _ways(reach: Reach, phone_way: str) -> list[str]:
    ways = list(reach.ways) or (["ring"] if reach.kind == "phone" else [])
    usable = USED_BY.get(phone_way, ())
    if phone_way in ("text", "relay") and set(ways) & set(usable):
        return [way for way in ways if way in usable]
    return ways


def listed(words: Sequence[str], wording: Wording) -> str:
    """Words after one another, as the language sets its commas."""
    said = words[0] if words else ""
    for one in words[1:]:
        said = wording.label("{before}, {after}", before=said, after=one)
    return said


def _ways_words(ways: list[str], wording: Wording) -> str:
    said = [wording.label(WAY_WORDS[way]) for way in ways if way in WAY_WORDS]
    words = listed(said[:-1] or said, wording)
    if len(said) > 1:
        words = wording.label("{ways} or {way}", ways=words, way=said[-1])
    return Fixed(words[:1].upper() + words[1:])

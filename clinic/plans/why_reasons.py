"""The reason for one piece of a copy, shown or left out, in words for workers."""

from collections.abc import Mapping
from dataclasses import Field, dataclass
from datetime import date
from typing import Any

from clinic.caseload.people_catalogue import catalogue
from clinic.foundation.days import date_words
from clinic.foundation.regions import load_region
from clinic.plans import why_words
from clinic.plans.content import PlanContent
from clinic.plans.copy_fields import may_have
from clinic.plans.copy_rules import KNOW_OTHERS, REFUSED, SUBSTANCE_USE, Asker
from clinic.plans.pieces import Piece
from clinic.plans.readers import Reader, is_own, kind_of, readers_of

OWN_WORDS = frozenset({"own_words", "limits"})
OWN_ANSWER = frozenset({"answer", "answered_on", "agreed_words"})
BY_SECTION = {
    "edition": why_words.EVERY_PAGE,
    "day_and_night": why_words.FOR_EVERYBODY,
    "mend_number": why_words.WHOM_TO_CALL,
    "mend_hours": why_words.WHOM_TO_CALL,
    "helpers_call": why_words.WHOM_TO_CALL,
    "organisation": why_words.CHOSEN_NAME,
}


@dataclass(frozen=True)
class Reasons:
    """What reasons are given from. `signed`: what pieces tell that are there only by a signed paper."""

    content: PlanContent
    asker: Asker
    consents: Mapping[str, Mapping[str, date]]
    signed: frozenset[tuple[str, str, str, str]]

    def shown(self, piece: Piece) -> str:
        """Why this piece is on the copy."""
        if self.asker.kind is Reader.CLIENT:
            return self._say(why_words.OWN_PLAN)
        if piece.told in self.signed:
            return self._about(why_words.SIGNED, SUBSTANCE_USE)
        if self.asker.kind is Reader.WORKER:
            return self._say(why_words.FOR_CARE)
        return self._to_supporter(piece)

    def left_out(self, piece: Piece, rule: str) -> str:
        """Why this piece, which the rule took out, is not on the copy.

        That this reader never has it comes before every rule; but a helper who is gone is gone whole.
        """
        never = next((one for one in piece.declared if self.asker.kind not in readers_of(one)), None)
        if never is not None and not (piece.helper and rule != "by_field"):
            return self._say(_only(never, self.asker.kind))
        if rule == "by_field":
            return self._by_field(piece)
        refused = rule == "by_others" and self.asker.kind is Reader.WORKER
        return self._say(why_words.LEFT_OUT["by_others_refused" if refused else rule])

    def _to_supporter(self, piece: Piece) -> str:
        if piece.helper == self.asker.helper:
            return self._own(piece)
        if piece.helper:
            return self._known(piece.helper)
        if piece.section in BY_SECTION:
            return self._say(BY_SECTION[piece.section])
        return self._by_consent(piece)

    def _own(self, piece: Piece) -> str:
        if piece.name in OWN_WORDS:
            return self._say(why_words.OWN_WORDS)
        if piece.name in OWN_ANSWER:
            return self._say(why_words.OWN_ANSWER)
        asks = piece.name == "client_asks_not"
        return self._say(why_words.CLIENT_ASKS if asks else why_words.ABOUT_THEM)

    def _known(self, other: str) -> str:
        return self._say(
            why_words.KNOWN,
            other=self._name(other),
            day=self._since(self.asker.helper, KNOW_OTHERS),
            other_day=self._since(other, KNOW_OTHERS),
        )

    def _by_consent(self, piece: Piece) -> str:
        kind = kind_of(piece.declared[-1]).value
        if piece.name == "point_person_part":
            return self._about(why_words.THEIR_PART, kind)
        signs = piece.name in ("others_see", "others_say")
        return self._about(why_words.SIGNS_AGREED if signs else why_words.SAID_YES, kind)

    def _by_field(self, piece: Piece) -> str:
        refusing = next((one for one in piece.declared if not may_have(self.asker, one)), piece.declared[-1])
        if self.asker.kind is Reader.SUPPORTER and is_own(refusing):
            return self._say(why_words.ONLY_THEIRS)
        kind = kind_of(refusing).value
        if REFUSED + kind in self.asker.given:
            return self._about(why_words.SAID_NO, kind, since=REFUSED + kind)
        return self._about(why_words.NOT_ASKED, kind)

    def _about(self, sentence: str, kind: str, since: str = "") -> str:
        consent = catalogue().consent(kind)
        label = consent.label if consent else kind
        named = label.replace("{name}", self._client).replace("{ring}", self._ring)
        return self._say(sentence, kind=named, day=self._since(self.asker.helper, since or kind))

    def _say(self, sentence: str, **places: str) -> str:
        return sentence.format(client=self._client, reader=self._name(self.asker.helper), **places)

    @property
    def _client(self) -> str:
        return self.content.client.printed_name

    @property
    def _ring(self) -> str:
        return load_region(self.content.edition.region).ring_word

    def _name(self, key: str) -> str:
        helper = self.content.helper(key)
        return (helper.called or helper.name) if helper else why_words.WHO_TAKES_OVER

    def _since(self, helper: str, kind: str) -> str:
        day = self.consents.get(helper, {}).get(kind)
        return date_words(day, load_region(self.content.edition.region), year=True) if day else ""


def _only(declared: Field[Any], reader: Reader) -> str:
    """Whom a field is for, when this reader is not among them."""
    readers = readers_of(declared)
    if readers == {Reader.WORKER}:
        return why_words.ONLY_WORKERS
    if reader is Reader.CLIENT:
        return why_words.FOR_OTHERS
    return why_words.ONLY_CLIENT if readers == {Reader.CLIENT} else why_words.ONLY_CARE

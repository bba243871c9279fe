"""One paper of a plan: which document, for whom, in which languages. Pure."""

from dataclasses import dataclass, replace
from typing import Self

from clinic.plans.copies import ReaderFacts
from clinic.plans.paper_languages import ENGLISH, has_catalogue
from clinic.plans.readers import Reader
from clinic.printing.documents import DOCUMENTS, Document

BETWEEN = "."  # in addresses: "supporter.4f0c…"


class NoSuchPaper(LookupError):
    """There is no document or no language of this name."""


@dataclass(frozen=True)
class Paper:
    """`document`: a key of DOCUMENTS. `helper`: key of the helper whose page it is, "" for anybody else's.

    `languages`: of the fixed words, in the order of the pages; two make it bilingual.
    """

    document: str
    helper: str = ""
    languages: tuple[str, ...] = (ENGLISH,)

    @property
    def key(self) -> str:
        """Its name in addresses: languages are no part of it."""
        return f"{self.document}{BETWEEN}{self.helper}" if self.helper else self.document

    @property
    def kind(self) -> Document:
        """What the list of documents says of it."""
        return DOCUMENTS[self.document]

    @property
    def reader(self) -> ReaderFacts:
        """Whose copy of the plan it is made from."""
        return ReaderFacts(self.kind.reader, "" if self.kind.reader is Reader.CLIENT else self.helper)

    @property
    def spoken(self) -> str:
        """Its languages as they are stored: "en", "es,en"."""
        return ",".join(self.languages)

    def speaking(self, spoken: str) -> Self:
        """The same paper in other languages. Raises NoSuchPaper for one that paper doesn't speak."""
        languages = tuple(spoken.split(","))
        known = has_catalogue if self.kind.in_languages else (ENGLISH,).__contains__
        if not all(known(one) for one in languages) or len(set(languages)) != len(languages):
            raise NoSuchPaper(spoken)
        return replace(self, languages=languages)

    @classmethod
    def named(cls, key: str, spoken: str = ENGLISH) -> Self:
        """The paper of an address. Raises NoSuchPaper."""
        document, _, helper = key.partition(BETWEEN)
        if document not in DOCUMENTS:
            raise NoSuchPaper(key)
        return cls(document, helper).speaking(spoken)

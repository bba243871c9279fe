"""Every document there is: what it is called, who reads it, and what makes its plain values."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from clinic.plans.readers import Reader
from clinic.printing.documents.consent_form import consent_form, consent_part2
from clinic.printing.documents.finishing_call import finishing_call
from clinic.printing.documents.fridge_sheet import fridge_sheet
from clinic.printing.documents.handover import handover
from clinic.printing.documents.large_print import large_print
from clinic.printing.documents.letters import letter_goodbye, letter_leaving
from clinic.printing.documents.one_page import one_page
from clinic.printing.documents.plan import client_plan
from clinic.printing.documents.signatures import signatures
from clinic.printing.documents.supporter import supporter_page
from clinic.printing.documents.wallet_cards import wallet_cards
from clinic.printing.folder.telling import Telling

# (copy and how to say it, key of the helper whose page it is or "") -> the payload of the document
Build = Callable[[Telling, str], dict[str, Any]]


@dataclass(frozen=True)
class Document:
    """One kind of paper. `key`: its folder in pdf_templates, and its name in addresses and file names.

    `title`: how the worker knows it. `reader`: whose copy of the plan it is made from.
    `in_languages`: whether its fixed words are in the catalogues; else it is the workers' own, in English.
    """

    key: str
    title: str
    reader: Reader
    build: Build
    in_languages: bool = True


ALL = (
    Document("plan", "The plan", Reader.CLIENT, client_plan),
    Document("large_print", "The plan in large print", Reader.CLIENT, large_print),
    Document("one_page", "The plan on one page", Reader.CLIENT, one_page),
    Document("wallet_cards", "Cards for a wallet", Reader.CLIENT, wallet_cards),
    Document("fridge_sheet", "A sheet for the fridge", Reader.CLIENT, fridge_sheet),
    Document(
        "finishing_call", "The call that finishes the plan", Reader.WORKER, finishing_call, in_languages=False
    ),
    Document("supporter", "A page for one helper", Reader.SUPPORTER, supporter_page),
    Document("handover", "Handover for the next worker", Reader.WORKER, handover, in_languages=False),
    Document("letter_leaving", "Letter: the worker is leaving", Reader.CLIENT, letter_leaving),
    Document("letter_goodbye", "Letter: goodbye", Reader.CLIENT, letter_goodbye),
    Document("signatures", "A sheet to sign", Reader.CLIENT, signatures),
    Document("consent_form", "Who may know what, to sign", Reader.CLIENT, consent_form),
    Document("consent_part2", "Treatment for alcohol or drugs, to sign", Reader.CLIENT, consent_part2),
)
DOCUMENTS = {one.key: one for one in ALL}

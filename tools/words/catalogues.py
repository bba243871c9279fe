"""The catalogue files of each language: brought up to date, compiled, and looked over."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from clinic.plans.paper_languages import CATALOGUES, DOMAIN, ENGLISH, paper_languages


@dataclass(frozen=True)
class Problem:
    """What is wrong with one message. `kind`: missing, fuzzy, places, obsolete, not compiled."""

    language: str
    kind: str
    message: str


def languages() -> tuple[str, ...]:
    """Every language that needs a catalogue."""
    return tuple(code for code in paper_languages() if code != ENGLISH)


def update(language: str, gathered: Catalog, folder: Path = CATALOGUES) -> list[Problem]:
    """Bring one catalogue up to date and compile it; what stays wrong is told."""
    catalog = _read(language, folder)
    gathered.creation_date = catalog.creation_date  # a file that says the same stays the same
    catalog.update(gathered, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    file = _file(language, folder, "po")
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as target:
        write_po(target, catalog, width=110, sort_output=True, ignore_obsolete=True)
    _file(language, folder, "mo").write_bytes(compiled(catalog))
    return check(language, gathered, folder)


def check(language: str, gathered: Catalog, folder: Path = CATALOGUES) -> list[Problem]:
    """What is wrong with one catalogue as it lies there."""
    catalog = _read(language, folder)
    found = list(_problems(language, gathered, catalog))
    file = _file(language, folder, "mo")
    if not file.is_file() or file.read_bytes() != compiled(catalog):
        found.append(Problem(language, "not compiled", file.name))
    return found


def compiled(catalog: Catalog) -> bytes:
    """The bytes of the compiled catalogue: the same messages are the same bytes."""
    target = BytesIO()
    write_mo(target, catalog)
    return target.getvalue()


def _problems(language: str, gathered: Catalog, catalog: Catalog) -> Iterator[Problem]:
    known = {_key(one): one for one in catalog if one.id}
    wanted = {_key(one): one for one in gathered if one.id}
    for key in wanted:
        said = known.get(key)
        if said is None or not _is_said(said):
            yield Problem(language, "missing", key[1])
        elif said.fuzzy:
            yield Problem(language, "fuzzy", key[1])
        elif not _places_agree(said):
            yield Problem(language, "places", key[1])
    yield from (Problem(language, "obsolete", key[1]) for key in known if key not in wanted)


def _key(message: Message) -> tuple[str, str]:
    return message.context or "", _texts(message.id)[0]


def _texts(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _is_said(message: Message) -> bool:
    return all(text.strip() for text in _texts(message.string))


def _places_agree(message: Message) -> bool:
    """Every place of the English stands in the translation; a plural form may leave out its number."""
    english, said = _texts(message.id), _texts(message.string)
    wanted = _places(english[-1])
    may_lack = {"count"} if len(english) > 1 else set()
    return all(wanted - may_lack <= _places(text) <= wanted for text in said)


def _places(text: str) -> set[str]:
    try:
        return {field for _, field, _, _ in Formatter().parse(text) if field is not None}
    except ValueError:
        return {text}  # a brace too many or too few: agrees with nothing


def _file(language: str, folder: Path, ending: str) -> Path:
    return folder / language / "LC_MESSAGES" / f"{DOMAIN}.{ending}"


def _read(language: str, folder: Path) -> Catalog:
    file = _file(language, folder, "po")
    if not file.is_file():
        return Catalog(locale=language, domain=DOMAIN, project="Warm Handoff", fuzzy=False)
    with file.open("rb") as source:
        return read_po(source, locale=language, domain=DOMAIN)

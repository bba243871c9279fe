"""Every fixed word of paper is in every catalogue, translated, with its places."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tools.words.catalogues import Problem, check, languages, update
from tools.words.gathering import gathered


@pytest.fixture(scope="module")
def words() -> Catalog:
    return gathered()


@pytest.mark.parametrize("language", languages())
def test_words_lack_nothing(language: str, words: Catalog) -> None:
    """After new words or templates: ./dev words, and then the translations."""
    assert check(language, words) == []


def test_words_are_gathered_from_code_templates_and_lists(words: Catalog) -> None:
    assert len(words) > 500
    assert "My week" in words  # Python
    assert "It is all right to call more than once." in words  # a template
    assert words.get("Someone awake all night", "chosen") is not None  # a list of the checklist
    assert words.get("Call or text. Free. Day and night, every day.", "chosen") is not None  # a region
    assert "My team" in words  # either of two texts of a condition


def test_words_of_the_workers_own_papers_are_not_asked_of_translators(words: Catalog) -> None:
    places = {file for message in words for file, _ in message.locations}
    assert not [one for one in places if "handover" in one or "workbook" in one]


# --- what the check finds -----------------------------------------------------------------------------


def _kinds(found: list[Problem]) -> list[str]:
    return [one.kind for one in found]


def _template(*messages: str) -> Catalog:
    catalog = Catalog()
    for message in messages:
        catalog.add(message)
    return catalog


def _translate(folder: Path, **said: str) -> None:
    """Put translations into the file as a translator would, and compile it."""
    file = folder / "es" / "LC_MESSAGES" / "paper.po"
    text = file.read_text("utf-8")
    for message, words in said.items():
        text = text.replace(f'msgid "{message}"\nmsgstr ""', f'msgid "{message}"\nmsgstr "{words}"')
    file.write_text(text, "utf-8")


def test_check_finds_what_has_no_translation(tmp_path: Path) -> None:
    assert _kinds(update("es", _template("Now", "Then"), tmp_path)) == ["missing", "missing"]
    _translate(tmp_path, Now="Ahora")
    assert update("es", _template("Now", "Then"), tmp_path) == [Problem("es", "missing", "Then")]


def test_check_finds_places_that_differ(tmp_path: Path) -> None:
    update("es", _template("Now: {day}"), tmp_path)
    _translate(tmp_path, **{"Now: {day}": "Ahora: {dia}"})
    assert _kinds(update("es", _template("Now: {day}"), tmp_path)) == ["places"]


def test_check_finds_what_is_not_printed_any_more(tmp_path: Path) -> None:
    update("es", _template("Now", "Then"), tmp_path)
    _translate(tmp_path, Now="Ahora", Then="Después")
    update("es", _template("Now", "Then"), tmp_path)
    assert check("es", _template("Now"), tmp_path) == [Problem("es", "obsolete", "Then")]
    assert update("es", _template("Now"), tmp_path) == []


def test_check_finds_a_catalogue_that_was_not_compiled(tmp_path: Path) -> None:
    update("es", _template("Now"), tmp_path)
    _translate(tmp_path, Now="Ahora")
    assert _kinds(check("es", _template("Now"), tmp_path)) == ["not compiled"]


def test_update_changes_nothing_the_second_time(tmp_path: Path) -> None:
    update("es", _template("Now"), tmp_path)
    file = tmp_path / "es" / "LC_MESSAGES" / "paper.po"
    before = file.read_bytes()
    update("es", _template("Now"), tmp_path)
    assert file.read_bytes() == before

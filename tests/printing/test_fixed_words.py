"""The fixed words of paper: easy to read, gathered for translators, and never in the client's mouth."""

import ast
import re
from gettext import NullTranslations
from pathlib import Path

import pytest

from clinic.foundation.readability import grade, worst_sentences
from clinic.foundation.regions import load_region
from clinic.plans import wording
from clinic.plans.paper_languages import A_CALL
from clinic.plans.wording import fixed_words
from clinic.printing.assets import TEMPLATES
from tests.factories.contents import CONTENTS
from tests.printing.papers import payload_of

ROOT = Path(wording.__file__).parent.parent
PLACES = ["plans/**/*.py", "printing/**/*.py", "foundation/*.py"]
MARKS = {"say", "label", "message", "not_yet", "count"}


def _gathered() -> set[str]:
    """Every message that stands in the code under one of the marks, and in the templates under _()."""
    found: set[str] = set()
    for pattern in PLACES:
        for path in ROOT.glob(pattern):
            found |= {
                message for call in ast.walk(ast.parse(path.read_text())) if (message := _message(call))
            }
    for path in TEMPLATES.rglob("*.html"):
        found |= set(re.findall(r'_\("([^"]+)"\)', path.read_text()))
    return found


def _message(node: ast.AST) -> str:
    if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
        return ""
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return str(node.args[0].value) if called in MARKS else ""


class _Listening(NullTranslations):
    """Remembers what is asked of the catalogue."""

    asked: set[str] = set()

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return message


def test_fixed_words_are_all_gathered_for_translators(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "fixed_words", lambda language, ring_word: _Listening())
    for content in CONTENTS.values():
        payload_of(content)
    assert len(_Listening.asked) > 150
    assert _Listening.asked - _gathered() == set()


def test_fixed_words_read_at_grade_6_or_below() -> None:
    texts = [re.sub(r"\{\w+\}", "Rosa", message) for message in _gathered()]
    assert grade("\n".join(texts)) <= 6
    hard = [(found, sentence) for found, sentence in worst_sentences(texts, 200) if found > 8]
    assert hard == []


def test_fixed_words_hold_no_clinical_or_scolding_word() -> None:
    banned = re.compile(
        r"\b(?:discharge|transition|step-down|non-compliant|declined|refused|natural support|capacity"
        r"|caseload|red flags?|relapse|mental health|patient|TBD|N/A)\b", re.IGNORECASE,
    )  # fmt: skip
    assert [message for message in _gathered() if banned.search(message)] == []


def test_fixed_words_never_promise_in_the_clients_name() -> None:
    assert [
        message for message in _gathered() if re.search(r"\bI will\b|\bI’ll\b|\bI promise\b", message)
    ] == []


@pytest.mark.parametrize("region", ["us", "uk"])
def test_fixed_words_say_call_or_ring_never_both(region: str) -> None:
    words = fixed_words("en", load_region(region).ring_word)
    said = " ".join(words.gettext(message) for message in _gathered())
    # A call is a thing that people have everywhere; only what they do with a phone differs.
    thing = "".join(rf"(?<!\b{word} )" for word in A_CALL)
    other = r"\b(?:ring|rings|rang|rung)\b" if region == "us" else rf"{thing}\bcall(?:s|ed)?\b"
    assert re.search(other, said, re.IGNORECASE) is None


def test_fixed_words_of_templates_go_through_the_catalogue() -> None:
    """Letters between tags that no _() holds would stay English for everybody."""
    for path in TEMPLATES.rglob("*.html"):
        # What Jinja takes comes first: a tag may hold a condition, and that a "greater than".
        text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", path.read_text(), flags=re.DOTALL)
        text = re.sub(r"<[^>]*>", "", text)
        assert re.findall(r"[A-Za-z]{2,}", text) == [], path

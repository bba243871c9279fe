"""Filling in a page as a person does: by the words that stand beside each box."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from playwright.sync_api import Locator, expect

ADD = re.compile("^Add ")
NEW_LINE = ("New line", "Choose", "Somebody new", "Somebody")

Answer = Any  # True, words, a day, a list of ticks, {label: answer}, [{label: answer} for each row], WayOut


@dataclass(frozen=True)
class WayOut:
    """One of the honest ways out of a question."""

    words: str
    because: str = ""


def give(question: Locator, answer: Answer) -> None:
    """Answer one question of a page. `question`: its section."""
    if isinstance(answer, WayOut):
        _take_way_out(question, answer)
    elif isinstance(answer, Mapping):
        fill(question, answer)
    elif isinstance(answer, date):
        _write_day(question, answer)
    elif isinstance(answer, str):
        _say(question, answer)
    elif isinstance(answer, list):
        _list(question, answer)
    else:
        _press(question.locator("input[type=checkbox]").first, on=answer)


def _list(question: Locator, answers: list[Answer]) -> None:
    """A row for each, or a tick for each."""
    for answer in answers:
        if isinstance(answer, Mapping):
            fill(_row_for(question, answer), answer)
        else:
            _press(labelled(question, answer))


def fill(scope: Locator, answers: Mapping[str, Answer]) -> None:
    """Fill the boxes of a part of the page, by their labels."""
    for label, answer in answers.items():
        fill_one(scope, label, answer)


def fill_one(scope: Locator, label: str, answer: Answer) -> None:
    """Fill one box, choose among the answers of one question, or tick (True) what has this label."""
    group = scope.get_by_role("group", name=label, exact=True)
    if isinstance(answer, bool):
        _press(labelled(scope, label), on=answer)
    elif isinstance(answer, date):
        _write_day(_in_sight(group), answer)
    elif not isinstance(answer, str):
        for words in answer:
            _press(labelled(group, words))
    elif group.count():
        _press(labelled(_in_sight(group.first), answer))
    else:
        _write(labelled(scope, label), answer)


def labelled(scope: Locator, words: str) -> Locator:
    """The box with exactly this label, or the card whose label begins with it."""
    exactly = scope.get_by_label(words, exact=True)
    if exactly.count():
        return exactly.first
    begins = scope.locator("label").filter(has_text=words)
    expect(begins.first, f"nothing is labelled “{words}”").to_be_attached()
    return scope.page.locator(f"[id='{begins.first.get_attribute('for')}']")


def rows(question: Locator) -> Locator:
    """The rows of a list that are in sight."""
    return question.locator("fieldset:has(> input[name$='-row_id']):visible")


def add_row(question: Locator) -> Locator:
    """Press "Add ..." and find the new row."""
    count = rows(question).count()
    question.get_by_role("button", name=ADD).click()
    expect(rows(question)).to_have_count(count + 1)
    return rows(question).last


def row_called(question: Locator, words: str) -> Locator:
    """The row whose heading is `words`."""
    heading = question.page.locator("legend", has_text=re.compile(f"^{re.escape(words)}$"))
    return rows(question).filter(has=heading)


def _row_for(question: Locator, row: Mapping[str, Answer]) -> Locator:
    """The row that is called so already, an empty one, or a new one."""
    for words in (str(next(iter(row.values()))), *NEW_LINE):
        found = row_called(question, words)
        if found.count() and (words not in NEW_LINE or _is_empty(found.last)):
            return found.last
    return add_row(question)


def _is_empty(row: Locator) -> bool:
    boxes = row.locator("input[type=text], input[type=tel], textarea")
    return not any(box.input_value() for box in boxes.all())


def _say(question: Locator, words: str) -> None:
    """Choose what is offered in these words, or else write them."""
    offered = question.get_by_label(words, exact=True)
    cards = question.locator(".choice-cards label").filter(has_text=words)
    if offered.count() or cards.count():
        _press(labelled(question, words))
    else:
        _write(question.locator("input[type=text], input[type=tel], textarea, select").first, words)


def _press(box: Locator, *, on: bool = True) -> None:
    _in_sight(box)
    box.set_checked(on)


def _write(box: Locator, words: str) -> None:
    _in_sight(box)
    if box.evaluate("box => box.tagName") == "SELECT":
        box.select_option(value=_option(box, words).get_attribute("value"))
    else:
        box.fill(words)


def _option(box: Locator, words: str) -> Locator:
    """The first option that holds these words; "Group > words" looks in one group of the list."""
    group, _, label = words.rpartition(" > ")
    options = box.locator(f"optgroup[label='{group}'] option" if group else "option")
    return options.filter(has_text=label).first


def _write_day(scope: Locator, day: date) -> None:
    for part, number in (("Month", day.month), ("Day", day.day), ("Year", day.year)):
        _in_sight(scope.get_by_label(part, exact=True).first).fill(str(number))


def _take_way_out(question: Locator, way_out: WayOut) -> None:
    ways = question.locator(".ways-out")
    _press(labelled(ways, way_out.words))
    if way_out.because:
        _write(ways.get_by_label("Say more", exact=True), way_out.because)


def _in_sight(box: Locator) -> Locator:
    """Open what is folded around a box."""
    folded = box.locator("xpath=ancestor::details[not(@open)]")
    while folded.count():
        folded.first.locator("> summary").click()
    return box

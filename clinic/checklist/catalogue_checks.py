"""What must be true of each item and of all together, beyond the shape of the data."""

from collections.abc import Iterator, Mapping

from clinic.checklist.conditions import possible_values, split_condition
from clinic.checklist.items import Column, Item, Pathway
from clinic.foundation.limits import LIMITS
from clinic.foundation.pack_reading import BadPack

GENERIC = frozenset({"line", "words", "choice", "ticks", "date", "rows", "person", "confirm"})
SPECIAL = frozenset(
    "record safe first_choice point_person backup people askings never_ring consents first_call said_back "
    "copies colleague".split()
)
WITH_OPTIONS = frozenset({"choice", "ticks", "safe", "said_back"})
COLUMN_KINDS = frozenset("line words choice date time person tick phone".split())
SAVES = frozenset("answer client transition departure people".split())
READERS = frozenset("client supporter worker".split())


def check_item(item: Item, where: str) -> None:
    """Refuse an item that could not be asked, saved or read back. Raises BadPack."""
    for is_wrong, words in (*_item_problems(item), *_list_problems(item)):
        if is_wrong:
            raise BadPack(f"{where}: {words}")
    for column in item.columns:
        _check_column(column, f"{where}: column {column.key}")


def _item_problems(item: Item) -> Iterator[tuple[bool, str]]:
    yield item.kind not in GENERIC | SPECIAL, f"there is no kind {item.kind!r}."
    yield item.saves not in SAVES, f"saves should be one of: {', '.join(sorted(SAVES))}."
    yield not READERS.issuperset(item.readers), f"readers should be among: {', '.join(sorted(READERS))}."
    yield not _is_limit(item), f"there is no limit {item.limit!r}; see clinic/foundation/limits.py."


def _list_problems(item: Item) -> Iterator[tuple[bool, str]]:
    keys = [option.key for option in item.options]
    columns = [column.key for column in item.columns]
    yield (
        bool(item.options) != (item.kind in WITH_OPTIONS),
        "options belong to a choice or ticks, and only there.",
    )
    yield len(set(keys)) < len(keys), "two options have the same key."
    yield bool(item.columns) != (item.kind == "rows"), "columns belong to rows, and only there."
    yield len(set(columns)) < len(columns), "two columns have the same key."


def _check_column(column: Column, where: str) -> None:
    if column.kind not in COLUMN_KINDS:
        raise BadPack(f"{where}: kind should be one of: {', '.join(sorted(COLUMN_KINDS))}.")
    if bool(column.options) != (column.kind == "choice") and column.kind != "person":
        raise BadPack(f"{where}: options belong to a choice or a person.")


def _is_limit(item: Item) -> bool:
    if not item.limit:
        return item.kind != "rows"  # every list has its limit
    try:
        _ = LIMITS.row_count(item.limit) if item.kind == "rows" else LIMITS.length(item.limit)
    except KeyError:
        return False
    return True


def check_pathway(pathway: Pathway, items: Mapping[str, Item], where: str) -> None:
    """Refuse a walk that asks something twice, or hangs a question on one that isn't there: BadPack."""
    asked = [one.item.key for step in pathway.steps for one in step.items]
    twice = sorted({key for key in asked if asked.count(key) > 1})
    if twice:
        raise BadPack(f"{where}: {twice[0]} is asked twice.")
    for step in pathway.steps:
        for one in step.items:
            for condition in (one.item.applies, one.required_when):
                _check_condition(condition, items, f"{where}: {one.item.key}")


def _check_condition(condition: str, items: Mapping[str, Item], where: str) -> None:
    if not condition:
        return
    key, wanted = split_condition(condition)
    if key not in items:
        raise BadPack(f"{where}: {condition!r} hangs on {key}, which is no item.")
    unknown = sorted(wanted - possible_values(items[key]))
    if unknown:
        raise BadPack(f"{where}: {condition!r} asks for {unknown[0]!r}, which {key} can't answer.")

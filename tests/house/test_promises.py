"""Every promise has tests, each was seen to fail, and docs/security.md lists them all.

A test whose name begins with ids (`test_a9_…`, `test_i1_i2_…`) belongs to their promises. The column `tests`
of promises.csv names the others: `file::test`, or with a star at its end all tests that begin so.
"""

import ast
import csv
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
CSV = ROOT / "tests" / "trust" / "promises.csv"
PAGE = ROOT / "docs" / "security.md"
BEGIN, END = "<!-- promises: begin -->\n", "<!-- promises: end -->"
# What was promised from the start; the rest of the list is ours to add to.
IDS = "A1 A2 A4 A5 A6 A9 I1 I2 I3 I4 I5 O1 O2 O3 O4 O6 C1 C2 C3 C4 C5 C6 C7 B1 B2 V1 V2"
WITH_IDS = re.compile(r"test((?:_[a-z]\d)+)_")


@cache
def promises() -> tuple[dict[str, str], ...]:
    with CSV.open(newline="") as file:
        return tuple(csv.DictReader(file, strict=True))


@cache
def every_test() -> dict[str, Path]:
    """`file::test` -> its file, for every test function there is."""
    return {
        f"{path.stem}::{node.name}": path
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def found_by(entry: str) -> set[str]:
    if entry.endswith("*"):
        return {name for name in every_test() if name.startswith(entry[:-1])}
    return {entry} & every_test().keys()


def shown_by(row: dict[str, str]) -> set[str]:
    named = {name for name in every_test() if row["id"] in ids_in(name)}
    return named.union(*(found_by(entry) for entry in row["tests"].split()))


def ids_in(name: str) -> list[str]:
    """The ids that the name of a test bears: A9."""
    found = WITH_IDS.match(name.partition("::")[2])
    return found[1].upper().split("_")[1:] if found else []


def test_promises_are_all_listed_once() -> None:
    ids = [row["id"] for row in promises()]
    assert len(ids) == len(set(ids))
    assert set(IDS.split()) <= set(ids)


def test_promises_have_tests_and_every_named_one_is_there() -> None:
    gone = {entry for row in promises() for entry in row["tests"].split() if not found_by(entry)}
    bare = [row["id"] for row in promises() if not shown_by(row)]
    assert (gone, bare) == (set(), [])


def test_promises_were_seen_to_fail() -> None:
    assert [row["id"] for row in promises() if len(row["seen_to_fail"].split()) < 3] == []


def test_promises_are_there_for_every_id_that_a_test_of_trust_bears() -> None:
    known = {row["id"] for row in promises()}
    trust = [name for name, path in every_test().items() if {"trust", "drill"} & set(path.parts)]
    assert {one for name in trust for one in ids_in(name)} <= known


def files_of(row: dict[str, str]) -> list[str]:
    return sorted({str(every_test()[name].relative_to(ROOT / "tests")) for name in shown_by(row)})


def table() -> str:
    """The table of the page, as the list makes it."""
    lines = ["| id | promise | shown in |", "| --- | --- | --- |"]
    lines += [
        f"| {row['id']} | {row['promise']} | {', '.join(f'`{file}`' for file in files_of(row))} |"
        for row in promises()
    ]
    return "\n".join(lines)


def test_promises_stand_on_the_page_with_files_that_show_them() -> None:
    stands = PAGE.read_text("utf-8").partition(BEGIN)[2].partition(END)[0]
    cells = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in stands.splitlines()[2:]]
    is_same = [cell[:2] for cell in cells] == [[row["id"], row["promise"]] for row in promises()]
    assert is_same, f"put this between the marks in {PAGE.name}:\n{table()}"
    gone = {
        cell[0]: named
        for cell, row in zip(cells, promises(), strict=True)
        if not (named := set(re.findall("`(.+?)`", cell[2]))) or named - set(files_of(row))
    }
    assert gone == {}, f"put this between the marks in {PAGE.name}:\n{table()}"

"""What the engine leaves out: scope of header cells, language of passages, index of ids, letters of marks.

PDF/UA-1 (ISO 14289-1, 7.5) wants every header cell to say what it heads, and 7.2 the language of every
passage; ISO 32000-1, 14.7.2 wants every element with an id listed in the IDTree. Done while the file is made:
to open a finished one again takes longer than all of this.
"""

from collections.abc import Iterator
from functools import wraps
from typing import Any
from weakref import WeakKeyDictionary

import pydyf
from weasyprint.formatting_structure.boxes import MarginBox
from weasyprint.pdf import tags as engine

TAGS_OF_THE_ENGINE = engine._build_box_tree
MAY_BE_EMPTY = ("/Span", "/Div", "/P", "/NonStruct")  # a sign beside words that say the same; a line to fill
HAND_ON = ("html", "body")  # they have no tag: those that come are of what is in them
LETTERS_OF_A_FONT, JOINER = b"/CIDInit /ProcSet findresource begin", b" <2060>"
READ: WeakKeyDictionary[pydyf.PDF, set[tuple[str, str]]] = WeakKeyDictionary()  # heads and feet of a file
SCOPES = {"col": "/Column", "row": "/Row", "colgroup": "/Column", "rowgroup": "/Row"}


@wraps(TAGS_OF_THE_ENGINE)
def described_tags(box: Any, parent: Any, pdf: pydyf.PDF, page: int, nums: Any, *args: Any) -> Iterator[Any]:
    """As the engine makes the tags of a box, with what its element says of itself, and none that are empty.

    Head and foot are read once in each language, on its first page.
    """
    made = TAGS_OF_THE_ENGINE(box, parent, pdf, page, nums, *args)
    if isinstance(box, MarginBox):
        if not _is_new(box, pdf):
            _leave_to_the_page(made, pdf, page, nums)
            return
        for child in box.children:
            yield from _spoken(described_tags(child, parent, pdf, page, nums, *args), _language(box))
        return
    for tag in made:
        if box.element is not None and box.element_tag not in HAND_ON:
            _describe(tag, box.element)
        if tag["K"] or tag["S"] not in MAY_BE_EMPTY:
            yield tag
        else:
            tag.clear()


def _is_new(box: MarginBox, pdf: pydyf.PDF) -> bool:
    """Whether a head or foot at this place was not yet read in its language."""
    read = READ.setdefault(pdf, set())
    this = (box.at_keyword, _language(box))
    is_new = this not in read
    read.add(this)
    return is_new


def _language(box: MarginBox) -> str:
    return next((child.style["lang"] or "" for child in box.children), "")


def _spoken(made: Iterator[Any], language: str) -> Iterator[Any]:
    """What stands apart from the pages in its language says it itself."""
    for tag in made:
        if language:
            tag["Lang"] = pydyf.String(language)
        yield tag


def _leave_to_the_page(made: Iterator[Any], pdf: pydyf.PDF, page: int, nums: Any) -> None:
    """Running head and foot are no part of what is read (PDF/UA-1, 7.8): they become artifacts."""
    known, objects = set(nums), len(pdf.objects)
    for _ in made:
        pass
    for tag in pdf.objects[objects:]:
        tag.clear()
    own = nums.keys() - known
    nums.update(dict.fromkeys(own, "null"))
    drawn = pdf.objects[int(pdf.objects[pdf.pages["Kids"][3 * page]]["Contents"].split()[0])].stream
    for at, part in enumerate(drawn):
        if isinstance(part, pydyf.Dictionary) and part.get("MCID") in own:
            drawn[at - 1 : at + 1] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]


def describe_tags() -> None:
    """From now on, in this process."""
    engine._build_box_tree = described_tags


def _describe(tag: pydyf.Dictionary, element: Any) -> None:
    if tag["S"] == "/TH" and "Scope" not in tag["A"]:
        tag["A"]["Scope"] = SCOPES[element.get("scope", "col")]
    if element.get("lang"):
        tag["Lang"] = pydyf.String(element.get("lang"))


def finish_tags(_document: Any, pdf: pydyf.PDF) -> None:
    """Say a letter for every glyph, and list every element with an id in the index of ids."""
    _name_marks(pdf)
    tags = [one for one in pdf.objects if isinstance(one, pydyf.Dictionary) and "S" in one and "ID" in one]
    if not tags:
        return
    tags.sort(key=lambda tag: tag["ID"].string)
    names = pydyf.Array(part for tag in tags for part in (tag["ID"], tag.reference))
    leaf = pydyf.Dictionary({"Names": names, "Limits": pydyf.Array((tags[0]["ID"], tags[-1]["ID"]))})
    pdf.add_object(leaf)
    root = next(one for one in pdf.objects if isinstance(one, dict) and one.get("Type") == "/StructTreeRoot")
    root["IDTree"] = pydyf.Dictionary({"Kids": pydyf.Array([leaf.reference])})


def _name_marks(pdf: pydyf.PDF) -> None:
    """A mark over an Arabic letter has a glyph of its own, which the engine leaves without a letter.

    PDF/UA-1, 7.21.7 wants one for each: it is given a joiner, which nobody reads.
    """
    for one in pdf.objects:
        if isinstance(one, pydyf.Stream) and one.stream and one.stream[0] == LETTERS_OF_A_FONT:
            one.stream = [line.replace(b" <>", JOINER) for line in one.stream]

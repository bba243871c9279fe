"""What the engine leaves out: scope of header cells, language of passages, index of ids, letters of marks.

PDF/UA-1 (ISO 14289-1, 7.5) wants every header cell to say what it heads, and 7.2 the language of every
passage; ISO 32000-1, 14.7.2 wants every element with an id listed in the IDTree. Done while the file is made:
to open a finished one again takes longer than all of this.
"""

from collections.abc import Iterator
from functools import wraps
from typing import Any

import pydyf
from weasyprint.pdf import tags as engine

TAGS_OF_THE_ENGINE = engine._build_box_tree
HAND_ON = ("html", "body")  # they have no tag: those that come are of what is in them
LETTERS_OF_A_FONT, JOINER = b"/CIDInit /ProcSet findresource begin", b" <2060>"
SCOPES = {"col": "/Column", "row": "/Row", "colgroup": "/Column", "rowgroup": "/Row"}


@wraps(TAGS_OF_THE_ENGINE)
def described_tags(box: Any, *args: Any) -> Iterator[pydyf.Dictionary]:
    """As the engine makes the tags of a box, and with what its element says of itself."""
    for tag in TAGS_OF_THE_ENGINE(box, *args):
        if box.element is not None and box.element_tag not in HAND_ON:
            _describe(tag, box.element)
        yield tag


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

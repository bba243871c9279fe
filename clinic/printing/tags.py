"""What the engine leaves out of the tags: the scope of header cells, and the index of element ids.

PDF/UA-1 (ISO 14289-1, 7.5) wants every header cell to say what it heads; ISO 32000-1, 14.7.2 wants every
element with an id listed in the IDTree.
"""

from collections.abc import Iterator
from io import BytesIO

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf

TreeItem = Dictionary


def repair_tags(pdf: bytes) -> bytes:
    """The same file with scopes and IDTree, its objects in streams, and the same bytes every time."""
    with Pdf.open(BytesIO(pdf)) as opened:
        root = opened.Root.get(Name.StructTreeRoot)
        if root is not None:
            with_ids = [item for item in _items(root, in_head=False) if Name.ID in item]
            if with_ids:
                root.IDTree = opened.make_indirect(_id_tree(opened, with_ids))
        target = BytesIO()
        opened.save(
            target, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True, linearize=False
        )
    return target.getvalue()


def _items(item: TreeItem, in_head: bool) -> Iterator[TreeItem]:
    kind = item.get(Name.S)
    in_head = in_head or kind == Name.THead
    if kind == Name.TH:
        _set_scope(item, Name.Column if in_head else Name.Row)
    if kind is not None:
        yield item
    children = item.get(Name.K, Array())
    for child in children if isinstance(children, Array) else [children]:
        if isinstance(child, Dictionary):
            yield from _items(child, in_head)


def _set_scope(header: TreeItem, scope: Name) -> None:
    if Name.A not in header:
        header.A = Dictionary(O=Name.Table)
    header.A.Scope = scope


def _id_tree(opened: Pdf, items: list[TreeItem]) -> Dictionary:
    ids = sorted(((bytes(item.ID), item) for item in items), key=lambda pair: pair[0])
    names = Array()
    for _, item in ids:
        names.append(item.ID)
        names.append(item)
    leaf = opened.make_indirect(Dictionary(Names=names, Limits=Array([ids[0][1].ID, ids[-1][1].ID])))
    return Dictionary(Kids=Array([leaf]))

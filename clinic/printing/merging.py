"""Runs of many papers, one after the other, for the printer.

Putting files together drops the structure that a screen reader needs: single files are the accessible ones.
"""

from collections.abc import Sequence
from io import BytesIO

from pikepdf import ObjectStreamMode, Pdf


def one_after_the_other(files: Sequence[bytes]) -> bytes:
    """All pages of the first file, then all of the next. The same files give the same bytes."""
    with Pdf.new() as run:
        for file in files:
            with Pdf.open(BytesIO(file)) as opened:
                run.pages.extend(opened.pages)
        target = BytesIO()
        run.save(target, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
        return target.getvalue()

"""Pages as pictures, for the preview. Made in a process of their own, like the PDF itself."""

import io
import subprocess
import sys
import zipfile

from clinic.printing.limits import Limits
from clinic.printing.render import ROOT

PAINTER = [sys.executable, "-s", "-E", "-m", "clinic.printing.painter"]


class NoPictures(Exception):
    """The pages could not be painted. `str(error)` is a plain sentence."""


def page_pictures(pdf: bytes, *, width: int = 900, limits: Limits | None = None) -> list[bytes]:
    """One PNG for each page, `width` pixels wide. Raises NoPictures."""
    return _painted(pdf, 0, width, limits or Limits())


def picture_of_page(pdf: bytes, page: int, *, width: int = 900, limits: Limits | None = None) -> bytes:
    """One page (from 1) as a PNG. Raises NoPictures, also for a page that is not there."""
    return _painted(pdf, page, width, limits or Limits())[0]


def _painted(pdf: bytes, page: int, width: int, limits: Limits) -> list[bytes]:
    arguments = [str(number) for number in (page, width, limits.memory, limits.cpu)]
    try:
        done = subprocess.run(
            [*PAINTER, *arguments], input=pdf, capture_output=True, timeout=limits.wall, cwd=ROOT, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise NoPictures("Painting the pages took too long, so it was stopped.") from error
    if done.returncode != 0:
        raise NoPictures("The pages could not be painted. You can still open the PDF.")
    with zipfile.ZipFile(io.BytesIO(done.stdout)) as bundle:
        return [bundle.read(name) for name in bundle.namelist()]

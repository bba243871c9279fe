"""A picture that somebody sends as their logo: looked at, decoded, made small, and encoded afresh.

What was sent is never kept: only pixels of it are, so nothing else that a file can carry gets in. The size is
read from its head before anything is unpacked.
"""

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from clinic.foundation.limits import LIMITS

MOST_BYTES, MOST_PIXELS = LIMITS.picture_bytes, LIMITS.picture_pixels
KEPT_WITHIN = (800, 800)  # pixels: sharp on paper at the size of a letterhead
FORMATS = ("PNG", "JPEG")

NOTHING = "Choose a picture."
TOO_BIG = "This file is larger than 1 MB. Save the picture smaller, and choose it again."
TOO_WIDE = "This picture is {width} by {height} pixels. It may have 2,000 on each side."
NO_PICTURE = "We can’t read this as a picture. Choose a PNG or a JPEG file."


class BadPicture(ValueError):
    """Why a picture isn't taken, in a plain sentence."""


@dataclass(frozen=True)
class Picture:
    """A PNG of our own making, without transparency. Sizes in pixels."""

    png: bytes
    width: int
    height: int


def picture_of(sent: bytes) -> Picture:
    """The picture in these bytes. Raises BadPicture."""
    if not sent:
        raise BadPicture(NOTHING)
    if len(sent) > MOST_BYTES:
        raise BadPicture(TOO_BIG)
    try:
        with warnings.catch_warnings(), _whole_pictures_only():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _encoded(_decoded(sent))
    except BadPicture:
        raise
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, struct.error) as error:
        raise BadPicture(NO_PICTURE) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise BadPicture(NO_PICTURE) from error


@contextmanager
def _whole_pictures_only() -> Iterator[None]:
    """Half a file is no picture. An engine of print in the same process may have said otherwise for all."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _decoded(sent: bytes) -> Image.Image:
    """Upright, on white, in plain colours. Only the head is read before the size is known."""
    with Image.open(BytesIO(sent), formats=FORMATS) as opened:
        width, height = opened.size
        if max(width, height) > MOST_PIXELS:
            raise BadPicture(TOO_WIDE.format(width=width, height=height))
        opened.load()
        upright = ImageOps.exif_transpose(opened)
        return _on_white(upright)


def _on_white(picture: Image.Image) -> Image.Image:
    """Without transparency: a copier knows none."""
    coloured = picture.convert("RGBA")
    white = Image.new("RGBA", coloured.size, "white")
    return Image.alpha_composite(white, coloured).convert("RGB")


def _encoded(picture: Image.Image) -> Picture:
    picture.thumbnail(KEPT_WITHIN, Image.Resampling.LANCZOS)
    target = BytesIO()
    picture.save(target, "PNG", optimize=True)
    return Picture(target.getvalue(), *picture.size)

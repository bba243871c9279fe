"""The painting process: a PDF in, a bundle of PNG pictures out. Run by `pictures`; limits itself first.

Arguments: page (from 1; 0 for all), width in pixels, memory in bytes, CPU in seconds.
"""

import io
import resource
import sys
import zipfile

import pypdfium2


def main(page: int, width: int, memory: int, cpu: int) -> None:
    """Paint one page, or every page in order."""
    pdf = sys.stdin.buffer.read()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 2))
    bundle = io.BytesIO()
    with pypdfium2.PdfDocument(pdf) as opened, zipfile.ZipFile(bundle, "w", zipfile.ZIP_STORED) as pictures:
        for number in [page] if page else range(1, len(opened) + 1):
            pictures.writestr(f"{number:03}.png", _painted(opened[number - 1], width))
    sys.stdout.buffer.write(bundle.getvalue())


def _painted(page: pypdfium2.PdfPage, width: int) -> bytes:
    picture = io.BytesIO()
    page.render(scale=width / page.get_width()).to_pil().save(picture, "PNG", optimize=False)
    return picture.getvalue()


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:5]))

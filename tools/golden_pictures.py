"""Make the golden pictures of papers anew, and the contact sheet in docs: `python -m tools.golden_pictures`.

Look at the sheet, and at what changed, before you commit them. With names of papers ("plan-arabic") only
those are made, and the sheet stays.
"""

import sys

from clinic.printing.render import Press
from tests.printing.golden_papers import FOLDER, Golden, all_goldens, as_file, contact_sheet, picture_of

SHEET = FOLDER.parents[2] / "docs" / "pictures" / "papers.png"


def main(only: list[str]) -> None:
    """Print each, and keep its picture."""
    FOLDER.mkdir(exist_ok=True)
    made: dict[Golden, bytes] = {}
    with Press() as press:
        for golden in all_goldens():
            if only and golden.name not in only:
                continue
            pdf = press.render(golden.document, golden.payload()).pdf
            if pdf is None:
                raise SystemExit(f"{golden.name} could not be printed.")
            golden.file.write_bytes(as_file(picture_of(pdf)))
            made[golden] = pdf
            print(golden.name, flush=True)
    if not only:
        stale = set(FOLDER.glob("*.png")) - {golden.file for golden in all_goldens()}
        for path in stale:
            path.unlink()
        SHEET.parent.mkdir(parents=True, exist_ok=True)
        SHEET.write_bytes(as_file(contact_sheet(made)))


if __name__ == "__main__":
    main(sys.argv[1:])

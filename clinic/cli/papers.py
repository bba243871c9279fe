"""`papers`: print the pages for the drawer into a folder, as they lie ready in docs/papers."""

from pathlib import Path

import click

from clinic.foundation.regions import load_region, region_keys
from clinic.plans.wording import wording_for
from clinic.printing.blanks.kept import BlankNotMade, printed
from clinic.printing.blanks.registry import BLANKS

KEY = "emergency_page"


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def papers(folder: Path) -> None:
    """Print an emergency page 1 for each region into FOLDER: a drawer needs it before there is any plan."""
    folder.mkdir(parents=True, exist_ok=True)
    for region in region_keys():
        file = folder / ready_name(region)
        try:
            file.write_bytes(ready_page(region))
        except BlankNotMade as error:
            raise click.ClickException(str(error)) from error
        click.echo(file)


def ready_name(region: str) -> str:
    """Such as "emergency-page-us-letter.pdf"."""
    return f"{KEY.replace('_', '-')}-{region}-{load_region(region).paper}.pdf"


def ready_page(region: str) -> bytes:
    """The page for one region, in English. Raises BlankNotMade."""
    blank = BLANKS[KEY]
    return printed(blank, blank.build(wording_for(load_region(region))))

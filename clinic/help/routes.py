"""Help, privacy and accessibility: pages that anybody may read, signed in or not."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from clinic.access.gate import open_to_all

blueprint = Blueprint("help", __name__, url_prefix="/help")


@blueprint.get("")
@open_to_all
def start() -> ResponseReturnValue:
    """What to do first, and where things are."""
    return render_template("help/start.html")


@blueprint.get("/privacy")
@open_to_all
def privacy() -> ResponseReturnValue:
    """What is kept, who sees it, what is written down about who looked."""
    return render_template("help/privacy.html")


@blueprint.get("/accessibility")
@open_to_all
def accessibility() -> ResponseReturnValue:
    """How the pages can be used, and what to do when they can't."""
    return render_template("help/accessibility.html")

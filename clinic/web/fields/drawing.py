"""Fields that draw themselves: each calls one GOV.UK macro with what it knows of itself."""

import re
from typing import Any, Protocol

from flask import get_template_attribute
from markupsafe import Markup, escape

ERROR = Markup('<span class="error-word">Error:</span> {}')  # for everybody, not for screen readers alone
EMPTY_LINES = re.compile(r"\s*\n\s*")
COMPONENT = "govuk_frontend_jinja/components/{name}/macro.html"


class Drawable(Protocol):
    """What a field must know of itself to be drawn."""

    id: str
    name: str
    hint: str
    errors: Any
    label: Any


def draw(component: str, macro: str, params: dict[str, Any]) -> Markup:
    """The markup of one GOV.UK component, without the many empty lines that its macro leaves."""
    html = get_template_attribute(COMPONENT.format(name=component), macro)(params)
    return Markup(EMPTY_LINES.sub("\n", html).strip())


def as_html(text: str | Markup) -> dict[str, str | Markup]:
    """Text or markup in the shape that the macros take."""
    return {"html": text} if isinstance(text, Markup) else {"text": text}


def frame(field: Drawable) -> dict[str, Any]:
    """Id, name, hint and error of a field. Only the first error is shown: one thing to mend at a time."""
    params: dict[str, Any] = {"id": field.id, "name": field.name}
    if field.hint:
        params["hint"] = as_html(field.hint)
    message = first_error(field)
    if message:
        params["errorMessage"] = {"html": ERROR.format(message), "visuallyHiddenText": ""}
    return params


def first_error(field: Drawable) -> str:
    """The first message of a field, "" when nothing is wrong."""
    return str(field.errors[0]) if field.errors else ""


def label_of(field: Drawable, look: str = "") -> dict[str, Any]:
    """The label above a single input. `look`: "", s, m, l."""
    return as_html(field.label.text) | {"classes": f"govuk-label--{look}" if look else ""}


def legend_of(field: Drawable, look: str = "s") -> dict[str, Any]:
    """The question above a group of inputs."""
    return as_html(field.label.text) | {"classes": f"govuk-fieldset__legend--{look}"}


def kept_breaks(text: str) -> Markup:
    """Text for a textarea whose line breaks no template can indent (macros indent what is nested in them)."""
    return Markup(str(escape(text)).replace("\r\n", "\n").replace("\n", "&#10;"))

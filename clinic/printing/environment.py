"""The templates of paper: everything escaped, everything defined, fixed words through gettext."""

import re
from collections.abc import Sequence
from functools import cache
from gettext import NullTranslations
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from clinic.plans.phrases import holds_quotes
from clinic.plans.wording import message
from clinic.printing.assets import ASSETS, TEMPLATES
from clinic.printing.large_map import map_in_large

EXTENSION_AT_END = re.compile(r"\s*(?:ext\.?|extension|x)\s*\d+$", re.IGNORECASE)
NUMBER_CLASSES = ((14, "number-usual"), (19, "number-long"), (25, "number-longer"))
LONG_NAME = 40
IN_QUOTES = message("“{words}”")


def paper_environment(translations: NullTranslations) -> Environment:
    """Templates below pdf_templates, whatever their ending, with `_()` and `{% trans %}` in one language."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.policies["ext.i18n.trimmed"] = True
    install = environment.install_gettext_translations  # type: ignore[attr-defined]  # i18n brings it
    install(translations, newstyle=True)
    opening, closing = translations.gettext(IN_QUOTES).split("{words}")
    environment.globals |= {"opening_quote": opening, "closing_quote": closing}
    environment.filters["map_with_style"] = map_with_style
    environment.filters["map_in_large"] = map_in_large
    environment.filters["number_parts"] = number_parts
    environment.filters["number_class"] = number_class
    environment.filters["name_class"] = name_class
    environment.filters["two_columns"] = two_columns
    environment.tests["holding_quotes"] = holds_quotes
    return environment


def number_parts(number: str) -> tuple[str, str]:
    """A number and its extension, which may stand on a line of its own: ("555 0142", "ext. 44")."""
    found = EXTENSION_AT_END.search(number)
    return (number[: found.start()], found[0].strip()) if found else (number, "")


def number_class(number: str) -> str:
    """How a number on page 1 is set: by its length alone. It is never shrunk to fit, and never broken."""
    return next((name for letters, name in NUMBER_CLASSES if len(number) <= letters), "number-longest")


def name_class(name: str) -> str:
    """How a name on page 1 is set: by its length alone."""
    return "name-long" if len(name) > LONG_NAME else "name-usual"


def two_columns(sections: Sequence[dict[str, Any]]) -> tuple[Sequence[dict[str, Any]], ...]:
    """Sections of known `height` cut where two columns come out most alike; read down one, then the other.

    The engine's own columns take minutes where words are very long.
    """
    heights = [one["height"] for one in sections]
    cut = min(range(len(sections) + 1), key=lambda at: max(sum(heights[:at]), sum(heights[at:])))
    return sections[:cut], sections[cut:]


@cache
def _map_style() -> str:
    return (ASSETS / "map.css").read_text("utf-8")


def map_with_style(svg: str) -> Markup:
    """The support map with its style sheet inside: the engine lets no rule of the page reach into a drawing.

    The drawing is made by `plans.drawings`, which escapes every name.
    """
    return Markup(svg.replace("<title>", f"<style>{_map_style()}</style><title>", 1))

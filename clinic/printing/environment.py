"""The templates of paper: everything escaped, everything defined, fixed words through gettext."""

from functools import cache
from gettext import NullTranslations

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from clinic.printing.assets import ASSETS, TEMPLATES


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
    environment.install_gettext_translations(translations, newstyle=True)
    environment.filters["map_with_style"] = map_with_style
    return environment


@cache
def _map_style() -> str:
    return (ASSETS / "map.css").read_text("utf-8")


def map_with_style(svg: str) -> Markup:
    """The support map with its style sheet inside: the engine lets no rule of the page reach into a drawing.

    The drawing is made by `plans.drawings`, which escapes every name.
    """
    return Markup(svg.replace("<title>", f"<style>{_map_style()}</style><title>", 1))  # noqa: S704

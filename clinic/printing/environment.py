"""The templates of paper: everything escaped, everything defined, fixed words through gettext."""

from gettext import NullTranslations

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from clinic.printing.assets import TEMPLATES


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
    return environment

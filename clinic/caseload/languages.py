"""Languages that a person may speak or sign, by the names that Unicode's CLDR gives them."""

from functools import cache

from babel import Locale

FIRST = ("en", "es", "ase", "ar", "zh", "vi", "ko", "ru", "fr", "ht", "pt", "pl", "so", "uk", "fa", "am")
SIGNED = {"ase": "American Sign Language", "bfi": "British Sign Language"}
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "sd", "ckb", "dv", "ug"})


@cache
def languages() -> dict[str, str]:
    """Name by code: those that are often needed first, then all others by name."""
    names = {code: name for code, name in Locale("en").languages.items() if len(code) == 2} | SIGNED
    rest = sorted(set(names) - set(FIRST), key=lambda code: (names[code], code))
    return {code: names[code] for code in (*FIRST, *rest)}


def language_name(code: str) -> str:
    """What a stored code is called; the code itself when nobody knows it any more."""
    return languages().get(code, code)

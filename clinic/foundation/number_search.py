"""Finding and comparing phone numbers, however they were written.

The never-ring check and the old-number sweep rest on this: a miss prints a number that must not be
printed, a false find only asks a person to look. So it leans towards finding.

Folded digits: 0-9 only, without country code, trunk zero or extension ("+1 (919) 555-0171 x4" is 9195550171).
"""

import re
import unicodedata

import phonenumbers

LOCAL_LENGTH = 7  # the shortest form people write of a whole number: a US number without its area code
LONGEST = 15  # ITU-T E.164
WITH_AREA_CODE = 10

EXTENSION = re.compile(
    r"(?:;ext=|\bext(?:n|ension)?\b\.?|\boption\b|(?<=[\d\s])x|#|,+)\s*:?\s*(\d{1,7})\s*$", re.I
)
DATES_AND_TIMES = re.compile(
    r"(?<![\d./-])(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([/.])\d{1,2}\1(?:\d{4}|\d{2})|\d{1,2}-\d{1,2}-\d{4})(?![./-]?\d)"
    r"|(?<!\d)\d{1,2}:\d{2}(?!\d)"
)
GAP = r"(?:/|[^\S\n]?[-.()·•‐‑‒–—−]{0,3}[^\S\n]?[-.()]{0,2})"
SPELT = re.compile(r"(?:\+?1[-. ]?)?\(?\d{3}\)?[-. ][A-Z0-9.-]*[A-Z][A-Z0-9.-]*")  # 1-800-950-NAMI
DIALLED_ABROAD = re.compile(r"(?:00|011(?=\d{9}))([1-9]\d*)$")
RUN = re.compile(rf"\+?\(?\d(?:{GAP}\d)*")
ANY_GAP = r"[^\w\n]{0,4}"


def plain_digits(text: str) -> str:
    """The text with every script's digits as 0-9 and invisible marks dropped."""
    return "".join(_plain(char) for char in text)


def _plain(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    return "" if category == "Cf" else char


def split_extension(text: str) -> tuple[str, str]:
    """The number, and its extension or menu choice in digits, or "". "ext. 12" alone is a number."""
    found = EXTENSION.search(text)
    if found is None or not re.search(r"\d", text[: found.start()]):
        return text, ""
    return text[: found.start()], found.group(1)


def fold_number(text: str) -> str:
    """Folded digits of one phone number in any format; empty when it holds no digit."""
    number = split_extension(plain_digits(text))[0].strip("( ")
    if SPELT.fullmatch(number):
        number = phonenumbers.convert_alpha_characters_in_number(number)
    digits = re.sub(r"\D", "", number)
    if number.startswith("+"):
        digits = _without_country_code(digits)
    elif dialled := DIALLED_ABROAD.match(digits):
        digits = _without_country_code(dialled.group(1))
    elif re.fullmatch(r"1\d{10}", digits):
        digits = digits[1:]
    return digits.lstrip("0") or digits


def _without_country_code(digits: str) -> str:
    try:
        return phonenumbers.national_significant_number(phonenumbers.parse(f"+{digits}", None))
    except phonenumbers.NumberParseException:
        return digits


def same_number(a: str, b: str) -> bool:
    """Whether two numbers, in any format, reach the same phone.

    A number without its area or country code counts as the same from seven digits on: "555-0171" is
    "(919) 555-0171", because nobody can tell that it is not.
    """
    shorter, longer = sorted((fold_number(a), fold_number(b)), key=len)
    if len(shorter) < LOCAL_LENGTH:
        return bool(shorter) and shorter == longer
    return longer.endswith(shorter)


def find_numbers(text: str) -> list[str]:
    """Folded digits of everything in free text that looks like a phone number, in order, each once.

    Seven digits or more, in any grouping and any script's digits; dates and times of day are passed over.
    """
    plain = DATES_AND_TIMES.sub(" ; ", plain_digits(text))
    found = [number for match in RUN.finditer(plain) for number in _numbers_in_run(match.group())]
    return list(dict.fromkeys(found))


def _numbers_in_run(run: str) -> list[str]:
    count = len(re.sub(r"\D", "", run))
    if count <= LONGEST:
        return [fold_number(run)] if count >= LOCAL_LENGTH else []
    return [fold_number(piece) for piece in _pieces(re.findall(r"\d+", run)) if len(piece) >= LOCAL_LENGTH]


def _pieces(groups: list[str]) -> list[str]:
    """Numbers written side by side, cut apart after each whole one."""
    pieces = [""]
    for group in groups:
        if len(pieces[-1]) >= WITH_AREA_CODE:
            pieces.append("")
        pieces[-1] += group
    return pieces


def mentions_number(text: str, number: str) -> bool:
    """Whether free text holds this number, in any format, alone or beside other digits."""
    digits = fold_number(number)
    if not digits:
        return False
    # Up to five digits may stand before it without a gap: 00, a country code, a trunk zero.
    before = r"(?<!\d)\d{0,5}" if len(digits) >= LOCAL_LENGTH else r"(?<!\d)"
    spaced = before + ANY_GAP.join(digits) + r"(?!\d)"
    return bool(re.search(spaced, plain_digits(text))) or any(
        same_number(found, digits) for found in find_numbers(text)
    )

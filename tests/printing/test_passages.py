"""Typed passages: the direction of their letters, and their language where it is known."""

import pytest

from clinic.printing.passages import with_passages

ENGLISH = {"language": "en", "direction": "ltr", "client_language": "ar"}
ARABIC = {"language": "ar", "direction": "rtl", "client_language": "ar"}
SPANISH = {"language": "es", "direction": "ltr", "client_language": "es"}


@pytest.mark.parametrize(
    ("passage", "page", "marked"),
    [
        ("<bdi>Rosa</bdi>", ENGLISH, "Rosa"),
        ("<bdi>سميرة</bdi>", ENGLISH, '<bdi dir="rtl">سميرة</bdi>'),
        ("<bdi>سميرة</bdi>", ARABIC, "سميرة"),
        ("<bdi>Rosa</bdi>", ARABIC, '<bdi dir="ltr">Rosa</bdi>'),
        ("<bdi>Majid (مجيد)</bdi>", ENGLISH, "<bdi>Majid (مجيد)</bdi>"),
        ("<bdi>555 0101</bdi>", ARABIC, "<bdi>555 0101</bdi>"),
    ],
)
def test_passages_get_the_direction_of_their_first_letter(passage: str, page: dict, marked: str) -> None:
    assert with_passages(passage, page) == marked


@pytest.mark.parametrize(
    ("passage", "page", "marked"),
    [
        ('<bdi class="said">أريد بيتي</bdi>', ENGLISH, '<bdi dir="rtl" lang="ar">أريد بيتي</bdi>'),
        ('<bdi class="said">Quiero mi casa</bdi>', SPANISH, "Quiero mi casa"),
        ('<bdi class="said">Quiero</bdi>', {**SPANISH, "language": "en"}, '<bdi lang="es">Quiero</bdi>'),
        ('<bdi class="typed">Blue door</bdi>', SPANISH, '<bdi lang="en">Blue door</bdi>'),
        ('<bdi class="typed">Blue door</bdi>', ARABIC, '<bdi dir="ltr" lang="en">Blue door</bdi>'),
        ('<bdi class="typed">الباب الأزرق</bdi>', ENGLISH, '<bdi dir="rtl" lang="ar">الباب الأزرق</bdi>'),
        ('<bdi class="typed">Blue door</bdi>', ENGLISH, "Blue door"),
    ],
)
def test_passages_get_their_language(passage: str, page: dict, marked: str) -> None:
    assert with_passages(passage, page) == marked


def test_passages_guess_no_language() -> None:
    """Letters that are neither a worker's English nor the client's: whose language they are is not known."""
    assert with_passages('<bdi class="said">Добрый день</bdi>', ARABIC) == '<bdi dir="ltr">Добрый день</bdi>'


def test_passages_keep_what_was_escaped() -> None:
    typed = '<bdi class="typed">&lt;b&gt; &amp; سميرة</bdi>'
    assert with_passages(typed, ENGLISH) == '<bdi lang="en">&lt;b&gt; &amp; سميرة</bdi>'.replace(
        ' lang="en"', ""
    )

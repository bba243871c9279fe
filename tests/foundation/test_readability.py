import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic.foundation.readability import _syllables, grade, worst_sentences

# Counted by hand.
COUNTED = """
1 take while role asked called likes don't can't nurse helps now call night change trained piece
1 friend friends their said one once house leave sleep used phone need free tree day stayed played
1 hours watched clothes goes tries tired scared agreed died
2 little wanted places houses safely careful being trying station quiet client isn't doesn't doctor
2 morning monday tuesday sunday happens changes agree cousin neighbor worker lonely alone danger
2 person answers patient friendly asleep paper number message decide helpless useful table tables
2 settled handled people evening someone something quickly question goodbye enjoyed union million diet
2 truly safety homeless movement treatment create pages washes carries worried lion trial discharge
2 science wednesday
3 diary radio serious easier usual video medicine medicines appointment afternoon nobody saturday
3 agreement manager pharmacy pharmacist together family decided decision hospital messages everyone
3 idea area period various furious opinion audience annual employment creative prescription therapist
3 therapy insurance denial violin
4 january february psychiatrist anybody community emergency interpreter information society experience
4 confidential recovery supervisor situation
"""


def _counted() -> list[tuple[str, int]]:
    lines = [line.split() for line in COUNTED.strip().splitlines()]
    return [(word, int(line[0])) for line in lines for word in line[1:]]


def test_syllables_are_right_nineteen_times_in_twenty() -> None:
    counted = _counted()
    wrong = [(word, count, _syllables(word)) for word, count in counted if _syllables(word) != count]
    assert len(counted) > 150
    assert len(wrong) <= len(counted) / 20, wrong


def test_grade_is_the_formula() -> None:
    # 3 words, 3 syllables: 0.39 * 3 + 11.8 - 15.59, which is below nought.
    assert grade("Call me now.") == 0.0
    # 10 words, 22 syllables, 1 sentence.
    text = "The interpreter and the manager decided together about the medicine."
    assert grade(text) == pytest.approx(0.39 * 10 + 11.8 * 22 / 10 - 15.59)


def test_grade_of_nothing() -> None:
    assert grade("") == grade(" \n ... ") == 0.0


def test_grade_rises_with_long_words_and_long_sentences() -> None:
    plain = "Call Teo. He comes on Friday. He brings the key. You can say no."
    one_sentence = "Call Teo and he comes on Friday and he brings the key and you can say no."
    office = "Availability of professional representatives necessitates individual authorization procedures."
    assert grade(plain) < 3 < grade(one_sentence) < grade(office)
    assert grade(office) > 12


def test_grade_ends_sentences_where_a_reader_does() -> None:
    assert grade("One two three four.\nFive six seven eight.") == grade(
        "One two three four. Five six seven eight."
    )
    assert grade("Where I go\nWho I ring") == grade("Where I go. Who I ring.")
    assert grade("Dr. Menon comes at 9 a.m. on Friday to see you") == grade(
        "Dr Menon comes at 9 am on Friday to see you"
    )


def test_grade_reads_a_number_by_eye() -> None:
    assert grade("Please ring Teo on (919) 555-0171 today") == grade("Please ring Teo on a a today")


def test_worst_sentences_hardest_first() -> None:
    texts = [
        "You can call Teo any day you want. Availability of representatives necessitates authorization.",
        "Your appointment with the psychiatrist is on Friday.",
    ]
    worst = worst_sentences(texts, 2)
    assert [sentence for _, sentence in worst] == [
        "Availability of representatives necessitates authorization.",
        "Your appointment with the psychiatrist is on Friday.",
    ]
    assert worst[0][0] == grade(worst[0][1]) > worst[1][0]


def test_worst_sentences_skip_headings_and_repeats() -> None:
    assert worst_sentences(["Confidentiality arrangements", "Emergency information:"], 5) == []
    assert len(worst_sentences(["We meet at the library today."] * 3, 5)) == 1
    assert worst_sentences(["We meet at the library today."], 0) == []


@given(st.text())
def test_grade_never_breaks(text: str) -> None:
    assert grade(text) >= 0.0
    assert all(found in text for _, found in worst_sentences([text], 3))

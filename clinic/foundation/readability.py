"""How hard a text is to read: the Flesch-Kincaid grade (Kincaid et al. 1975), for English.

grade = 0.39 x words per sentence + 11.8 x syllables per word - 15.59, never below 0: grade 6 is what a US
twelve-year-old reads with ease. Lists and headings count as sentences line by line. A number is one word of
one syllable, for it is read by eye. Syllables are runs of vowels, set right by the patterns below: they fit
about nineteen words in twenty of these plans, and are wrong both ways where they do not.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

SENTENCE_END = re.compile(r"[.!?:…]+[\"'”’)\]]*(?=\s|$)|\n+")
ABBREVIATION = re.compile(r"\b(Dr|Mr|Mrs|Ms|St|Prof|vs|ext|e\.g|i\.e|a\.m|p\.m)\.$", re.IGNORECASE)
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,:()/-]*")
VOWEL_RUN = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]+")

# One sentence of fewer words than this is a heading or a button, which the formula cannot judge alone.
FEWEST_WORDS = 5

KNOWN = {
    "anyone": 3, "area": 3, "areas": 3, "business": 2, "created": 3, "different": 3, "element": 3,
    "evening": 2, "every": 2, "everybody": 4, "everyone": 3, "hour": 1, "hours": 1, "idea": 3, "ideas": 3,
    "lion": 2, "people": 2, "poem": 2, "recipe": 3, "science": 2, "somebody": 3, "someone": 2,
    "something": 2, "sometimes": 2, "somewhere": 2, "wednesday": 2,
}  # fmt: skip
# A vowel run too many.
ONE_LESS = re.compile(
    r"[^aeiouyl]e$"  # take, but not little
    r"|[aeiouy]les?$"  # while, roles, but not tables
    r"|[^aeiouytdl]ed$|[aeiouyl]led$"  # asked, called, but not wanted
    r"|[^aeiouylscgxzh]es$|[^cs]hes$"  # likes, but not places
    r"|[^aeiouyl]e(?=(?:ly|ty|ful|less|ness|ment|ments|work|where)$)"  # safely, careful
)
# A vowel run too few.
ONE_MORE = re.compile(
    r"[aeiouy]ing"  # being, trying
    r"|(?<![tcsgx])ia(?!u)|(?<![tcsgxnl])io"  # diary, radio, but not station, million
    r"|iet|ier$|iest$|clien|(?<=[dr])ience"  # quiet, easier, client, experience
    r"|(?<![qg])ua[ltr]|(?<=u)ou"  # usual, January
    r"|eo(?!p|n)|creat|ism$"  # video, create
    r"|[^aeiouy]n['’]t$"  # isn't, but not don't
)


def grade(text: str) -> float:
    """The grade of a whole text; 0.0 for one without words."""
    sentences = [words for words in map(_words, _sentences(text)) if words]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    syllables = sum(_syllables(word) for word in words)
    return max(0.0, 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59)


def worst_sentences(texts: Iterable[str], n: int) -> list[tuple[float, str]]:
    """The n hardest different sentences of five words or more, hardest first, each with its grade."""
    sentences = {sentence for text in texts for sentence in _sentences(text)}
    graded = [(grade(sentence), sentence) for sentence in sentences if len(_words(sentence)) >= FEWEST_WORDS]
    return sorted(graded, key=lambda found: (-found[0], found[1]))[:n]


def _sentences(text: str) -> list[str]:
    stops = [found.end() for found in SENTENCE_END.finditer(text) if not _is_abbreviation(text, found)]
    pieces = [text[start:end].strip() for start, end in pairwise([0, *stops, len(text)])]
    return [piece for piece in pieces if piece]


def _is_abbreviation(text: str, stop: re.Match[str]) -> bool:
    return bool(ABBREVIATION.search(text, max(0, stop.start() - 5), stop.end()))


def _words(sentence: str) -> list[str]:
    return WORD.findall(sentence.lower())


def _syllables(word: str) -> int:
    """At least one."""
    if word[0].isdigit():
        return 1
    bare = re.sub(r"['’]s$", "", word)
    if bare in KNOWN:
        return KNOWN[bare]
    vowels = bare.replace("qu", "q")
    runs = len(VOWEL_RUN.findall(vowels))
    return max(1, runs - len(ONE_LESS.findall(vowels)) + len(ONE_MORE.findall(vowels)))

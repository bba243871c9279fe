"""`./dev words`: gather the fixed words of paper, bring the catalogues up to date; `--check` only looks."""

import sys

from tools.words.catalogues import Problem, check, languages, update
from tools.words.gathering import gathered

MEANS = {
    "missing": "has no translation",
    "fuzzy": "is marked as not sure",
    "places": "does not hold the same {places} as the English",
    "obsolete": "is not printed any more (./dev words takes it out)",
    "not compiled": "is not compiled (./dev words does it)",
}


def main() -> int:
    """1 when something is wrong that has to be mended."""
    only_look = "--check" in sys.argv[1:]
    found: list[Problem] = []
    for language in languages():
        template = gathered()
        found += check(language, template) if only_look else update(language, template)
        print(f"{language}: {len(template)} messages, {_count(found, language)} to mend")
    for problem in found:
        print(f"{problem.language}: {problem.message!r} {MEANS[problem.kind]}", file=sys.stderr)
    return 1 if found else 0


def _count(found: list[Problem], language: str) -> int:
    return sum(1 for problem in found if problem.language == language)


if __name__ == "__main__":
    sys.exit(main())

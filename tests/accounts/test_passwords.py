"""What makes a good password, and how it is kept."""

import pytest
from flask_security.utils import verify_password

from clinic.accounts.passwords import MESSAGES, Hasher, problem_with
from clinic.web.work import HandoffApp


def test_passwords_of_words_are_good() -> None:
    assert problem_with("seven green umbrellas", about=["Ann Weaver", "ann@example.org"]) == ""


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("fourteen chars", "short"),
        ("x" * 129, "long"),
        ("Password Password", "common"),
        ("correct horse battery staple", "common"),
        ("aaaaaaaabbbbbbbb", "repeated"),
        ("weaver of seven baskets", "own"),
    ],
)
def test_passwords_that_are_guessed_are_refused(password: str, problem: str) -> None:
    assert problem_with(password, about=["Ann Weaver", "ann@example.org"]) == MESSAGES[problem].format(
        shortest=15
    )


def test_passwords_are_argon2id_at_the_set_cost() -> None:
    stored = Hasher(3, 65536).hash("seven green umbrellas")
    assert stored.startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_passwords_match_however_they_were_composed() -> None:
    hasher = Hasher(1, 64)
    stored = hasher.hash("caf\u00e9 seven umbrellas")
    assert hasher.matches(stored, "cafe\u0301 seven umbrellas")
    assert not hasher.matches(stored, "cafe seven umbrellas")


def test_passwords_of_nobody_never_match() -> None:
    assert not Hasher(1, 64).matches(None, "seven green umbrellas")


def test_passwords_hashed_at_another_cost_are_outdated() -> None:
    stored = Hasher(1, 64).hash("seven green umbrellas")
    assert Hasher(2, 64).is_outdated(stored)
    assert not Hasher(1, 64).is_outdated(stored)


def test_passwords_are_read_by_flask_security_too(app: HandoffApp) -> None:
    stored = Hasher(1, 64).hash("seven green umbrellas")
    with app.app_context():
        assert verify_password("seven green umbrellas", stored)
        assert not verify_password("seven green umbrella", stored)

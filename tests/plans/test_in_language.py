"""What was chosen from a list speaks the language of the paper; what was typed stays as it was typed."""

from dataclasses import fields, replace

from clinic.foundation.regions import load_region
from clinic.plans import content as sections
from clinic.plans import content_care, content_people
from clinic.plans.content import Helper, Move, PlanContent, SmallTrouble
from clinic.plans.in_language import CHOSEN, in_language
from clinic.plans.wording import wording_for
from tests.factories.contents import CONTENTS

SPANISH = wording_for(load_region("us"), "es")


def _said(content: PlanContent) -> PlanContent:
    return in_language(content, SPANISH)


def test_in_language_leaves_english_alone() -> None:
    assert in_language(CONTENTS["huda"], wording_for(load_region("us"))) is CONTENTS["huda"]


def test_in_language_says_what_was_chosen() -> None:
    helper = Helper(key="a", name="Listening", doing_words=("Listens to you", "Sings"), language="Arabic")
    content = _said(PlanContent(helpers=(helper,), small_troubles=(SmallTrouble("Locked out", "a"),)))
    assert content.helpers[0].doing_words == ("Te escucha", "Sings")
    assert content.helpers[0].language == "árabe"
    assert content.small_troubles[0].trouble == "Me quedé sin llaves"


def test_in_language_leaves_names_and_own_words_as_typed() -> None:
    """A name or a sentence that happens to be on a list is still the client's."""
    helper = Helper(key="a", name="Listening", own_words="Listens to you")
    content = _said(PlanContent(helpers=(helper,), on_my_own="Shopping"))
    assert (content.helpers[0].name, content.helpers[0].own_words) == ("Listening", "Listens to you")
    assert content.on_my_own == "Shopping"


def test_in_language_says_what_is_joined_to_typed_words() -> None:
    move = Move(going_to="a friend’s place, the green door", options_explained="Another service; Karate")
    said = _said(PlanContent(move=move)).move
    assert said.going_to == "casa de una amistad, the green door"
    assert said.options_explained == "Otro servicio; Karate"


def test_in_language_says_ways_out_wherever_they_stand_alone() -> None:
    content = replace(PlanContent(), on_my_own="Not said for now.", gives="Not said for now. Really.")
    assert _said(content).on_my_own == "Por ahora no se dice."
    assert _said(content).gives == "Not said for now. Really."
    nobody = replace(PlanContent(), gives="No one yet. Until then: Ade")
    assert _said(nobody).gives == "Nadie todavía. Hasta entonces: Ade"


def test_in_language_changes_no_key_and_no_number() -> None:
    before, after = CONTENTS["marisol"], _said(CONTENTS["marisol"])
    assert [one.key for one in before.helpers] == [one.key for one in after.helpers]
    assert [one.reach for one in before.helpers] == [one.reach for one in after.helpers]
    assert before.edition == after.edition


def test_chosen_fields_are_fields_of_the_plan() -> None:
    known = {**vars(sections), **vars(content_care), **vars(content_people)}
    for row, names in CHOSEN.items():
        assert set(names) <= {one.name for one in fields(known[row])}, row

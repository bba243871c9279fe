"""The core items: each whole, each from somewhere, none used twice."""

import re

import pytest

from clinic.checklist.catalogue import DATA, BadPack, core_items, read_item, read_items, read_toml
from tests.checklist import demands

ITEMS = core_items()
PLACES = {"{name}", "{worker}", "{new_worker}"}
# Words a worker or a client should never have to read here.
JARGON = re.compile(
    r"\b(transition|step-down|finali[sz]e|publish|non-compliant|informal carer|natural support|outlet|"
    r"teach-back|red flag|relapse|capacity|caseload|receiver|the patient|TBD|N/A)\b",
    re.IGNORECASE,
)


def words_of(item) -> list[str]:
    columns = [word for column in item.columns for word in (column.label, column.hint)]
    options = [word for option in item.options for word in (option.label, option.hint, option.detail)]
    in_columns = [option.label for column in item.columns for option in column.options]
    return [item.label, item.hint, item.read_back, item.other, item.until, *columns, *options, *in_columns]


@pytest.mark.parametrize("item", ITEMS.values(), ids=lambda item: item.key)
def test_item_words_are_plain_and_hold_known_names_only(item):
    text = " ".join(words_of(item))
    assert set(re.findall(r"\{\w*\}", text)) <= PLACES
    assert not JARGON.search(text)
    assert "'" not in text, "typographic apostrophes on screen and paper"
    assert "!" not in text


@pytest.mark.parametrize("item", ITEMS.values(), ids=lambda item: item.key)
def test_item_has_source_and_read_back(item):
    assert len(item.source) > 5
    assert item.read_back
    assert item.is_core


def test_every_demand_is_asked():
    lists = (demands.DISCHARGE, demands.WORKER_LEAVING, demands.LEAVING_ONCE, demands.ARTICLES)
    asked = {key for each in lists for keys in each.values() for key in keys}
    assert asked <= set(ITEMS), sorted(asked - set(ITEMS))


def test_no_item_is_asked_for_no_demand():
    lists = (demands.DISCHARGE, demands.WORKER_LEAVING, demands.LEAVING_ONCE, demands.ARTICLES)
    asked = {key for each in lists for keys in each.values() for key in keys}
    details = {
        "animals", "ask_again_by", "ask_again_on", "decider_limits", "decider_paper", "decision_help",
        "hardest_time", "leave_out_places", "medicines_list_from", "medicines_list_on", "others_agreed",
        "others_say", "shows_organisation", "stands_first", "story", "told_aloud", "values", "wants_map",
        "wants_qr",
    }  # fmt: skip
    assert set(ITEMS) - asked == details


def test_no_question_is_asked_under_two_keys():
    labels = [item.label for item in ITEMS.values()]
    twice = {label for label in labels if labels.count(label) > 1}
    assert twice == {"On which day?", "At which number?"}, "short follow-up questions alone may repeat"


def test_keys_were_never_used_for_another_question():
    ever = (DATA / "keys_ever_used.txt").read_text("utf-8").split()
    retired = {entry["key"] for entry in read_toml(DATA / "retired.toml").get("retired", [])}
    assert len(ever) == len(set(ever))
    assert set(ITEMS) <= set(ever), "write a new key down in keys_ever_used.txt"
    assert set(ever) - set(ITEMS) == retired, "a key that is no longer asked belongs in retired.toml"


def test_responsibilities_come_from_the_catalogue_of_people():
    assert "comes_along" in [option.key for option in ITEMS["takes_on"].options]


LINE = {
    "key": "a_line",
    "kind": "line",
    "label": "L",
    "read_back": "R",
    "source": "Somewhere",
    "readers": ["client"],
}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"key": "Bad Key"}, "key should be small letters"),
        ({"kind": "slider"}, "there is no kind 'slider'"),
        ({"kind": "choice"}, "options belong to a choice"),
        ({"kind": "rows", "columns": [{"key": "a", "kind": "line", "label": "A"}]}, "there is no limit ''"),
        ({"options": [{"key": "a", "label": "A"}]}, "options belong to a choice"),
        ({"limit": "nothing"}, "there is no limit 'nothing'"),
        ({"readers": ["neighbor"]}, "readers should be among"),
        ({"saves": "somewhere"}, "saves should be one of"),
        ({"ways_out": ["escape"]}, "should be one of: rather_not"),
        ({"said_by": "yes"}, "should be true or false"),
        ({"colour": "red"}, "colour is not known here"),
        ({"options_from": "planets"}, "options_from should be"),
    ],
)
def test_bad_item_is_refused_in_words(change, words):
    with pytest.raises(BadPack, match=re.escape(words)):
        read_item({**LINE, **change}, "a.toml: item 1")


def test_bad_item_names_file_and_key():
    with pytest.raises(BadPack, match=r"a\.toml: item 3 \(a_line\): label is missing"):
        read_item({key: value for key, value in LINE.items() if key != "label"}, "a.toml: item 3")


def test_key_used_twice_is_refused(tmp_path):
    for name in ("one.toml", "two.toml"):
        (tmp_path / name).write_text(
            '[[item]]\nkey = "same"\nkind = "line"\nlabel = "L"\nread_back = "R"\n'
            'source = "S"\nreaders = []\n'
        )
    with pytest.raises(BadPack, match="same is used twice"):
        read_items(tmp_path)


def test_unreadable_file_is_refused_in_words(tmp_path):
    (tmp_path / "broken.toml").write_text("[[item]\n")
    with pytest.raises(BadPack, match=r"broken\.toml can't be read"):
        read_items(tmp_path)

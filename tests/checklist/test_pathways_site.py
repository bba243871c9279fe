"""What a site may change in the walks, and the floor that it can't lower."""

import re
from pathlib import Path

import pytest

from clinic.checklist.catalogue import BadPack
from clinic.checklist.pathways import canonical_json, checklist_hash, pathway_from_json, resolve
from clinic.checklist.presets import preset_rows

OWN = """
[[add]]
key = "site_bus_pass"
pathways = ["discharge"]
step = "first_days"
kind = "choice"
label = "Has {name} got a bus pass?"
read_back = "Bus pass"
source = "County agreement of 2026"
level = "warns"
moment = "before"
on_paper = true
options = [{ key = "yes", label = "Yes" }, { key = "no", label = "Not yet" }]
"""


@pytest.fixture
def site(tmp_path):
    """(text of checklist.toml, walk) -> the walk with the site's changes."""

    def change(text, key="discharge"):
        (tmp_path / "checklist.toml").write_text(text, "utf-8")
        return resolve(key, tmp_path)

    return change


def place(pathway, key):
    return next(one for step in pathway.steps for one in step.items if one.item.key == key)


def test_without_a_file_the_walk_is_as_it_ships(tmp_path):
    assert resolve("discharge", tmp_path) == resolve("discharge")


def test_item_may_be_reworded(site):
    changed = site('[[reword]]\nitem = "animals"\nlabel = "Any pets?"\n')
    assert place(changed, "animals").item.label == "Any pets?"
    assert place(changed, "animals").item.hint == place(resolve("discharge"), "animals").item.hint


def test_option_may_be_reworded_and_none_added(site):
    text = '[[reword]]\nitem = "proxy"\noptions = [{ key = "%s", label = "There is a signed form" }]\n'
    options = {option.key: option.label for option in place(site(text % "has"), "proxy").item.options}
    assert options["has"] == "There is a signed form"
    assert len(options) == 4
    with pytest.raises(BadPack, match="reword proxy: .*no option 'perhaps'"):
        site(text % "perhaps")


def test_step_may_have_another_title(site):
    changed = site('[[retitle]]\npathway = "discharge"\nstep = "week"\ntitle = "The week ahead"\n')
    assert changed.step("week").title == "The week ahead"


def test_item_may_be_asked_more_strictly_or_earlier(site):
    rule = '[[stricter]]\npathway = "discharge"\nitem = "animals"\nlevel = "required"\nmoment = "before"\n'
    changed = place(site(rule), "animals")
    assert (changed.level, changed.moment) == ("required", "before")
    assert place(site(rule, "worker_leaving"), "animals").level == "optional"


@pytest.mark.parametrize(
    "loosened",
    [
        'item = "backup"\nlevel = "warns"',
        'item = "backup"\nmoment = "good"',
        'item = "week"\nlevel = "optional"',
    ],
)
def test_core_item_is_never_loosened(site, loosened):
    with pytest.raises(BadPack, match="never less"):
        site(f'[[stricter]]\npathway = "discharge"\n{loosened}\n')


@pytest.mark.parametrize(
    "hidden", ['[[hide]]\nitem = "proxy"\n', '[[reword]]\nitem = "proxy"\napplies = "people=some"\n',
               '[[reword]]\nitem = "proxy"\nreaders = []\n'],
)  # fmt: skip
def test_core_item_is_never_hidden(site, hidden):
    with pytest.raises(BadPack, match="is not known here"):
        site(hidden)


def test_site_adds_an_item_of_its_own(site):
    changed = site(OWN)
    added = changed.step("first_days").items[-1]
    assert (added.item.key, added.level, added.item.is_core) == ("site_bus_pass", "warns", False)
    assert added.item.readers == ("client", "worker")
    assert "rather_not" in added.item.ways_out
    assert all(one.item.is_core for step in site(OWN, "worker_leaving").steps for one in step.items)


def test_added_item_off_paper_has_no_readers(site):
    changed = site(OWN.replace("on_paper = true", "on_paper = false"))
    assert changed.step("first_days").items[-1].item.readers == ()


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("site_bus_pass", "bus_pass", "begins with site_"),
        ('kind = "choice"', 'kind = "rows"', "should be one of: line, words, ticks, date, choice"),
        ('step = "first_days"', 'step = "moon"', "discharge has no step 'moon'"),
        ("options = [", "options_ = [", "is not known here"),
    ],
)
def test_added_item_that_is_wrong_is_refused(site, was, becomes, said):
    with pytest.raises(BadPack, match=said):
        site(OWN.replace(was, becomes))


def test_added_item_twice_is_refused(site):
    with pytest.raises(BadPack, match="site_bus_pass is used twice"):
        site(OWN + OWN)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[reword]]\nitem = "planets"\nlabel = "P"\n', "there is no item 'planets'"),
        ('[[stricter]]\npathway = "discharge"\nitem = "story"\nlevel = "required"\n', "doesn't ask 'story'"),
        ('[[retitle]]\npathway = "discharge"\nstep = "moon"\ntitle = "M"\n', "no step 'moon'"),
        ("[[reword]\n", "can't be read"),
    ],
)
def test_what_points_at_nothing_is_refused(site, text, said):
    with pytest.raises(BadPack, match=said):
        site(text)


def test_changed_walk_has_its_own_hash_and_reads_back(site):
    changed = site(OWN)
    assert checklist_hash(changed) != checklist_hash(resolve("discharge"))
    assert pathway_from_json(canonical_json(changed)) == changed


# --- the example in docs/checklist.md -------------------------------------------------------------------


def documented(name: str) -> str:
    """The TOML block of the documentation that begins with this file's name."""
    text = (Path(__file__).parents[2] / "docs" / "checklist.md").read_text("utf-8")
    return next(block for block in re.findall(r"```toml\n(.*?)```", text, re.DOTALL) if f"# {name}" in block)


def test_documented_example_works(site):
    changed = site(documented("checklist.toml"))
    assert place(changed, "safety_plan").item.label.endswith("(the green form)?")
    assert place(changed, "wants_map").level == "required"
    assert changed.step("first_days").title == "The first three days and the bus"
    assert changed.step("first_days").items[-1].item.key == "site_bus_pass"


def test_documented_presets_work(tmp_path):
    (tmp_path / "presets.toml").write_text(documented("presets.toml"), "utf-8")
    assert [row["what"] for row in preset_rows("cover", "residence", tmp_path)] == [
        "Someone in the house at night",
        "Friday breakfast",
    ]

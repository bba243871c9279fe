"""What a site changes in the walks, over a floor that it can't lower.

Core items may be reworded, or asked more strictly or earlier; they are never hidden or loosened. A site may
add items of its own: one line, words, ticks, a date or a choice, with keys that begin with "site_".
"""

from collections.abc import Callable
from dataclasses import replace

from clinic.checklist.catalogue import BadPack, core_items
from clinic.checklist.catalogue_checks import check_pathway
from clinic.checklist.items import Group, Item, Level, Moment, Option, Pathway, Step, StepItem
from clinic.checklist.site_file import SITE_FILE, Added, Retitle, Reword, Site, Stricter, added_items

LEVELS: tuple[Level, ...] = ("optional", "warns", "required")
MOMENTS: tuple[Moment, ...] = ("good", "checkin", "before")


def change_pathway(pathway: Pathway, site: Site) -> Pathway:
    """The walk with a site's changes. Raises BadPack for what would lower the floor, or points at nothing."""
    own_items = added_items(site)
    for reword in site.reword:
        pathway = _reword(pathway, reword)
    for stricter in site.stricter:
        pathway = _make_stricter(pathway, stricter)
    for retitle in site.retitle:
        pathway = _retitle(pathway, retitle)
    for added in site.add:
        pathway = _add(pathway, added, own_items[added.key])
    check_pathway(pathway, {**core_items(), **own_items}, SITE_FILE)
    return pathway


def _reword(pathway: Pathway, reword: Reword) -> Pathway:
    if reword.item not in core_items():
        raise BadPack(f"{SITE_FILE}: reword: there is no item {reword.item!r}.")
    return _change_places(
        pathway, reword.item, lambda place: replace(place, item=_reworded(place.item, reword))
    )


def _reworded(item: Item, reword: Reword) -> Item:
    return replace(
        item,
        label=reword.label or item.label,
        hint=reword.hint or item.hint,
        read_back=reword.read_back or item.read_back,
        options=_reworded_options(item, reword),
    )


def _reworded_options(item: Item, reword: Reword) -> tuple[Option, ...]:
    known = {option.key: option for option in item.options}
    for other in reword.options:
        if other.key not in known:
            raise BadPack(
                f"{SITE_FILE}: reword {item.key}: there is no option {other.key!r}. None can be added."
            )
        known[other.key] = replace(
            known[other.key], label=other.label, hint=other.hint or known[other.key].hint
        )
    return tuple(known.values())


def _make_stricter(pathway: Pathway, rule: Stricter) -> Pathway:
    if rule.pathway != pathway.key:
        return pathway
    if all(rule.item != place.item.key for step in pathway.steps for place in step.items):
        raise BadPack(f"{SITE_FILE}: stricter: {pathway.key} doesn't ask {rule.item!r}.")
    return _change_places(pathway, rule.item, lambda place: _stricter(place, rule))


def _stricter(place: StepItem, rule: Stricter) -> StepItem:
    level, moment = rule.level or place.level, rule.moment or place.moment
    if LEVELS.index(level) < LEVELS.index(place.level) or MOMENTS.index(moment) < MOMENTS.index(place.moment):
        raise BadPack(
            f"{SITE_FILE}: stricter {rule.item}: it is {place.level} and matters {place.moment!r}. "
            "It can be asked more strictly or earlier, never less."
        )
    return replace(place, level=level, moment=moment)


def _retitle(pathway: Pathway, retitle: Retitle) -> Pathway:
    if retitle.pathway != pathway.key:
        return pathway
    return _change_step(pathway, retitle.step, lambda step: replace(step, title=retitle.title))


def _add(pathway: Pathway, added: Added, item: Item) -> Pathway:
    if pathway.key not in added.pathways:
        return pathway
    place = StepItem(item, added.level, added.moment)
    return _change_step(pathway, added.step, lambda step: replace(step, items=(*step.items, place)))


def _change_places(pathway: Pathway, key: str, change: Callable[[StepItem], StepItem]) -> Pathway:
    def in_step(step: Step) -> Step:
        return replace(step, items=tuple(change(one) if one.item.key == key else one for one in step.items))

    return _each_step(pathway, in_step)


def _change_step(pathway: Pathway, key: str, change: Callable[[Step], Step]) -> Pathway:
    if pathway.step(key) is None:
        raise BadPack(f"{SITE_FILE}: {pathway.key} has no step {key!r}.")
    return _each_step(pathway, lambda step: change(step) if step.key == key else step)


def _each_step(pathway: Pathway, change: Callable[[Step], Step]) -> Pathway:
    def in_group(group: Group) -> Group:
        return replace(group, steps=tuple(change(step) for step in group.steps))

    return replace(pathway, groups=tuple(in_group(group) for group in pathway.groups))

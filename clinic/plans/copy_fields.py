"""The last rule of a copy: each field by what it declares of its readers and its kind of information."""

from collections.abc import Callable
from dataclasses import Field, replace
from functools import partial
from typing import Any

from clinic.plans.content import PlanContent
from clinic.plans.content_people import Helper
from clinic.plans.copy_rules import REFUSED, Asker
from clinic.plans.readers import Reader, empty_of, is_own, kind_of, readers_of
from clinic.plans.shape import is_row, rebuilt

MayHave = Callable[[Field[Any]], bool]


def by_field(content: PlanContent, asker: Asker) -> PlanContent:
    """Fields that this reader may not have become what they are when never entered; empty rows go."""
    redacted: PlanContent = kept(content, partial(may_have, asker))
    if asker.kind is not Reader.SUPPORTER:
        return redacted
    # How to reach somebody and what they said is their own: their own page holds it without a consent.
    own = next((one for one in content.helpers if one.key == asker.helper), Helper())
    about_them: Helper = kept(own, lambda declared: Reader.SUPPORTER in readers_of(declared))
    return replace(redacted, helpers=(about_them, *(one for one in redacted.helpers if one.key != own.key)))


def may_have(asker: Asker, declared: Field[Any]) -> bool:
    """Whether a reader may have a field of a section, or of a row that isn't about themself."""
    if asker.kind not in readers_of(declared):
        return False
    if asker.kind is Reader.SUPPORTER:
        return kind_of(declared).value in asker.given and not is_own(declared)
    return REFUSED + kind_of(declared).value not in asker.given


def kept(value: Any, may_keep: MayHave) -> Any:
    """A value of the plan with only the fields that may be kept, and without rows that are left empty."""
    if isinstance(value, tuple):
        return tuple(left for one in value if (left := kept(one, may_keep)) not in _blank(one))
    if not is_row(value):
        return value
    return rebuilt(
        value, lambda declared, held: kept(held, may_keep) if may_keep(declared) else empty_of(declared)
    )


def _blank(row: Any) -> tuple[Any, ...]:
    """What a row with nothing left in it equals: such a row would tell that there was one."""
    return (type(row)(),) if is_row(row) else ()

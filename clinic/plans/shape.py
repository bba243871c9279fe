"""Walking a plan without naming its fields: what is a row, and a row made anew."""

from collections.abc import Callable
from dataclasses import Field
from typing import Any

from clinic.foundation.days import Hours

# Where a dataclass keeps its declarations; asking for them there is several times as fast as `fields`.
DECLARED = "__dataclass_fields__"


def is_row(value: Any) -> bool:
    """Whether a value is a section or row of the plan, with fields of its own. Hours are one plain value."""
    kind = type(value)
    return hasattr(kind, DECLARED) and kind is not Hours


def rebuilt(row: Any, value_of: Callable[[Field[Any], Any], Any]) -> Any:
    """A row of the same kind; each field holds `value_of(its declaration, what it held)`."""
    declared = getattr(type(row), DECLARED)
    return type(row)(**{name: value_of(one, getattr(row, name)) for name, one in declared.items()})

"""Walking a plan without naming its fields: what is a row, and a row made anew."""

from collections.abc import Callable
from dataclasses import Field, fields, is_dataclass
from typing import Any

from clinic.foundation.days import Hours


def is_row(value: Any) -> bool:
    """Whether a value is a section or row of the plan, with fields of its own. Hours are one plain value."""
    return is_dataclass(value) and not isinstance(value, (type, Hours))


def rebuilt(row: Any, value_of: Callable[[Field[Any], Any], Any]) -> Any:
    """A row of the same kind; each field holds `value_of(its declaration, what it held)`."""
    return type(row)(**{one.name: value_of(one, getattr(row, one.name)) for one in fields(row)})

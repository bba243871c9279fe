"""Reading a TOML table into a frozen dataclass, with errors a person can act on.

Understands the types that packs use: str, bool, positive int, date, Literal, a dataclass, a tuple of any of
these and a mapping of dataclasses. Entries are required unless their field has a default; unknown ones are
refused.
"""

import dataclasses
from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

Pack = TypeVar("Pack")


class BadPack(ValueError):
    """A data file that can't be used. `str(error)` names the file, the entry and what it should be."""


def read_table(shape: type[Pack], table: object, where: str) -> Pack:
    """The table as `shape`. `where` names the file; errors add the entry ("us.toml: carers_line: name")."""
    if not isinstance(table, dict):
        raise BadPack(f"{where} should be a table.")
    fields = {field.name: field for field in dataclasses.fields(shape)}  # type: ignore[arg-type]
    unknown = sorted(set(table) - set(fields))
    if unknown:
        raise BadPack(f"{where}: {unknown[0]} is not known here. Known are: {', '.join(fields)}.")
    missing = [name for name, field in fields.items() if name not in table and _is_required(field)]
    if missing:
        raise BadPack(f"{where}: {missing[0]} is missing.")
    kinds = get_type_hints(shape)
    # The default may be given in so many words, though an empty text may not stand elsewhere.
    given = {name: value for name, value in table.items() if value != fields[name].default}
    return shape(**{name: _read(kinds[name], value, f"{where}: {name}") for name, value in given.items()})


def _is_required(field: "dataclasses.Field[Any]") -> bool:
    return field.default is dataclasses.MISSING


def _read(kind: Any, value: object, where: str) -> object:
    origin = get_origin(kind)
    if origin is Literal:
        return _one_of(get_args(kind), value, where)
    if origin is tuple:
        return _rows(get_args(kind)[0], value, where)
    if origin is Mapping:
        return _named(get_args(kind)[1], value, where)
    if dataclasses.is_dataclass(kind):
        return read_table(kind, value, where)  # type: ignore[arg-type]
    return _plain(kind, value, where)


def _one_of(choices: tuple[str, ...], value: object, where: str) -> object:
    if value not in choices:
        raise BadPack(f"{where} should be one of: {', '.join(choices)}.")
    return value


def _rows(kind: Any, value: object, where: str) -> tuple[object, ...]:
    if not isinstance(value, list):
        name = where.rpartition(": ")[2]
        form = f"tables, each under [[{name}]]" if dataclasses.is_dataclass(kind) else "values in brackets"
        raise BadPack(f"{where} should be a list of {form}.")
    return tuple(_read(kind, row, f"{where} {number}") for number, row in enumerate(value, start=1))


def _named(shape: type[Any], value: object, where: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise BadPack(f"{where} should be a table of tables.")
    return MappingProxyType({name: read_table(shape, row, f"{where}: {name}") for name, row in value.items()})


def _plain(kind: type, value: object, where: str) -> object:
    if kind is str and not (isinstance(value, str) and value.strip()):
        raise BadPack(f"{where} should be words in quotation marks.")
    if kind is bool and not isinstance(value, bool):
        raise BadPack(f"{where} should be true or false, without quotation marks.")
    if kind is int and not (isinstance(value, int) and not isinstance(value, bool) and value > 0):
        raise BadPack(f"{where} should be a whole number above 0.")
    if kind is date and (not isinstance(value, date) or isinstance(value, datetime)):
        raise BadPack(f"{where} should be a date like 2026-11-22, without quotation marks.")
    return value

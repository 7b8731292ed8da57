"""Text that tries to run, to load and to lead away; and a collection that has it in every field."""

from __future__ import annotations

import json
import tomllib
import types
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from crossings.collection.load import TABLES
from crossings.collection.records import Cable, Claim, Record, Text

OUTSIDE = "outside.example"
HOSTILE = (
    '{{ 7*7 }} {% x %} <img src=x onerror="top.__pwned=1"> </script><script>top.__pwned=1</script> '
    f"![i](http://{OUTSIDE}/i.png) [l](http://{OUTSIDE}/l) http://{OUTSIDE}/b www.{OUTSIDE} "
    ":material/home: :red[r] $x$ `c` **b** <b>b</b> &amp;"
)
WORD = f"<img/src=x/onerror='top.__pwned=1'>![i](http://{OUTSIDE}/w.png)"
# What must keep its words to be read at all: numbers, dates, what is compared with something else.
KEPT = {"as_printed", "id", "record", "address", "since", "until", "script", "lang"}


def spoiled(folder: Path, text: str = HOSTILE) -> int:
    """Put a text into every field of a data folder that takes any text; return into how many."""
    count = [0]
    for name, kinds in TABLES.items():
        path = folder / name
        if path.exists():
            content = tomllib.loads(path.read_text(encoding="utf-8"))
            for kind, model in kinds.items():
                content[kind] = [_record(model, one, count) for one in content.get(kind, [])]
            path.write_text(_toml(content), encoding="utf-8")
    for path in sorted((folder / "cables").glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        claims = [_record(Claim, one, count) for one in content.pop("claims", [])]
        written = _record(Cable, content, count)
        path.write_text(_toml({**written, "claims": claims}), encoding="utf-8")
    if text != HOSTILE:
        for path in [*folder.glob("*.toml"), *folder.glob("cables/*.toml")]:
            written = path.read_text(encoding="utf-8")
            path.write_text(
                written.replace(_written(HOSTILE)[1:-1], text).replace(_written(WORD)[1:-1], text),
                encoding="utf-8",
            )
    return count[0]


def _record(model: type[Record], content: Mapping[str, Any], count: list[int]) -> dict[str, Any]:
    fields = model.model_fields
    return {
        key: value
        if key in KEPT or key not in fields or _is_narrow(fields[key])
        else _value(fields[key].annotation, key, value, count)
        for key, value in content.items()
    }


def _is_narrow(field: FieldInfo) -> bool:
    """Whether a field takes no text but such as fits a pattern or a check of its own."""
    return any(getattr(one, "pattern", None) or hasattr(one, "func") for one in field.metadata)


def _value(kind: Any, key: str, value: Any, count: list[int]) -> Any:
    """A value with hostile text in it, where its type takes any text."""
    if get_origin(kind) in (Union, types.UnionType):
        return _first(get_args(kind), key, value, count)
    if get_origin(kind) is tuple and isinstance(value, list):
        return [_value(get_args(kind)[0], key, one, count) for one in value]
    if kind is Text and isinstance(value, dict):
        count[0] += len(value)
        return {lang: f"{HOSTILE} {text}" for lang, text in value.items()}
    if isinstance(kind, type) and issubclass(kind, Record) and isinstance(value, dict):
        return _record(kind, value, count)
    if kind is str and isinstance(value, str):
        count[0] += 1
        return f"{value}{WORD}" if key == "anchor" else f"{HOSTILE} {value}"
    return value


def _first(kinds: tuple[Any, ...], key: str, value: Any, count: list[int]) -> Any:
    """The first type of several that has a place for hostile text."""
    changed = (_value(kind, key, value, count) for kind in kinds)
    return next((one for one in changed if one != value), value)


def _toml(content: Mapping[str, Any]) -> str:
    return "".join(f"{key} = {_written(value)}\n" for key, value in content.items())


def _written(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_written(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_written, value)) + "]"
    return json.dumps(value, ensure_ascii=False)

"""Writes the payload's types as a TypeScript declaration, for checking the scripts.

``python -m crossings.exhibit.declaration`` (part of ``make schema``) writes ``js/payload.d.ts``.
"""

from __future__ import annotations

from pathlib import Path
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from typing_extensions import is_typeddict

from crossings.collection.load import load_dataset
from crossings.exhibit import payload_types
from crossings.exhibit.ui import interface
from crossings.wording.reader import Reader

FILE = Path(__file__).parent / "js" / "payload.d.ts"
HEAD = "// Made from payload_types.py by `make schema`; change it there.\n"
PLAIN: dict[Any, str] = {
    str: "string", bool: "boolean", int: "number", float: "number", NoneType: "null",
}  # fmt: skip


def declaration(keys: list[str]) -> str:
    """The declaration of all payload types; ``keys`` are those of the interface texts."""
    kinds = [kind for kind in vars(payload_types).values() if is_typeddict(kind)]
    ui = "\n".join(f"  | '{key}'" for key in keys)
    return "\n".join([HEAD, f"type UiKey =\n{ui};\n", *map(_interface, kinds)])


def _interface(kind: type) -> str:
    hints = get_type_hints(kind, include_extras=True)
    rows = "".join(
        f"  {name}{'?' if get_origin(hint) is NotRequired else ''}: {_script_type(hint)};\n"
        for name, hint in hints.items()
    )
    return f"/** {kind.__doc__} */\ninterface {kind.__name__} {{\n{rows}}}\n"


def _script_type(hint: Any) -> str:
    """A type as TypeScript writes it. Raises KeyError for one that has no counterpart here."""
    origin, inner = get_origin(hint), get_args(hint)
    if is_typeddict(hint):
        return str(hint.__name__)
    if origin is Annotated:
        return str(inner[1])
    if origin is Literal:
        return " | ".join(f"'{value}'" for value in inner)
    if origin in (Union, UnionType):
        return " | ".join(map(_script_type, inner))
    if origin is list:
        return f"Array<{_script_type(inner[0])}>"
    if origin is tuple:
        return f"[{', '.join(map(_script_type, inner))}]"
    if origin is dict:
        return f"Record<{', '.join(map(_script_type, inner))}>"
    if origin is not None:  # NotRequired
        return _script_type(inner[0])
    return PLAIN[hint]


if __name__ == "__main__":
    FILE.write_text(declaration(list(interface(Reader(load_dataset())))), encoding="utf-8")

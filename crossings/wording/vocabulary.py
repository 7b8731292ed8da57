"""The closed words of the model: kinds, roles, precisions, questions.

Each has its words in ``language/phrases.toml``; a test compares the two, so that a new value cannot
go without them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from crossings.collection.records import Record


def values(model: type[Record], field: str) -> tuple[str, ...]:
    """Every word that a field of the model may hold, in the order of the model."""
    return tuple(_literals(model.model_fields[field].annotation))


def _literals(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for part in get_args(annotation):
            yield from _literals(part)

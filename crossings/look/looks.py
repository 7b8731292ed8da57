"""How a figure looks, for every drawing alike: map, timeline, page, card, slide.

Direction is a hue and a wedge, who reports is a pattern, and what did not cross is ink.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from crossings.collection.derive import Derived
from crossings.collection.load import Dataset
from crossings.collection.records import Claim

Hue = Literal["to-kp", "to-cn", "ink"]
Pattern = Literal["hatch", "dots", "lines"]

HUES: Mapping[str, Hue] = {"cn-to-kp": "to-kp", "kp-to-cn": "to-cn"}  # by direction
PATTERNS: Mapping[str, Pattern] = {"cn": "hatch", "kp": "dots"}  # by the side that reports


@dataclass(frozen=True)
class Look:
    """How one figure is drawn.

    ``hue`` and ``pattern`` are names that every style sheet and palette knows. ``wedge`` is the
    direction it points in, or empty where nobody crossed. A value of ours (``is_ours``) has a
    dashed outline and italic words; a figure of a neighbouring document (``is_near``) is hollow.
    """

    hue: Hue = "ink"
    pattern: Pattern = "lines"
    wedge: str = ""
    is_ours: bool = False
    is_near: bool = False


def look(figure: Claim | Derived, dataset: Dataset) -> Look:
    """How a figure, or a value of ours, is drawn; the latter as the first figure it comes from."""
    if isinstance(figure, Derived):
        return ours(look(dataset.claims[figure.claims[0]], dataset))
    moved = dataset.measures[figure.measure].movement and figure.direction in HUES
    return Look(
        hue=HUES[figure.direction] if moved else "ink",
        pattern=pattern(figure.context.side),
        wedge=figure.direction if moved else "",
        is_near=figure.context.ring != "collection",
    )


def ours(shown: Look) -> Look:
    """The same, as a value of ours."""
    return replace(shown, is_ours=True)


def pattern(side: str | None) -> Pattern:
    """The pattern of a side; lines for everybody who is on neither."""
    return PATTERNS.get(side or "", "lines")

"""Values that no document prints, computed from claims by named identities.

Never typed in and never mixed with claims: each carries its arithmetic and its assumption.
Ranges and qualified figures give a range, so that a derived value is no firmer than its operands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import Literal, get_args

from crossings.collection.load import Dataset
from crossings.collection.records import Area, Claim, Identity, Period, Read, Text

Kind = Literal["remainder", "share", "sum"]


@dataclass(frozen=True)
class Derived:
    """One computed value. ``low`` and ``high`` are equal where all operands are plain numbers.

    Shares are in per cent, everything else in the unit of its operands.
    """

    id: str
    kind: Kind
    low: float
    high: float
    unit: str
    label: Text
    assumption: Text
    whole: str | None
    parts: tuple[str, ...]
    extra: int
    claims: tuple[str, ...]
    area: Area
    period: Period
    hedges: tuple[Text, ...]
    read: Read
    is_approximate: bool

    @property
    def value(self) -> float:
        """The value, or the lower end where the operands leave a range."""
        return self.low


Operand = Claim | Derived


def derived(dataset: Dataset) -> dict[str, Derived]:
    """Every identity of the dataset, computed, by id."""
    done: dict[str, Derived] = {}
    for key in dataset.identities:
        _compute(key, dataset, done)
    return {key: done[key] for key in dataset.identities}


def _compute(key: str, dataset: Dataset, done: dict[str, Derived]) -> Derived:
    if key not in done:
        identity = dataset.identities[key]
        operands = {
            name: dataset.claims[name] if name in dataset.claims else _compute(name, dataset, done)
            for name in filter(None, (identity.whole, *identity.parts))
        }
        done[key] = _combine(identity, operands, _unnumbered(identity, dataset))
    return done[key]


def _unnumbered(identity: Identity, dataset: Dataset) -> int:
    """One copy for each recipient of the list that has no printed number, where declared."""
    if identity.unnumbered is None or identity.whole is None:
        return 0
    cable = dataset.cables[dataset.cable_of[identity.whole]]
    blank = sum(1 for entry in cable.distribution if entry.copies is None)
    return blank * identity.unnumbered


def _combine(identity: Identity, operands: Mapping[str, Operand], extra: int) -> Derived:
    parts = [operands[name] for name in identity.parts]
    whole = operands[identity.whole] if identity.whole else parts[0]
    low, high = _bounds(identity.kind, whole, parts, extra)
    used = list(operands.values())
    claims = [name for operand in used for name in _claims_of(operand)]
    hedges = [hedge for operand in used for hedge in operand.hedges]
    return Derived(
        id=identity.id,
        kind=identity.kind,
        low=low,
        high=high,
        unit=identity.unit,
        label=identity.label,
        assumption=identity.assumption,
        whole=identity.whole,
        parts=identity.parts,
        extra=extra,
        claims=tuple(dict.fromkeys(claims)),
        area=identity.area,
        period=whole.period,
        hedges=tuple(dict.fromkeys(hedges)),
        read=max(map(_read, used), key=get_args(Read).index),
        is_approximate=any(_is_approximate(operand) for operand in used),
    )


def _is_approximate(operand: Operand) -> bool:
    return operand.is_approximate if isinstance(operand, Derived) else operand.qualifier == "about"


def _read(operand: Operand) -> Read:
    return operand.read if isinstance(operand, Derived) else operand.context.read


def _claims_of(operand: Operand) -> tuple[str, ...]:
    return operand.claims if isinstance(operand, Derived) else (operand.id,)


def _bounds(kind: Kind, whole: Operand, parts: list[Operand], extra: int) -> tuple[float, float]:
    """Lowest and highest result. An open end leaves a remainder at none, a share at all of it."""
    low, high = sum(part.low for part in parts), sum(part.high for part in parts)
    if kind == "sum":
        return low + extra, high + extra
    if kind == "remainder":
        return (whole.low - high if high < inf else 0), whole.high - low
    share_low = 100 * low / whole.high if whole.high else 0
    share_high = 100 * high / whole.low if whole.low and high < inf else 100
    return share_low, max(share_low, share_high) if whole.high else 0

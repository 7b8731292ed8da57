"""What a claim can only know within its collection: its side, what contains it, what it shares.

The guard against double counting stands on this. Declared relations are followed to their end:
a part of a part is part of the whole, two wholes with a common part share people, and
an overlap with a part is an overlap with everything that contains the part.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from crossings.collection.records import Claim, Context, Place, Territory

Records = Mapping[str, Mapping[str, Any]]
T = TypeVar("T")


def present(names: Iterable[str], records: Mapping[str, T]) -> list[T]:
    """The records of these names, but for those that were left out."""
    return [records[name] for name in names if name in records]


def reached(start: str, edges: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Everything that can be reached from ``start``; ``start`` itself only by way of a circle."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        fresh = set(edges.get(waiting.pop(), ())) - found
        found |= fresh
        waiting += fresh
    return frozenset(found)


def in_circles(edges: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Every name that can be reached from itself. Takes linear time where there is no circle."""
    ends = {key: {name for name in names if name in edges} for key, names in edges.items()}
    before: dict[str, list[str]] = {key: [] for key in ends}
    for key, names in ends.items():
        for name in names:
            before[name].append(key)
    left = {key: len(names) for key, names in ends.items()}
    waiting = [key for key, count in left.items() if not count]
    while waiting:
        for key in before[waiting.pop()]:
            left[key] -= 1
            if not left[key]:
                waiting.append(key)
    return frozenset(key for key, count in left.items() if count and key in reached(key, ends))


def contexts(records: Records) -> dict[str, Context]:
    """The context of every claim, by id."""
    claims = {claim.id: claim for cable in records["cable"].values() for claim in cable.claims}
    wholes = _wholes(claims)
    shares = _shares(claims, wholes)
    parts: dict[str, list[Claim]] = {key: [] for key in claims}
    for part in claims.values():
        for whole in wholes[part.id] & parts.keys():
            parts[whole].append(part)
    beyond = {cell for _whole, cells in beyond_whole(list(claims.values())) for cell in cells}
    home = {one.id: cable for cable in records["cable"].values() for one in cable.claims}
    return {
        key: Context(
            side=_side(claim, records),
            ring=home[key].ring,
            read=home[key].read,
            wholes=wholes[key],
            parts=tuple(parts[key]),
            shares=shares[key],
            beyond_whole=key in beyond,
            exceeds_whole=any(exceeds(claim, whole) for whole in present(claim.part_of, claims)),
            persons=claim.unit in records["unit"] and records["unit"][claim.unit].persons,
            territories=tuple(_territory(place, records["place"]) for place in claim.area.places),
        )
        for key, claim in claims.items()
    }


def exceeds(part: Claim, whole: Claim) -> bool:
    """True where a part is larger than its whole, as printed."""
    return part.unit == whole.unit and part.low > whole.high


def beyond_whole(claims: Iterable[Claim]) -> list[tuple[str, tuple[str, ...]]]:
    """Divisions whose cells come to more than their whole, as printed: the whole, its cells."""
    by_id = {claim.id: claim for claim in claims}
    cells: dict[tuple[str, str], list[Claim]] = {}
    for claim in by_id.values():
        for whole in claim.part_of:
            if claim.partition and whole in by_id:
                cells.setdefault((whole, claim.partition), []).append(claim)
    return [
        (whole, tuple(cell.id for cell in group))
        for (whole, _partition), group in cells.items()
        if group[0].unit == by_id[whole].unit
        and sum(cell.low for cell in group) > by_id[whole].high
    ]


def _side(claim: Claim, records: Records) -> Any:
    return (records["person"].get(claim.reporter) or records["office"][claim.reporter]).side


def _wholes(claims: Mapping[str, Claim]) -> dict[str, frozenset[str]]:
    """All that contains each claim. The same people contain each other, and so does a figure
    that repeats another."""
    edges: dict[str, set[str]] = {key: {*claim.part_of} for key, claim in claims.items()}
    for key, claim in claims.items():
        for other in (*claim.same_people, *claim.repeats):
            edges[key].add(other)
            edges.setdefault(other, set()).add(key)
    return {key: reached(key, edges) - {key} for key in claims}


def sharing(claim: Claim) -> tuple[str, ...]:
    """The figures that a claim is declared to have some members in common with, or most."""
    return (*claim.overlaps, *claim.mostly_same, *claim.corrects, *claim.conflicts_with)


def _shares(
    claims: Mapping[str, Claim], wholes: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    """All that each claim has members in common with, as far as the relations tell.

    Sets are kept as the bits of whole numbers, so that long chains of parts stay quick.
    """
    linked: dict[str, set[str]] = {key: set() for key in claims}
    for key, claim in claims.items():
        for other in sharing(claim):
            linked[key].add(other)
            linked.setdefault(other, set()).add(key)
    bit = {key: 1 << index for index, key in enumerate(claims)}
    around = {
        key: bit[key] | sum(bit[name] for name in wholes[key] if name in bit) for key in claims
    }
    shared = dict.fromkeys(claims, 0)
    for inner in claims:
        common = around[inner]
        for other in linked[inner]:
            common |= around.get(other, 0)
        for outer in {inner, *wholes[inner]} & shared.keys():
            shared[outer] |= common
    names = list(claims)
    return {key: _names(found & ~bit[key], names) for key, found in shared.items()}


def _names(bits: int, names: Sequence[str]) -> frozenset[str]:
    """The names whose bits are set."""
    found = []
    while bits:
        lowest = bits & -bits
        found.append(names[lowest.bit_length() - 1])
        bits ^= lowest
    return frozenset(found)


def _territory(place_id: str, places: Mapping[str, Place]) -> frozenset[Territory]:
    """A place and all that contains it, each with its kind."""
    edges = {key: place.within for key, place in places.items()}
    names = {place_id, *reached(place_id, edges)}
    return frozenset(Territory(name, places[name].kind) for name in names if name in places)


def mark_of(places: Collection[str]) -> str:
    """Id of what figures about these places are drawn on: one for a union, whatever the order."""
    return "mark-" + "-".join(sorted(places))

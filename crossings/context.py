"""What a claim can only know within its collection: its side, what contains it, what it shares.

The guard against double counting stands on this. Declared relations are followed to their end:
whoever is part of a part is part of the whole, two wholes with a common part share people, and
an overlap with a part is an overlap with everything that contains the part.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from crossings.model import Claim, Context, Place, Territory

Records = Mapping[str, Mapping[str, Any]]


def reached(start: str, edges: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Everything that can be reached from ``start``; ``start`` itself only by way of a circle."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        fresh = set(edges.get(waiting.pop(), ())) - found
        found |= fresh
        waiting += fresh
    return frozenset(found)


def contexts(records: Records) -> dict[str, Context]:
    """The context of every claim, by id."""
    claims = {claim.id: claim for cable in records["cable"].values() for claim in cable.claims}
    wholes = _wholes(claims)
    shares = _shares(claims, wholes)
    beyond = {cell for _whole, cells in beyond_whole(list(claims.values())) for cell in cells}
    return {
        key: Context(
            side=_side(claim, records),
            wholes=wholes[key],
            parts=tuple(part for part in claims.values() if key in wholes[part.id]),
            shares=shares[key],
            beyond_whole=key in beyond,
            persons=claim.unit in records["unit"] and records["unit"][claim.unit].persons,
            territories=tuple(_territory(place, records["place"]) for place in claim.area.places),
        )
        for key, claim in claims.items()
    }


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
    """All that contains each claim. The same people contain each other."""
    edges: dict[str, set[str]] = {key: {*claim.part_of} for key, claim in claims.items()}
    for key, claim in claims.items():
        for other in claim.same_people:
            edges[key].add(other)
            edges.setdefault(other, set()).add(key)
    return {key: reached(key, edges) - {key} for key in claims}


def _shares(
    claims: Mapping[str, Claim], wholes: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    """All that each claim has members in common with, as far as the relations tell."""
    linked: dict[str, set[str]] = {key: set() for key in claims}
    for key, claim in claims.items():
        for other in (*claim.overlaps, *claim.conflicts_with):
            linked[key].add(other)
            linked.setdefault(other, set()).add(key)
    shared: dict[str, set[str]] = {key: set() for key in claims}
    for inner in claims:
        common = {inner, *wholes[inner]}
        for other in linked[inner]:
            common |= {other, *wholes.get(other, ())}
        for outer in {inner, *wholes[inner]} & shared.keys():
            shared[outer] |= common
    return {key: frozenset(found - {key}) for key, found in shared.items()}


def _territory(place_id: str, places: Mapping[str, Place]) -> frozenset[Territory]:
    """A place and all that contains it, each with its kind."""
    edges = {key: place.within for key, place in places.items()}
    names = {place_id, *reached(place_id, edges)}
    return frozenset(Territory(name, places[name].kind) for name in names if name in places)

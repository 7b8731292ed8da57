"""Checks between records: what one record names must exist and must agree with it.

``settle`` leaves out what does not hold, repeatedly, until the rest stands by itself. A claim
that names something missing is left out whole, since the guard against double counting depends
on its relations; a cable only loses the single entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from crossings.model import PLACEHOLDER, Cable, Claim, Identity
from crossings.problems import Problem

Records = dict[str, dict[str, Any]]
RELATIONS = ("part_of", "overlaps", "same_people", "comparable_to", "conflicts_with")
MEND = "mend the name, or add the record it points to"


def settle(records: Records, files: dict[tuple[str, str], str]) -> list[Problem]:
    """Leave out of ``records`` what does not hold together; return the problems found."""
    problems: list[Problem] = []
    _drop_repeated_claims(records, files, problems)
    while _drop_failing_claims(records, files, problems):
        pass
    while _drop_failing_identities(records, problems):
        pass
    for key, cable in records["cable"].items():
        where = files["cable", key]
        problems += _plate_problems(cable, where)
        records["cable"][key] = _trim_cable(cable, records, where, problems)
    problems += _table_problems(records, files)
    return problems


def _claims(records: Records) -> dict[str, Claim]:
    return {claim.id: claim for cable in records["cable"].values() for claim in cable.claims}


def _keep_claims(records: Records, cable: Cable, keep: list[Claim]) -> None:
    records["cable"][cable.id] = cable.model_copy(update={"claims": tuple(keep)})


def _drop_repeated_claims(
    records: Records, files: dict[tuple[str, str], str], problems: list[Problem]
) -> None:
    seen: dict[str, str] = {}
    for cable in list(records["cable"].values()):
        where = files["cable", cable.id]
        keep = []
        for claim in cable.claims:
            if claim.id in seen:
                advice = f"{seen[claim.id]} has it; choose another id"
                problems.append(Problem(where, "claims id", "is taken", claim.id, advice))
            else:
                seen[claim.id] = where
                keep.append(claim)
        _keep_claims(records, cable, keep)


def _drop_failing_claims(
    records: Records, files: dict[tuple[str, str], str], problems: list[Problem]
) -> bool:
    claims = _claims(records)
    dropped = False
    for cable in list(records["cable"].values()):
        keep = []
        for claim in cable.claims:
            found = list(claim_faults(claim, claims, records))
            problems += [
                Problem(files["cable", cable.id], f"claims {claim.id} {name}", what, value, advice)
                for name, what, value, advice in found
            ]
            if not found:
                keep.append(claim)
        dropped = dropped or len(keep) < len(cable.claims)
        _keep_claims(records, cable, keep)
    return dropped


Fault = tuple[str, str, str, str]


def claim_faults(claim: Claim, claims: dict[str, Claim], records: Records) -> Iterator[Fault]:
    """Field, what is wrong, what was found, what to do: for everything a claim names."""
    for name in RELATIONS:
        for other in getattr(claim, name):
            if other == claim.id:
                yield name, "names the claim itself", other, "remove it"
            elif other not in claims:
                yield name, "names no claim", other, MEND
    for place in claim.area.places:
        if place not in records["place"]:
            yield "area.places", "names no place", place, MEND
    for name, actor in [("reporter", claim.reporter), *(("chain", who) for who in claim.chain)]:
        if not _is_actor(actor, records):
            yield name, "names no person or office", actor, MEND
    measure = records["measure"].get(claim.measure)
    if measure is None:
        yield "measure", "names no measure", claim.measure, MEND
    elif claim.unit not in records["unit"]:
        yield "unit", "names no unit", claim.unit, MEND
    elif measure.unit != claim.unit:
        yield "unit", "is not the measure's unit", claim.unit, f"write {measure.unit}"
    if claim.id in ancestors(claim.id, claims):
        yield "part_of", "runs in a circle", claim.id, "a whole cannot be part of its part"


def ancestors(claim_id: str, claims: dict[str, Claim]) -> frozenset[str]:
    """Every whole that a claim is part of, directly or through another."""
    found: set[str] = set()
    waiting = [claim_id]
    while waiting:
        claim = claims.get(waiting.pop())
        fresh = set(claim.part_of if claim else ()) - found
        found |= fresh
        waiting += fresh
    return frozenset(found)


def _is_actor(name: str, records: Records) -> bool:
    return name in records["person"] or name in records["office"]


def _drop_failing_identities(records: Records, problems: list[Problem]) -> bool:
    known = _claims(records).keys() | records["identity"].keys()
    for identity in list(records["identity"].values()):
        for fault in _identity_faults(identity, known, records):
            name, what, value, advice = fault
            field = f"identity {identity.id} {name}"
            problems.append(Problem("identities.toml", field, what, value, advice))
            records["identity"].pop(identity.id, None)
    return False if known == (_claims(records).keys() | records["identity"].keys()) else True


def _identity_faults(identity: Identity, known: set[str], records: Records) -> Iterator[Fault]:
    for operand in filter(None, (identity.whole, *identity.parts)):
        if operand not in known:
            yield "whole, parts", "names no claim or identity", operand, MEND
    if identity.kind != "sum" and identity.whole is None:
        yield "whole", "is missing", "nothing", "a remainder and a share need a whole"
    for place in identity.area.places:
        if place not in records["place"]:
            yield "area.places", "names no place", place, MEND
    if identity.unit not in records["unit"]:
        yield "unit", "names no unit", identity.unit, MEND
    if _in_circle(identity, records["identity"]):
        yield "whole, parts", "runs in a circle", identity.id, "build it from claims"


def _in_circle(identity: Identity, identities: dict[str, Identity]) -> bool:
    seen: set[str] = set()
    waiting = [identity.id]
    while waiting:
        current = identities.get(waiting.pop())
        operands = {current.whole, *current.parts} if current else set()
        if identity.id in operands:
            return True
        fresh = {name for name in operands if name} - seen
        seen |= fresh
        waiting += fresh
    return False


def _plate_problems(cable: Cable, where: str) -> Iterator[Problem]:
    """A plate may only name figures of its own cable; ``words.plate`` leaves an unknown one as is."""
    own = {claim.id for claim in cable.claims}
    for text in filter(None, (cable.plate.en, cable.plate.zh, cable.plate.ko)):
        for name in re.findall(PLACEHOLDER, text):
            if name not in own:
                yield Problem(where, "plate", "names no figure of this cable", name, MEND)


def _trim_cable(cable: Cable, records: Records, where: str, problems: list[Problem]) -> Cable:
    """The cable without the entries that name something missing; each is reported."""
    checks: list[tuple[str, Any, Any]] = [
        ("senders", lambda who: who, lambda who: _is_actor(who, records)),
        ("recipients", lambda who: who, lambda who: _is_actor(who, records)),
        ("copy_to", lambda who: who, lambda who: _is_actor(who, records)),
        ("people", lambda item: item.person, lambda who: who in records["person"]),
        ("places", lambda item: item.place, lambda name: name in records["place"]),
        ("cites", lambda name: name, lambda name: name in records["reference"]),
        ("positions", lambda item: item.holder, lambda who: _is_actor(who, records)),
    ]
    update = {}
    for name, key, known in checks:
        entries = getattr(cable, name)
        problems += [
            Problem(where, name, "names nothing in the collection", key(entry), MEND)
            for entry in entries
            if not known(key(entry))
        ]
        update[name] = tuple(entry for entry in entries if known(key(entry)))
    return cable.model_copy(update=update)


def _table_problems(records: Records, files: dict[tuple[str, str], str]) -> Iterator[Problem]:
    for reference in records["reference"].values():
        for cable_id in reference.cited_by:
            cable = records["cable"].get(cable_id)
            field = f"reference {reference.id} cited_by"
            if cable is None:
                yield Problem("references.toml", field, "names no cable", cable_id, MEND)
            elif reference.id not in cable.cites:
                advice = f"add {reference.id} to cites of {files['cable', cable_id]}"
                yield Problem("references.toml", field, "is not cited there", cable_id, advice)
    for place in records["place"].values():
        for container in place.within:
            if container not in records["place"]:
                file = files["place", place.id]
                yield Problem(file, f"place {place.id} within", "names no place", container, MEND)

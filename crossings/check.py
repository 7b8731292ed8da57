"""Checks between records: what one record names must exist and must agree with it.

``settle`` leaves out what does not hold, repeatedly, until the rest stands by itself. A claim
that names something missing is left out whole, since the guard against double counting depends
on its relations; a cable only loses the single entry.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

from crossings.context import contexts, reached
from crossings.guard import why_not
from crossings.model import (
    PLACEHOLDER,
    Background,
    Cable,
    Chapter,
    Claim,
    Comparison,
    Conflict,
    Example,
    Identity,
    Text,
)
from crossings.numerals import named
from crossings.problems import Problem

Records = dict[str, dict[str, Any]]
OWN_SENTENCES = {
    "comparison",
    "example",
    "conflict",
    "chapter",
}  # these may name computed values too
Fault = tuple[str, str, str, str]
RELATIONS = ("part_of", "overlaps", "same_people", "comparable_to", "conflicts_with")
MEND = "mend the name, or add the record it points to"


def settle(records: Records, files: dict[tuple[str, str], str]) -> list[Problem]:
    """Leave out of ``records`` what does not hold together; return the problems found."""
    problems: list[Problem] = []
    astray = list(_unknown_figures(records, files))  # before any figure is left out
    _drop_repeated_claims(records, files, problems)
    while _drop_failing_claims(records, files, problems):
        pass
    _put_in_context(records)
    while _drop_failing_identities(records, problems):
        pass
    for key, cable in records["cable"].items():
        where = files["cable", key]
        records["cable"][key] = _trim_cable(cable, records, where, problems)
    problems += astray
    problems += _table_problems(records, files)
    _drop_failing_exhibits(records, files, problems)
    return problems


def _claims(records: Records) -> dict[str, Claim]:
    return {claim.id: claim for cable in records["cable"].values() for claim in cable.claims}


def _keep_claims(records: Records, cable: Cable, keep: list[Claim]) -> None:
    records["cable"][cable.id] = cable.model_copy(update={"claims": tuple(keep)})


def _put_in_context(records: Records) -> None:
    """Let every claim know its side, its wholes, and what contains its area."""
    known = contexts(records)
    for cable in list(records["cable"].values()):
        _keep_claims(records, cable, [claim.in_context(known[claim.id]) for claim in cable.claims])


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
    yield from _measure_faults(claim, records)
    if claim.id in reached(claim.id, {key: other.part_of for key, other in claims.items()}):
        yield "part_of", "runs in a circle", claim.id, "a whole cannot be part of its part"


def _measure_faults(claim: Claim, records: Records) -> Iterator[Fault]:
    measure = records["measure"].get(claim.measure)
    if measure is None:
        yield "measure", "names no measure", claim.measure, MEND
    elif claim.unit not in records["unit"]:
        yield "unit", "names no unit", claim.unit, MEND
    elif measure.unit != claim.unit:
        yield "unit", "is not the measure's unit", claim.unit, f"write {measure.unit}"


def _is_actor(name: str, records: Records) -> bool:
    return name in records["person"] or name in records["office"]


def _drop_failing_identities(records: Records, problems: list[Problem]) -> bool:
    claims = _claims(records)
    failing = []
    for identity in records["identity"].values():
        for name, what, value, advice in _identity_faults(identity, claims, records):
            field = f"identity {identity.id} {name}"
            problems.append(Problem("identities.toml", field, what, value, advice))
            failing.append(identity.id)
    for key in set(failing):
        del records["identity"][key]
    return bool(failing)


def _identity_faults(
    identity: Identity, claims: dict[str, Claim], records: Records
) -> Iterator[Fault]:
    if identity.id in claims:
        yield "id", "is a claim's id too", identity.id, "choose another id"
    for operand in filter(None, (identity.whole, *identity.parts)):
        if operand not in claims and operand not in records["identity"]:
            yield "whole, parts", "names no claim or identity", operand, MEND
    if identity.kind != "sum" and identity.whole is None:
        yield "whole", "is missing", "nothing", "a remainder and a share need a whole"
    if identity.unnumbered is not None and identity.whole not in claims:
        yield "unnumbered", "has no list", str(identity.whole), "give the printed total as whole"
    for place in identity.area.places:
        if place not in records["place"]:
            yield "area.places", "names no place", place, MEND
    if identity.unit not in records["unit"]:
        yield "unit", "names no unit", identity.unit, MEND
    if _in_circle(identity, records["identity"]):
        yield "whole, parts", "runs in a circle", identity.id, "build it from claims"
    yield from _counting_twice(identity, claims)


def _counting_twice(identity: Identity, claims: dict[str, Claim]) -> Iterator[Fault]:
    """No identity may do what ``query.total`` refuses: add, or take away, anyone twice."""
    parts = [claims[name] for name in identity.parts if name in claims]
    for first, second in combinations(parts, 2):
        cause = why_not(first, second)
        if cause:
            advice = f"they may not be added: {cause}; leave one out"
            yield "parts", "would count some twice", f"{first.id}, {second.id}", advice
    whole = claims.get(identity.whole or "")
    for part in parts:
        if whole and identity.kind != "sum" and whole.id not in part.context.wholes:
            advice = "declare part_of in the claim, or take another whole"
            yield "parts", "is not part of the whole", part.id, advice


def _in_circle(identity: Identity, identities: dict[str, Identity]) -> bool:
    edges = {
        key: [name for name in (one.whole, *one.parts) if name] for key, one in identities.items()
    }
    return identity.id in reached(identity.id, edges)


def _unknown_figures(records: Records, files: dict[tuple[str, str], str]) -> Iterator[Problem]:
    """Sentences may only stand in for figures there are; a plate for those of its own cable."""
    claims = _claims(records)
    for kind in records.keys() - OWN_SENTENCES:
        for key, record in records[kind].items():
            for name in dict.fromkeys(named(record)):
                if name not in claims:
                    field = f"{kind} {key}"
                    yield Problem(files[kind, key], field, "stands in for no figure", name, MEND)
    for key, cable in records["cable"].items():
        own = {claim.id for claim in cable.claims}
        for text in filter(None, (cable.plate.en, cable.plate.zh, cable.plate.ko)):
            for name in re.findall(PLACEHOLDER, text):
                if name in claims and name not in own:
                    where = files["cable", key]
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


POINTERS = [
    ("place", "within", "place"),
    ("office", "members", "office"),
    ("reference", "cited_by", "cable"),
    ("reference", "perhaps_same_as", "reference"),
]


def _trim_tables(records: Records, files: dict[tuple[str, str], str]) -> Iterator[Problem]:
    """Take out of the tables what points at nothing, so that every id that is left can be used."""
    for kind, name, target in POINTERS:
        for key, record in records[kind].items():
            kept = tuple(other for other in getattr(record, name) if other in records[target])
            for other in set(getattr(record, name)) - set(kept):
                field = f"{kind} {key} {name}"
                yield Problem(files[kind, key], field, f"names no {target}", other, MEND)
            records[kind][key] = record.model_copy(update={name: kept})


def _table_problems(records: Records, files: dict[tuple[str, str], str]) -> Iterator[Problem]:
    yield from _citation_problems(records, files)
    yield from _trim_tables(records, files)
    for key in records["person"].keys() & records["office"].keys():
        field = f"person {key} id"
        yield Problem("people.toml", field, "is an office's id too", key, "choose another id")


def _citation_problems(records: Records, files: dict[tuple[str, str], str]) -> Iterator[Problem]:
    """A document cited is named by the cable, and the cable by the document."""
    for reference in records["reference"].values():
        for cable_id in reference.cited_by:
            cable = records["cable"].get(cable_id)
            if cable and reference.id not in cable.cites:
                field = f"reference {reference.id} cited_by"
                advice = f"add {reference.id} to cites of {files['cable', cable_id]}"
                yield Problem("references.toml", field, "is not cited there", cable_id, advice)
    for cable in records["cable"].values():
        for name in cable.cites:
            if cable.id not in records["reference"][name].cited_by:
                advice = f"add {cable.id} to cited_by of {name} in references.toml"
                yield Problem(files["cable", cable.id], "cites", "is not said there", name, advice)


def _background_faults(entry: Background, records: Records) -> Iterator[Fault]:
    known = _claims(records).keys() | {
        key for kind in ("cable", "person", "office", "reference", "place") for key in records[kind]
    }
    for name in entry.about:
        if name not in known:
            yield "about", "names no cable, figure, person, place or cited document", name, MEND
    for name in entry.literature:
        if name not in records["literature"]:
            yield "literature", "names no literature", name, MEND


def _drop_failing_exhibits(
    records: Records, files: dict[tuple[str, str], str], problems: list[Problem]
) -> None:
    """Leave out comparisons, conflicts, chapters that name what is not there or does not fit."""
    checks: dict[str, Callable[[Any, Records], Iterator[Fault]]] = {
        "comparison": _comparison_faults,
        "example": _example_faults,
        "conflict": _conflict_faults,
        "background": _background_faults,
        "chapter": _chapter_faults,
    }
    for kind, faults in checks.items():
        for key, record in list(records[kind].items()):
            found = list(faults(record, records))
            problems += [
                Problem(files[kind, key], f"{kind} {key} {name}", what, value, advice)
                for name, what, value, advice in found
            ]
            if found:
                del records[kind][key]


def _comparison_faults(comparison: Comparison, records: Records) -> Iterator[Fault]:
    claims, identities = _claims(records), records["identity"]
    for name in comparison.claims:
        if name not in claims:
            yield "claims", "names no claim", name, MEND
    for name in comparison.remainders:
        if name not in identities or identities[name].kind != "remainder":
            yield "remainders", "names no identity of kind remainder", name, MEND
        elif len(identities[name].parts) != 1:
            yield "remainders", "has several parts", name, "a row shows one part in its whole"
    wanted = "remainders" if comparison.kind == "within" else "claims"
    if not getattr(comparison, wanted):
        yield wanted, "is missing", "nothing", f"a comparison of kind {comparison.kind} needs them"
    for field in ("title", "lead", "may_conclude", "may_not_conclude"):
        for name in _placeholders(getattr(comparison, field)):
            if name not in claims and name not in identities:
                yield field, "names no figure", name, MEND
    yield from _unfit_side_by_side(comparison, claims, identities)


def _unfit_side_by_side(
    comparison: Comparison, claims: dict[str, Claim], identities: dict[str, Any]
) -> Iterator[Fault]:
    """One unit an axis; counts only where declared comparable; readings only where there are."""
    shown = [claims[name] for name in comparison.claims if name in claims]
    units = {claim.unit for claim in shown}
    units |= {identities[name].unit for name in comparison.remainders if name in identities}
    if len(units) > 1:
        yield "claims", "have several units", ", ".join(sorted(units)), "make one comparison a unit"
    for first, second in combinations(shown, 2):
        if second.id not in first.comparable_to and first.id not in second.comparable_to:
            pair = f"{first.id}, {second.id}"
            yield "claims", "are not comparable", pair, "declare comparable_to, or leave one out"
    if comparison.kind == "readings":
        for claim in shown:
            if not claim.period.readings:
                yield "claims", "has one reading only", claim.id, "take a figure with readings"


def _placeholders(text: Text | None) -> Iterator[str]:
    for version in filter(None, (text.en, text.zh, text.ko) if text else ()):
        yield from re.findall(PLACEHOLDER, version)


def _example_faults(example: Example, records: Records) -> Iterator[Fault]:
    claims = _claims(records)
    for name in example.claims:
        if name not in claims:
            yield "claims", "names no claim", name, MEND


def _conflict_faults(conflict: Conflict, records: Records) -> Iterator[Fault]:
    positions = [item.id for cable in records["cable"].values() for item in cable.positions]
    for name in conflict.positions:
        if positions.count(name) != 1:
            what = "names several positions" if name in positions else "names no position"
            yield "positions", what, name, MEND
    if len(set(conflict.positions)) == 1:
        yield "positions", "names one position twice", conflict.positions[0], "name two"


def _chapter_faults(chapter: Chapter, records: Records) -> Iterator[Fault]:
    claims = _claims(records)
    figures = claims.keys() | records["identity"].keys()
    positions = {item.id for cable in records["cable"].values() for item in cable.positions}
    for field in ("heading", "text", "warning", "notes"):
        for name in dict.fromkeys(_placeholders(getattr(chapter, field))):
            if name not in figures:
                yield field, "names no figure", name, MEND
    for field, names, known, what in [
        ("select", (chapter.select,), claims.keys() | records["cable"].keys(), "cable or claim"),
        ("stress", chapter.stress, claims.keys() | records["place"].keys(), "claim or place"),
        ("comparison", (chapter.comparison,), records["comparison"].keys(), "comparison"),
        ("positions", chapter.positions, positions, "position"),
    ]:
        for name in filter(None, names):
            if name not in known:
                yield field, f"names no {what}", name, MEND
    drawn = {mark_of(claim.area.places) for claim in claims.values() if claim.area.places}
    if isinstance(chapter.look, str) and chapter.look not in ("home", *drawn):
        advice = f"write home, a box, or one of {', '.join(sorted(drawn))}"
        yield "look", "names no area of a figure", chapter.look, advice


def mark_of(places: tuple[str, ...]) -> str:
    """Id of what figures about these places are drawn on: one for a union, whatever the order."""
    return "mark-" + "-".join(sorted(places))

"""Checks between records: what one record names must exist and must agree with it.

``settle`` leaves out what does not hold, repeatedly, until the rest stands by itself. A claim
that names something missing is left out whole, since the guard against double counting depends
on its relations; a cable only loses the single entry. What follows from something that was lost
says so (``Problem.because``). What contradicts itself and yet can be shown is not looked for
here but in ``doubts``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import chain, combinations
from typing import Any, NamedTuple

from crossings.collection.addable import why_not
from crossings.collection.numerals import named
from crossings.collection.problems import Problem
from crossings.collection.records import (
    PLACEHOLDER,
    Cable,
    Chapter,
    Claim,
    Comparison,
    Conflict,
    Identity,
    Introduction,
    Record,
    Text,
)
from crossings.collection.relations import contexts, in_circles, mark_of, present, reached

Records = dict[str, dict[str, Any]]
Files = dict[tuple[str, str], str]
OWN_SENTENCES = {
    "comparison",
    "example",
    "conflict",
    "introduction",
    "chapter",
}  # these may name computed values too
RELATIONS = (
    "part_of",
    "overlaps",
    "same_people",
    "mostly_same",
    "repeats",
    "corrects",
    "paired_with",
    "comparable_to",
    "conflicts_with",
)
ACTOR = ("person", "office")
NAMES: dict[str, dict[str, tuple[str, ...]]] = {
    "measure": {"unit": ("unit",), "also_in": ("unit",)},
    "claims": {
        "area.places": ("place",),
        "reporter": ACTOR,
        "chain": ACTOR,
        "measure": ("measure",),
        "unit": ("unit",),
        **dict.fromkeys(RELATIONS, ("claim",)),
    },
    "identity": {
        "whole": ("claim", "identity"),
        "parts": ("claim", "identity"),
        "area.places": ("place",),
        "unit": ("unit",),
    },
    "cable": {
        "senders": ACTOR,
        "recipients": ACTOR,
        "copy_to": ACTOR,
        "people.person": ("person",),
        "places.place": ("place",),
        "cites": ("reference",),
        "identified.reference": ("reference",),
        "positions.holder": ACTOR,
    },
    "place": {"within": ("place",), "river": ("river",)},
    "office": {"members": ("office",)},
    "reference": {"cited_by": ("cable",), "perhaps_same_as": ("reference",)},
    "comparison": {"claims": ("claim",), "remainders": ("identity",)},
    "example": {"claims": ("claim",)},
    "conflict": {"positions": ("position",)},
    "background": {
        "about": ("cable", "claim", "person", "office", "reference", "place"),
        "literature": ("literature",),
    },
    "introduction": {"cables": ("cable",)},
    "chapter": {
        "select": ("cable", "claim"),
        "stress": ("claim", "place"),
        "comparison": ("comparison",),
        "positions": ("position",),
    },
}
"""Which fields of which kind of record name which kinds of record."""
CORRECT = "correct the name, or add the record it names"
FEW = 24  # names that are all listed where none comes near; of more, the nearest


class Fault(NamedTuple):
    """What is wrong with one field of a record, and the kinds it should have named, if any."""

    field: str
    what: str
    found: str
    advice: str
    kinds: tuple[str, ...] = ()


@dataclass
class Lost:
    """What is not there because something else failed, each with the record or file at fault."""

    ids: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)  # of tables that could not be read
    cables: dict[str, str] = field(default_factory=dict)  # files that could not be read

    def cause(self, name: str, kinds: Collection[str]) -> str:
        """The record or file whose failure explains that ``name`` is not there; else empty."""
        if name in self.ids:
            return self.ids[name]
        for stem, cause in self.cables.items():
            if name == stem or name.startswith(f"{stem}-"):
                return cause
        if "area" in kinds and self.cables:  # of a figure in a file that could not be read
            return next(iter(self.cables.values()))
        return next((self.kinds[kind] for kind in kinds if kind in self.kinds), "")

    def figure(self, name: str, places: Collection[str], cause: str) -> None:
        """Note a figure that is left out, and with it the area that it was drawn on."""
        self.ids.setdefault(name, cause)
        if places:
            self.ids.setdefault(mark_of(places), cause)


class Unread(NamedTuple):
    """A record that is left out already, with its content as typed: its names are still checked."""

    file: str
    kind: str
    label: str
    content: Mapping[str, Any]


def settle(
    records: Records, files: Files, lost: Lost, unread: Collection[Unread] = ()
) -> list[Problem]:
    """Leave out of ``records`` what does not hold together; return the problems found.

    ``files`` names the file of each record by kind and id. ``lost`` and ``unread`` tell what could
    not be read; ``lost`` grows with every record that is left out.
    """
    work = _Settling(records, files, lost)
    work.unread(unread)
    work.unknown_figures()  # before any figure is left out
    work.repeated()
    work.failing("measure", lambda record: work.absent("measure", record))
    work.failing_claims()
    _put_in_context(records)
    while work.failing("identity", lambda record: _identity_faults(record, work)):
        pass
    work.trim()
    checks: dict[str, Callable[[Any, _Settling], Iterator[Fault]]] = {
        "comparison": _comparison_faults,
        "example": lambda record, work: work.absent("example", record),
        "conflict": _conflict_faults,
        "background": lambda entry, work: work.absent("background", entry),
        "introduction": _introduction_faults,
        "chapter": _chapter_faults,
    }
    for kind, faults in checks.items():
        work.failing(kind, lambda record, faults=faults: faults(record, work))  # type: ignore[misc]
    return work.problems


class _Settling:
    """The records as they stand while what does not hold is left out, and what was found."""

    def __init__(self, records: Records, files: Files, lost: Lost) -> None:
        self.records, self.files, self.lost = records, files, lost
        self.problems: list[Problem] = []

    # ---- what there is ------------------------------------------------------------------------
    def claims(self) -> dict[str, Claim]:
        """Every claim that stands, by id."""
        return {one.id: one for cable in self.records["cable"].values() for one in cable.claims}

    def known(self, kind: str) -> Collection[str]:
        """The ids of that kind, the files' kinds and three more."""
        cables = self.records["cable"].values()
        if kind == "claim":
            return self.claims().keys()
        if kind == "position":
            return [item.id for cable in cables for item in cable.positions]
        if kind == "river":
            return [key for key, place in self.records["place"].items() if place.kind == "river"]
        return self.records[kind].keys()

    def absent(
        self, kind: str, record: Any, known: Mapping[str, Collection[str]] | None = None
    ) -> Iterator[Fault]:
        """Every name in a record that is the record's own, or that nothing of the kind has."""
        own = _get(record, "id")
        for path, kinds in NAMES[kind].items():
            found = [known[one] if known else self.known(one) for one in kinds]
            for name in _named_at(record, path):
                if name == own and kind.removesuffix("s") in kinds:
                    yield Fault(
                        path, f"names the {kind.removesuffix('s')} itself", name, "remove it"
                    )
                elif not any(name in ids for ids in found):
                    others = [] if self.lost.cause(name, kinds) else chain.from_iterable(found)
                    yield _names_nothing(path, name, kinds, list(others))

    # ---- what is found ------------------------------------------------------------------------
    def report(self, file: str, place: str, faults: list[Fault]) -> str:
        """Note the faults of one record; return the problem they go back to: the first, or another's.

        A name that nothing has is told in full once; what names it later follows from that.
        """
        made = []
        for fault in faults:
            name = " ".join(filter(None, (place, fault.field)))
            because = self.lost.cause(fault.found, fault.kinds) if fault.kinds else ""
            made.append(Problem(file, name, *fault[1:4], because=because))
            if fault.kinds and not because:
                self.lost.ids[fault.found] = made[-1].key
        self.problems += made
        own = next((one.key for one in made if not one.because), None)
        return own or made[0].because

    def unread(self, unread: Collection[Unread]) -> None:
        """Wrong names and units in records that could not be read, so that all is told at once."""
        for file, kind, label, content in unread:
            place = f"{kind} {label}" if label else ""
            if kind == "claims" and label in self.lost.ids:
                places = list(_named_at(content, "area.places"))
                self.lost.figure(label, places, self.lost.ids[label])
            names = self.absent(kind, content) if kind in NAMES else ()
            faults = [one for one in names if not self.lost.cause(one.found, one.kinds)]
            if kind == "claims":
                faults += _measure_faults(content, self.records)
            if faults:
                self.report(file, place, faults)

    def failing(self, kind: str, faults: Callable[[Any], Iterator[Fault]]) -> bool:
        """Leave out the records of one kind that have a fault; True where there was one."""
        failed = {}
        for key, record in self.records[kind].items():
            found = list(faults(record))
            if found:
                failed[key] = self.report(self.files[kind, key], f"{kind} {key}", found)
        for key, cause in failed.items():
            del self.records[kind][key]
            self.lost.ids.setdefault(key, cause)
        return bool(failed)

    # ---- figures ------------------------------------------------------------------------------
    def repeated(self) -> None:
        """Leave out the second of two claims, or positions, with one id."""
        others = {
            **dict.fromkeys(self.records["cable"], "cable"),
            **dict.fromkeys(self.records["place"], "place"),
        }
        seen: dict[str, str] = {}
        for key, cable in list(self.records["cable"].items()):
            where = self.files["cable", key]
            kept: dict[str, list[Any]] = {"claims": [], "positions": []}
            for name, entries in kept.items():
                for entry in getattr(cable, name):
                    holder = seen.get(entry.id)
                    if holder is None and name == "claims" and entry.id in others:
                        holder = f"a {others[entry.id]}"
                    if holder:
                        advice = f"{holder} has it; choose another id"
                        self.problems.append(
                            Problem(where, f"{name} id", "is taken", entry.id, advice)
                        )
                    else:
                        seen[entry.id] = where
                        entries.append(entry)
            update = {name: tuple(entries) for name, entries in kept.items()}
            self.records["cable"][key] = cable.model_copy(update=update)
        for key in self.records["person"].keys() & self.records["office"].keys():
            fault = Fault("id", "is a person's id too", key, "choose another id")
            self.report(self.files["office", key], f"office {key}", [fault])
            del self.records["office"][key]

    def failing_claims(self) -> None:
        """Leave out every claim with a fault, and then every claim that names one left out."""
        claims = self.claims()
        home = {one.id: key for key, cable in self.records["cable"].items() for one in cable.claims}
        known = {kind: self.known(kind) for kind in ("place", *ACTOR, "measure", "unit")}
        circles = in_circles({key: one.part_of for key, one in claims.items()})
        waiting = list(claims)
        named_by: dict[str, list[str]] = {}
        for key, claim in claims.items():
            for name in (other for relation in RELATIONS for other in getattr(claim, relation)):
                named_by.setdefault(name, []).append(key)
        while waiting:
            failed = {}
            for key in dict.fromkeys(waiting):
                found = list(self.absent("claims", claims[key], {**known, "claim": claims}))
                found += _measure_faults(claims[key], self.records)
                if key in circles and key not in claims[key].part_of:
                    advice = "a whole cannot be part of its part"
                    found.append(Fault("part_of", "runs in a circle", key, advice))
                if found:
                    file = self.files["cable", home[key]]
                    failed[key] = self.report(file, f"claims {key}", found)
            for key, cause in failed.items():
                self.lost.figure(key, claims.pop(key).area.places, cause)
            waiting = [name for key in failed for name in named_by.get(key, []) if name in claims]
        for cable in list(self.records["cable"].values()):
            _keep_claims(self.records, cable, [one for one in cable.claims if one.id in claims])

    def unknown_figures(self) -> None:
        """Sentences may only stand in for figures there are; a plate for those of its own cable."""
        claims = self.claims()
        for kind in self.records.keys() - OWN_SENTENCES:
            for key, record in self.records[kind].items():
                missing = [name for name in dict.fromkeys(named(record)) if name not in claims]
                faults = [
                    Fault("", "stands in for no figure", name, CORRECT, ("claim",))
                    for name in missing
                ]
                if faults:
                    self.report(self.files[kind, key], f"{kind} {key}", faults)
        for key, cable in self.records["cable"].items():
            own = {claim.id for claim in cable.claims}
            for name in dict.fromkeys(_placeholders(cable.plate)):
                if name in claims and name not in own:
                    fault = Fault("plate", "names no figure of this cable", name, CORRECT)
                    self.report(self.files["cable", key], "", [fault])

    # ---- entries ------------------------------------------------------------------------------
    def trim(self) -> None:
        """Take out of cables and tables what names nothing, so that every id left can be used."""
        for kind in ("cable", "place", "office", "reference"):
            for key, record in list(self.records[kind].items()):
                faults = list(self.absent(kind, record))
                if not faults:
                    continue
                place = "" if kind == "cable" else f"{kind} {key}"
                cause = self.report(self.files[kind, key], place, faults)
                update = _without(record, faults)
                for entry in set(getattr(record, "positions", ())) - set(
                    update.get("positions", ())
                ):
                    if "positions" in update:
                        self.lost.ids.setdefault(entry.id, cause)
                self.records[kind][key] = record.model_copy(update=update)


def _without(record: Any, faults: list[Fault]) -> dict[str, Any]:
    """The fields of a record without the entries that have a fault."""
    update: dict[str, Any] = {}
    for fault in faults:
        head, _, rest = fault.field.partition(".")
        value = update.get(head, getattr(record, head))
        update[head] = (
            tuple(one for one in value if (getattr(one, rest) if rest else one) != fault.found)
            if isinstance(value, tuple)
            else None
        )
    return update


def _get(record: Any, name: str) -> Any:
    """A field of a record, or of the table that it was to become."""
    return record.get(name) if isinstance(record, Mapping) else getattr(record, name, None)


def _named_at(record: Any, path: str) -> Iterator[str]:
    """Every name at a dotted path of a record, through lists of names or of records."""
    head, _, rest = path.partition(".")
    value = _get(record, head)
    for item in value if isinstance(value, list | tuple) else [value]:
        if isinstance(item, str) and not rest:
            yield item
        elif isinstance(item, Mapping | Record) and rest:
            yield from _named_at(item, rest)


def _names_nothing(path: str, name: str, kinds: tuple[str, ...], known: Collection[str]) -> Fault:
    near = get_close_matches(name, known, n=3, cutoff=0.6)
    if near:
        advice = f"{' or '.join(near)} may be meant; {CORRECT}"
    elif 0 < len(known) <= FEW:
        advice = f"there are {', '.join(known)}; {CORRECT}"
    elif known:
        nearest = get_close_matches(name, known, n=3, cutoff=0)
        advice = f"the nearest are {', '.join(nearest)}; {CORRECT}"
    else:
        advice = CORRECT
    return Fault(path, f"names no {' or '.join(kinds)}", name, advice, kinds)


def _keep_claims(records: Records, cable: Cable, keep: list[Claim]) -> None:
    records["cable"][cable.id] = cable.model_copy(update={"claims": tuple(keep)})


def _put_in_context(records: Records) -> None:
    """Let every claim know its side, its wholes, and what contains its area."""
    known = contexts(records)
    for cable in list(records["cable"].values()):
        _keep_claims(records, cable, [claim.in_context(known[claim.id]) for claim in cable.claims])


def _measure_faults(claim: Claim | Mapping[str, Any], records: Records) -> Iterator[Fault]:
    """A unit that is not the measure's; of a claim, or of the table that it was to become."""
    name, unit = _get(claim, "measure"), _get(claim, "unit")
    if not (isinstance(name, str) and isinstance(unit, str)):
        return
    measure = records["measure"].get(name)
    counted = (measure.unit, *measure.also_in) if measure else ()
    if measure and unit in records["unit"] and unit not in counted:
        what = f"is not what measure {measure.id} is counted in, which is {' or '.join(counted)}"
        advice = f"take a measure counted in {unit}, or add one to measures.toml"
        yield Fault("unit", what, unit, advice)


def _identity_faults(identity: Identity, work: _Settling) -> Iterator[Fault]:
    claims, identities = work.claims(), work.records["identity"]
    for kind, taken in [("claim", claims), ("cable", work.records["cable"])]:
        if identity.id in taken:
            yield Fault("id", f"is a {kind}'s id too", identity.id, "choose another id")
    yield from work.absent("identity", identity)
    if identity.kind != "sum" and identity.whole is None:
        advice = "name what is taken from: a remainder and a share need a whole"
        yield Fault("whole", "is missing", "nothing", advice)
    if identity.unnumbered is not None and identity.whole not in claims:
        advice = "give the printed total as whole"
        yield Fault("unnumbered", "has no list", str(identity.whole), advice)
    if identity.id not in (identity.whole, *identity.parts) and _in_circle(identity, identities):
        yield Fault("whole, parts", "runs in a circle", identity.id, "build it from claims")
    yield from _identity_unit(identity, claims, identities)
    yield from _counting_twice(identity, claims)


def _identity_unit(
    identity: Identity, claims: Mapping[str, Claim], identities: Mapping[str, Identity]
) -> Iterator[Fault]:
    """All operands are of one unit, and so is the result, unless it is a share."""
    operands = [
        claims.get(name) or identities.get(name)
        for name in filter(None, (identity.whole, *identity.parts))
    ]
    units = {operand.unit for operand in operands if operand}
    if len(units) > 1:
        found = ", ".join(sorted(units))
        yield Fault("parts", "have several units", found, "take figures of one unit")
    elif identity.kind != "share" and units and identity.unit not in units:
        advice = f"its figures are in {units.pop()}, and so is what comes of them"
        yield Fault("unit", "is not the unit of its figures", identity.unit, advice)


def _counting_twice(identity: Identity, claims: Mapping[str, Claim]) -> Iterator[Fault]:
    """No identity may do what ``query.total`` refuses: add, or take away, anyone twice."""
    parts = present(identity.parts, claims)
    for first, second in combinations(parts, 2):
        cause = why_not(first, second)
        if cause:
            advice = f"they may not be added: {cause}; leave one out"
            yield Fault("parts", "would count some twice", f"{first.id}, {second.id}", advice)
    whole = claims.get(identity.whole or "")
    for part in parts:
        if whole and identity.kind != "sum" and whole.id not in part.context.wholes:
            advice = "declare part_of in the claim, or take another whole"
            yield Fault("parts", "is not part of the whole", part.id, advice)


def _in_circle(identity: Identity, identities: Mapping[str, Identity]) -> bool:
    edges = {
        key: [name for name in (one.whole, *one.parts) if name] for key, one in identities.items()
    }
    return identity.id in reached(identity.id, edges)


def _comparison_faults(comparison: Comparison, work: _Settling) -> Iterator[Fault]:
    claims, identities = work.claims(), work.records["identity"]
    yield from work.absent("comparison", comparison)
    if comparison.id in claims or comparison.id in identities:
        yield Fault("id", "is a figure's id too", comparison.id, "choose another id")
    for name in comparison.remainders:
        if name in identities and identities[name].kind != "remainder":
            yield Fault("remainders", "names no identity of kind remainder", name, "name one")
        elif name in identities and len(identities[name].parts) != 1:
            advice = "a row shows one part in its whole"
            yield Fault("remainders", "has several parts", name, advice)
    wanted = "remainders" if comparison.kind == "within" else "claims"
    if not getattr(comparison, wanted):
        advice = f"a comparison of kind {comparison.kind} needs them"
        yield Fault(wanted, "is missing", "nothing", advice)
    yield from _unknown_in_sentences(
        comparison, ("title", "lead", "may_conclude", "may_not_conclude"), work
    )
    yield from _unfit_side_by_side(comparison, claims, identities)


def _unfit_side_by_side(
    comparison: Comparison, claims: dict[str, Claim], identities: dict[str, Any]
) -> Iterator[Fault]:
    """One unit an axis; counts only where declared comparable; readings only where there are."""
    shown = present(comparison.claims, claims)
    units = {claim.unit for claim in shown}
    units |= {identities[name].unit for name in comparison.remainders if name in identities}
    if len(units) > 1:
        advice = "make one comparison a unit"
        yield Fault("claims", "have several units", ", ".join(sorted(units)), advice)
    for first, second in combinations(shown, 2):
        if second.id not in first.comparable_to and first.id not in second.comparable_to:
            pair = f"{first.id}, {second.id}"
            advice = "declare comparable_to, or leave one out"
            yield Fault("claims", "are not comparable", pair, advice)
    if comparison.kind == "readings":
        for claim in shown:
            if not claim.period.readings:
                advice = "take a figure with readings"
                yield Fault("claims", "has one reading only", claim.id, advice)


def _placeholders(text: Text | None) -> Iterator[str]:
    for version in filter(None, (text.en, text.zh, text.ko) if text else ()):
        yield from re.findall(PLACEHOLDER, version)


def _unknown_in_sentences(
    record: Record, fields: tuple[str, ...], work: _Settling
) -> Iterator[Fault]:
    figures = {*work.claims(), *work.records["identity"]}
    for name in fields:
        for figure in dict.fromkeys(_placeholders(getattr(record, name))):
            if figure not in figures:
                yield Fault(name, "names no figure", figure, CORRECT, ("claim", "identity"))


def _conflict_faults(conflict: Conflict, work: _Settling) -> Iterator[Fault]:
    yield from work.absent("conflict", conflict)
    if len(set(conflict.positions)) == 1:
        yield Fault("positions", "names one position twice", conflict.positions[0], "name two")


def _introduction_faults(paragraph: Introduction, work: _Settling) -> Iterator[Fault]:
    yield from _unknown_in_sentences(paragraph, ("heading", "text"), work)
    yield from work.absent("introduction", paragraph)


def _chapter_faults(chapter: Chapter, work: _Settling) -> Iterator[Fault]:
    yield from _unknown_in_sentences(chapter, ("heading", "text", "warning", "notes"), work)
    yield from work.absent("chapter", chapter)
    drawn = {mark_of(claim.area.places) for claim in work.claims().values() if claim.area.places}
    if isinstance(chapter.look, str) and chapter.look not in ("home", *drawn):
        advice = f"write home, a box, or one of {', '.join(sorted(drawn))}"
        yield Fault("look", "names no area of a figure", chapter.look, advice, ("area",))
    yield from _picture_faults(chapter, work)


def _picture_faults(chapter: Chapter, work: _Settling) -> Iterator[Fault]:
    """A picture needs what it is drawn from; of what was lost with something else, that is told."""
    cable = work.records["cable"].get(chapter.select or "")
    comparison = work.records["comparison"].get(chapter.comparison or "")
    has, advice = {
        "rules": (
            cable and any(position.rules for position in cable.positions),
            "select a cable whose positions have rules",
        ),
        "no-number": (cable and not cable.claims, "select a cable without claims"),
        "reports": (
            comparison.kind == "counts" if comparison else bool(chapter.comparison),
            "name a comparison of the kind counts",
        ),
        "positions": (chapter.positions, "name positions"),
    }.get(chapter.picture, (True, ""))
    if not has and (chapter.select or "") not in work.lost.ids:
        yield Fault("picture", "has nothing to draw", chapter.picture, f"{advice}, or write map")

"""What a collection says that cannot all be right, or that an editor has left out.

Everything here can be shown and is shown: a document may err, and so may we. ``check`` names it
and fails until it is corrected or declared. What cannot be shown is left out by ``load``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from crossings.collection.dates import Bounds, DateError, read_edtf
from crossings.collection.load import Dataset
from crossings.collection.numerals import VAGUE, says
from crossings.collection.problems import Problem, repeated
from crossings.collection.records import Cable, Claim, Measure, Place, Reference
from crossings.collection.relations import beyond_whole, exceeds, in_circles, present
from crossings.collection.sentences import doubtful

LONGEST = 100  # years; a figure of a longer period is more likely a slip
DATED_ID = re.compile(r"^\d{4}(-\d\d){0,2}(?=-|$)")
LOOK = "look it up in the document, and correct what differs"
DRAWN = {  # what each precision of a place is drawn from
    "town": {"point"},
    "crossing": {"point"},
    "within-radius": {"point", "radius_km"},
    "modern-outline": {"feature"},
    "line": {"feature"},
}
Doubt = tuple[str, str, str, str]  # field, what is wrong, what was found, what to do


@dataclass(frozen=True)
class Finding:
    """A place where the documents' own figures do not fit each other: shown, never corrected."""

    kind: Literal["part-exceeds-whole", "parts-exceed-whole", "conflict"]
    claims: tuple[str, ...]


def findings(claims: Sequence[Claim]) -> tuple[Finding, ...]:
    """Parts larger than their whole as printed, and figures declared to conflict."""
    by_id = {claim.id: claim for claim in claims}
    found = []
    for claim in claims:
        wholes = present(claim.part_of, by_id)
        found += [
            Finding("part-exceeds-whole", (claim.id, whole.id))
            for whole in wholes
            if exceeds(claim, whole)
        ]
        found += [
            Finding("conflict", tuple(sorted((claim.id, other)))) for other in claim.conflicts_with
        ]
    found += [
        Finding("parts-exceed-whole", (whole, *cells)) for whole, cells in beyond_whole(claims)
    ]
    return tuple(dict.fromkeys(found))


def doubts(dataset: Dataset) -> tuple[Problem, ...]:
    """Everything doubtful in a loaded dataset, in the order of its records.

    What only the whole collection can tell (a citation that holds one way only) is looked for
    where nothing was left out.
    """
    found: list[Problem] = []
    for cable in dataset.cables.values():
        where = dataset.files["cable", cable.id]
        found += [Problem(where, *doubt) for doubt in _cable(cable)]
        for claim in cable.claims:
            found += _of(where, f"claims {claim.id}", _claim(claim, cable, dataset))
    found += list(_misfits(dataset))
    for place in dataset.places.values():
        file = dataset.files["place", place.id]
        found += _of(file, f"place {place.id}", _place(place))
    found += list(_circles(dataset))
    found += list(doubtful(dataset))
    if not dataset.problems:
        found += list(_whole(dataset))
    return tuple(found)


def _of(file: str, record: str, found: Iterable[Doubt]) -> list[Problem]:
    return [
        Problem(file, f"{record} {field}", what, value, advice)
        for field, what, value, advice in found
    ]


# ---- documents ----------------------------------------------------------------------------------
def _cable(cable: Cable) -> Iterator[Doubt]:
    yield from _id_and_date(cable)
    date = read_edtf(cable.date.edtf)
    if cable.date.window:
        first, last = read_edtf(cable.date.window).filled()
        if first < date.filled()[0] or last > date.filled()[1]:
            advice = f"a window narrows the date {cable.date.edtf}; correct one of the two"
            yield "date.window", "lies outside the date", cable.date.window, advice
    for moment in cable.moments:
        if moment.stage == "written" and not read_edtf(moment.edtf).overlaps(date):
            advice = f"the document bears {cable.date.edtf}; correct one of the two"
            yield "moments", "was written on another day", moment.edtf, advice
    roles = [(role.place, role.role) for role in cable.places]
    for role in repeated(roles):
        yield "places", "gives a place one role twice", " ".join(role), "remove one"


def _id_and_date(cable: Cable) -> Iterator[Doubt]:
    """The id is the date the document bears, as finely as it bears it."""
    advice = f"name file and id after the date {cable.date.edtf}, or correct the date"
    match = DATED_ID.match(cable.id)
    try:
        named = read_edtf(match[0]) if match else None
    except DateError:
        named = None
    date = read_edtf(cable.date.edtf)
    if named is None:
        yield "id", "does not begin with the date", cable.id, advice
    elif named != date and not ("/" in cable.date.edtf and named.overlaps(date)):
        yield "id", "is not the date that the document bears", cable.id, advice


# ---- figures ------------------------------------------------------------------------------------
def _claim(claim: Claim, cable: Cable, dataset: Dataset) -> Iterator[Doubt]:
    if not claim.id.startswith(f"{cable.id}-"):
        yield "id", "does not begin with its document", claim.id, f"write {cable.id}-{claim.id}"
    for rule in (_number, _period, _relations):
        yield from rule(claim, cable, dataset)
    roles = {role.place for role in cable.places}
    for place in claim.area.places:
        if place not in roles:
            advice = "give the place a role in [[places]] of the same file"
            yield "area.places", "has no role in its document", place, advice
    if claim.reporter not in claim.chain:
        advice = "the chain has the reporter in it: put it where it belongs"
        yield "chain", "leaves out the reporter", claim.reporter, advice
    yield from _direction(claim, cable, dataset.measures[claim.measure])


def _direction(claim: Claim, cable: Cable, measure: Measure) -> Iterator[Doubt]:
    if claim.direction in ("cn-to-kp", "kp-to-cn") and claim.direction not in cable.directions:
        advice = "add it to directions of the document, or correct the figure"
        yield "direction", "is none of its document", claim.direction, advice
    if measure.movement and claim.direction == "not-applicable":
        advice = "those counted were going somewhere: write which way, or not-stated"
        yield "direction", "has none though people moved", claim.direction, advice


def _number(claim: Claim, cable: Cable, dataset: Dataset) -> Iterator[Doubt]:
    values = [claim.value, *([claim.value_max] if claim.value_max is not None else [])]
    said = says(claim.as_printed, values)
    if said is None and re.search(VAGUE, claim.as_printed.lower()):
        advice = "a quantity without a number is no figure: put it under said_in_words"
        yield "as_printed", "says no number", claim.as_printed, advice
    if said is False:
        what = f"does not say the value {' to '.join(map(str, values))}"
        yield "as_printed", what, claim.as_printed, LOOK
    if claim.as_printed not in claim.anchor:
        advice = "quote the words that have the number in them"
        yield "anchor", f"lacks the number {claim.as_printed!r}", claim.anchor, advice
    unit = dataset.units[claim.unit]
    broken = [value for value in values if value != int(value)]
    if broken and not unit.divisible:
        advice = f"{LOOK}; a unit that has halves is declared divisible in measures.toml"
        yield "value", f"is no whole number of {unit.many.en}", str(broken[0]), advice
    yield from _exactness(claim, [] if broken else values)


def exactness_of(as_printed: str, values: Sequence[int | float]) -> str:
    """Exactness describes the print: a word, a last digit other than zero, or neither."""
    if not re.search(r"\d", as_printed):
        return "word"
    return "exact-looking" if any(value % 10 for value in values) else "round"


def _exactness(claim: Claim, values: list[int | float]) -> Iterator[Doubt]:
    wanted = exactness_of(claim.as_printed, values)
    if values and claim.exactness != wanted:
        advice = f"by the rules of docs/coding.md this is {wanted}"
        yield "exactness", f"does not fit {claim.as_printed!r}", claim.exactness, advice


def _period(claim: Claim, cable: Cable, dataset: Dataset) -> Iterator[Doubt]:
    period = claim.period
    inherited = any(
        dataset.claims[name].period.bounds == period.bounds and dataset.claims[name].period.basis
        for name in claim.part_of
    )
    told = period.as_printed or period.basis or period.readings or inherited
    if not told:
        yield "period", "is not printed", period.edtf or "", "give a basis: why it is read so"
    spans = list(period.candidates)
    for span in repeated(spans):
        found = f"{span.filled()[0]} to {span.filled()[1]}"
        yield "period.readings", "has the same days twice", found, "keep one, or correct it"
    for span in dict.fromkeys(spans):
        if span.start and span.start > read_edtf(cable.date.edtf).filled()[1] and not period.basis:
            advice = "correct it, or give a basis: how a document can count what is to come"
            found = span.start.isoformat()
            yield "period", f"begins after the document, {cable.date.edtf}", found, advice
        if span.days and span.days > LONGEST * 366:
            years = f"{span.days // 365} years"
            yield "period", f"is longer than {LONGEST} years", years, LOOK


def _relations(claim: Claim, cable: Cable, dataset: Dataset) -> Iterator[Doubt]:
    for first, second in [
        ("part_of", "overlaps"),
        ("part_of", "same_people"),
        ("same_people", "overlaps"),
        ("same_people", "conflicts_with"),
    ]:
        for name in set(getattr(claim, first)) & set(getattr(claim, second)):
            yield first, f"names what {second} names too", name, "keep the one that holds"
    if claim.partition and not claim.part_of:
        yield "partition", "divides nothing", claim.partition, "name the whole in part_of"
    for name in claim.part_of:
        whole = dataset.claims[name]
        if whole.unit != claim.unit:
            advice = "a part is counted in what its whole is counted in; correct unit or part_of"
            yield "part_of", f"is of another unit, {whole.unit}", claim.unit, advice
        if not claim.period.bounds.overlaps(whole.period.bounds):
            advice = "a part lies in the time of its whole; correct the period or part_of"
            yield "part_of", "is of another time", name, advice


def _misfits(dataset: Dataset) -> Iterator[Problem]:
    """Parts beyond their wholes are declared, and nothing else is."""
    said = {claim.id for claim in dataset.claims.values() if claim.misfit}
    beyond = [one for one in findings(list(dataset.claims.values())) if one.kind != "conflict"]
    for finding in beyond:
        if not said & set(finding.claims):
            yield _undeclared(finding, dataset)
    for key in sorted(said - {name for finding in beyond for name in finding.claims}):
        file, field = dataset.files["cable", dataset.cable_of[key]], f"claims {key} misfit"
        yield Problem(file, field, "is declared and fits", key, "remove it, or correct the numbers")


def _undeclared(finding: Finding, dataset: Dataset) -> Problem:
    first = dataset.claims[finding.claims[0]]
    others = [dataset.claims[name] for name in finding.claims[1:]]
    if finding.kind == "part-exceeds-whole":
        what, numbers = f"is larger than its whole, {others[0].id}", [first, others[0]]
    else:
        what, numbers = "is less than its parts come to", [first, *others]
    found = ", ".join(one.as_printed for one in numbers)
    advice = "look it up; if it is so printed, say in misfit how, and it is shown as a finding"
    file = dataset.files["cable", dataset.cable_of[first.id]]
    return Problem(file, f"claims {first.id} value", what, found, advice)


# ---- tables -------------------------------------------------------------------------------------
def _place(place: Place) -> Iterator[Doubt]:
    if not any(name.lang == "en" for name in place.names):
        yield "names", "has none in English", place.names[0].text, "add one with lang = en"
    drawn = {name for name in ("point", "feature", "radius_km") if getattr(place, name) is not None}
    needs = DRAWN.get(place.precision, set())
    if needs - drawn or (drawn and not needs):
        fitting = " and ".join(sorted(needs)) or "neither point nor feature"
        advice = f"{place.precision} goes with {fitting}; correct one of the two"
        yield "precision", "does not fit what is drawn", place.precision, advice
    if place.kind == "border-point" and place.point is None:
        yield "point", "is missing", "nothing", "a border point is drawn: give its coordinates"
    for name in place.names:
        since, until = (
            read_edtf(day) if day else Bounds(None, None) for day in (name.since, name.until)
        )
        if since.filled()[0] > until.filled()[1]:
            what = f"ends in {name.until}, before it begins"
            yield "names", what, name.since or "", "correct one of the two years"


def _reference(reference: Reference, dataset: Dataset) -> Iterator[Doubt]:
    if reference.id in dataset.cables:
        advice = "it is in the collection: remove it here and from cites"
        yield "id", "is a document of the collection", reference.id, advice
    if not reference.cited_by:
        yield "cited_by", "is empty", "nothing", "name the document that cites it, or remove it"
    for name in reference.cited_by:
        cable = dataset.cables[name]
        if reference.id not in cable.cites:
            advice = f"add {reference.id} to cites of {dataset.files['cable', name]}"
            yield "cited_by", "is not cited there", name, advice
        start = read_edtf(reference.date).start if reference.date else None
        if start and start > read_edtf(cable.date.edtf).filled()[1]:
            advice = f"{name} cites it, so it is not later; correct one of the two"
            yield "date", "is after the document that cites it", reference.date or "", advice
    for name in reference.perhaps_same_as:
        if reference.id not in dataset.references[name].perhaps_same_as:
            advice = f"add {reference.id} to perhaps_same_as of {name}"
            yield "perhaps_same_as", "is not said there", name, advice


def _circles(dataset: Dataset) -> Iterator[Problem]:
    within = {key: one.within for key, one in dataset.places.items()}
    members = {key: one.members for key, one in dataset.offices.items()}
    for edges, file, field, advice in (
        (within, "places.toml", "place {} within", "nothing lies within what lies within it"),
        (members, "people.toml", "office {} members", "no office joins one that joins it"),
    ):
        for key in sorted(in_circles(edges)):
            yield Problem(file, field.format(key), "runs in a circle", key, advice)


def _whole(dataset: Dataset) -> Iterator[Problem]:
    """What can be told where every record is there."""
    for reference in dataset.references.values():
        yield from _of(
            dataset.files["reference", reference.id],
            f"reference {reference.id}",
            _reference(reference, dataset),
        )
    for cable in dataset.cables.values():
        where = dataset.files["cable", cable.id]
        for name in cable.cites:
            if cable.id not in dataset.references[name].cited_by:
                file = dataset.files["reference", name]
                advice = f"add {cable.id} to cited_by of {name} in {file}"
                yield Problem(where, "cites", "is not said there", name, advice)
        silent = not cable.claims and cable.read == "whole"
        if silent and not any("no figure" in text.en.lower() for text in cable.silences):
            what, advice = "do not say that it has no figure", "add a silence: No figure …"
            found = f"{len(cable.silences)} silences"
            yield Problem(where, "silences", what, found, advice)

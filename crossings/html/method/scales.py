"""What was counted, and how exactly times and places are known: scales read from model and data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, get_args

from crossings.collection.dates import clock, is_vague, read_edtf
from crossings.collection.load import Dataset
from crossings.collection.records import Claim, Place
from crossings.html import links
from crossings.html.markup import Child, Html, join, tag
from crossings.html.method.parts import figure_link, grid
from crossings.html.parts import count_word, small, span_words
from crossings.language.phrases import phrase
from crossings.wording import vocabulary, words
from crossings.wording.reader import Reader
from crossings.wording.whole import crossings_named

Shape = Literal["minute", "day", "month", "year", "span", "open-start", "open-end", "vague"]


def measures(reader: Reader) -> Html:
    """Every measure with its definition and the figures that use it."""
    _ = reader.say
    used: dict[str, list[Claim]] = {}
    for claim in reader.dataset.claims.values():
        used.setdefault(claim.measure, []).append(claim)
    rows = [
        (
            tag("b", reader.text(measure.label)),
            reader.text(reader.dataset.units[measure.unit].many),
            reader.text(measure.definition),
            join(
                *(figure_link(claim, reader) for claim in used.get(measure.id, [])),
                between=", ",
            )
            or _("no figure here"),
        )
        for measure in reader.dataset.measures.values()
    ]
    note = _("Figures of two measures are never added, and units never share an axis.")
    heads = (_("Measure"), _("Counted in"), _("What it means"), _("Figures"))
    return join(tag("p", note), grid(heads, rows, _("Measures"), "rd-measures"))


def shape(text: str) -> Shape:
    """How exactly an EDTF date is known, as the code tells one from another.

    >>> shape("1961-05"), shape("/1962-03-24"), shape("1961-05-12T17:00")
    ('month', 'open-start', 'minute')
    """
    if is_vague(text):
        return "vague"
    span = read_edtf(text)
    if span.start is None:
        return "open-start"
    if span.end is None:
        return "open-end"
    if "/" in text:
        return "span"
    return "minute" if clock(text) else {4: "year", 7: "month"}.get(len(text), "day")  # type: ignore[return-value]


class Dated(NamedTuple):
    """A date of the data, with the document's own words for it where it has any."""

    edtf: str
    as_printed: str | None


def dates(dataset: Dataset) -> Iterator[Dated]:
    """Every date of the data: of documents, their handling, figures, readings and citations."""
    for cable in dataset.cables.values():
        yield Dated(cable.date.edtf, cable.date.as_printed)
        yield from (Dated(moment.edtf, moment.as_printed) for moment in cable.moments)
    for claim in dataset.claims.values():
        if claim.period.edtf:
            yield Dated(claim.period.edtf, claim.period.as_printed)
        yield from (
            Dated(reading.edtf, claim.period.as_printed) for reading in claim.period.readings
        )
    yield from (Dated(entry.date, None) for entry in dataset.references.values() if entry.date)
    yield from (Dated(event.date, None) for event in dataset.events.values())


def time(reader: Reader) -> Html:
    """The precisions of time, how each is drawn, and an example from the data."""
    _ = reader.say
    found: dict[str, list[Dated]] = {}
    for date in dates(reader.dataset):
        found.setdefault(shape(date.edtf), []).append(date)
    rows = []
    for value in get_args(Shape):
        name = tag("b", phrase("time_precision", value, reader.lang))
        picture = phrase("time_drawn", value, reader.lang)
        own = found.get(value, [])
        example = _example(own[0], reader.lang) if own else _("none here")
        rows.append((name, picture, words.number(len(own), reader.lang), example))
    intro = _(
        "Dates are kept as spans of possible days, no finer than the words allow. A list is sorted by the start of each span; its order is not a claim about what came first."
    )
    heads = (_("Precision"), _("How it is drawn"), _("In the data"), _("For example"))
    return join(tag("p", intro), grid(heads, rows, _("Precision of time")))


def _example(date: Dated, lang: str) -> Html:
    code = tag("code", date.edtf)
    quoted = words.quoted(date.as_printed, lang) if date.as_printed else ""
    return join(words.edtf(date.edtf, lang), small(quoted, " {}"), " ", code)


def bounds(reader: Reader) -> Html:
    """Every reading of ours with its reason, as the data give it."""
    _ = reader.say
    rows = [*_read_periods(reader), *_windows(reader), *_reference_dates(reader)]
    heads = (_("Of"), _("The document’s words"), _("Our bounds"), _("Why"))
    intro = _(
        "Wherever the print does not settle a time, our reading stands beside the document’s words with its reason."
    )
    return join(tag("p", intro), grid(heads, rows, _("Readings of time"), "rd-readings-table"))


def _read_periods(reader: Reader) -> Iterator[tuple[Child, ...]]:
    _ = reader.say
    none = _("no period is printed")
    same: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in reader.dataset.claims.values():
        period = claim.period
        quoted = words.quoted(period.as_printed, reader.lang) if period.as_printed else none
        ours = [
            (f"{letter}. {reader.text(one.label)}: {words.edtf(one.edtf, reader.lang)}", one.reason)
            for letter, one in words.lettered(period)
        ]
        if period.basis:
            ours.insert(0, (words.edtf(period.edtf or "", reader.lang), period.basis))
        for days, why in ours:
            same.setdefault((quoted, days, reader.text(why)), []).append(claim)
    for (quoted, bounds, reason), claims in same.items():
        named = join(
            *(join(figure_link(claim, reader), " ", reader.text(claim.label)) for claim in claims),
            between="; ",
        )
        yield named, quoted, tag("i", f"[{bounds}]"), reason


def _windows(reader: Reader) -> Iterator[tuple[Child, ...]]:
    _ = reader.say
    for cable in reader.dataset.cables.values():
        date = cable.date
        if date.window:
            told = _("date of “{cable}”").format(cable=reader.text(cable.short))
            yield (
                links.to_cable(cable, reader, told),
                words.quoted(date.as_printed, reader.lang),
                tag("i", f"[{span_words(date.window, reader.lang)}]"),
                reader.text(date.window_reason),
            )


def _reference_dates(reader: Reader) -> Iterator[tuple[Child, ...]]:
    _ = reader.say
    count = words.number(len(reader.dataset.references), reader.lang)
    if reader.dataset.references:
        told = _("documents cited and not here: {count}").format(count=count)
        link = links.link(links.page("cited", reader), told)
        yield (
            link,
            _("mostly undated"),
            _("a span or an end for each"),
            _("given there, document by document"),
        )


def places(reader: Reader) -> Html:
    """The precisions of place, how each is drawn, and the places that have it."""
    _ = reader.say
    held: dict[str, list[Place]] = {}
    for place in reader.dataset.places.values():
        held.setdefault(place.precision, []).append(place)
    rows = [
        (
            tag("b", phrase("precision_name", value, reader.lang)),
            phrase("precision", value, reader.lang),
            words.number(len(held.get(value, [])), reader.lang),
            _names(held.get(value, []), reader.lang),
        )
        for value in vocabulary.values(Place, "precision")
    ]
    heads = (_("Precision"), _("How it is drawn"), _("In the data"), _("Places"))
    return join(grid(heads, rows, _("Precision of place")), *_border_points(reader))


def _names(places: Iterable[Place], lang: str) -> str:
    """Places by their names of the time; border points by both banks."""
    return "; ".join(
        words.border_point(place, lang) if place.kind == "border-point" else place.name(lang)
        for place in places
    )


def _border_points(reader: Reader) -> list[Html]:
    """The points for orientation, by how sure their position is."""
    _ = reader.say
    points = [place for place in reader.dataset.places.values() if place.kind == "border-point"]
    named = crossings_named(reader.dataset) & {place.id for place in points}
    told = _("{count} border points are drawn, quieter than all else, for orientation.").format(
        count=words.number(len(points), reader.lang)
    )
    told += " " + (
        _("The cables name {named} of them.").format(named=count_word(len(named), reader.lang))
        if named
        else _("The cables name none of them.")
    )
    counts = Counter(str(place.confidence) for place in points)
    rows = [
        (
            tag("b", phrase("confidence", value, reader.lang)),
            words.number(counts[value], reader.lang),
            _names((place for place in points if place.confidence == value), reader.lang),
        )
        for value in vocabulary.values(Place, "confidence")
    ]
    heads = (_("How sure of the position"), _("In the data"), _("Points"))
    return (
        [tag("h3", _("Border points")), tag("p", told), grid(heads, rows, _("Border points"))]
        if points
        else []
    )

"""How the collection was made, and what may be concluded from it: the method page.

Wherever a rule, a scale or a definition is stated, it is read from what the code itself uses: the
model's allowed words, the guard's causes, the measures, the layers, the data's own reasons.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from babel.lists import format_list

from crossings import links, vocabulary, words
from crossings.card_parts import count_word, printed, span_words
from crossings.dates import clock, is_vague, read_edtf
from crossings.guard import Cause, why_not
from crossings.i18n import speaker
from crossings.load import DATA, Dataset
from crossings.markup import Child, Html, items, join, tag
from crossings.model import ANCHOR_WORDS, Cable, Claim, Place

LAYERS = DATA.parent / "geo" / "layers.toml"
TREATY = "boundary-treaty-1962"
Shape = Literal["minute", "day", "month", "year", "span", "open-start", "open-end", "vague"]


def page(dataset: Dataset, lang: str = "en", layers: Path = LAYERS) -> Html:
    """The whole page: a list of its parts, then the parts."""
    _ = speaker(lang)
    parts = [
        ("texts", _("The texts, and how they were coded"), _texts(dataset, lang)),
        ("measures", _("What was counted"), _measures(dataset, lang)),
        ("time", _("How exactly a time is known"), _time(dataset, lang)),
        ("bounds", _("How vague words became bounds"), _bounds(dataset, lang)),
        ("place", _("How exactly a place is known"), _places(dataset, lang)),
        ("outlines", _("What the modern outlines stand for"), _outlines(dataset, layers, lang)),
        ("honesty", _("Rules of honesty"), _honesty(dataset, lang)),
        ("sums", _("When figures are not added"), _sums(dataset, lang)),
        ("limits", _("Known limits"), _limits(dataset, lang)),
        ("hands", _("Who translated, obtained and paid"), _hands(dataset, lang)),
        ("rights", _("Rights and licences"), _rights(dataset, layers, lang)),
        ("correct", _("How to correct us"), _correct(dataset, lang)),
    ]
    contents = items((tag("a", title, href=f"#{key}") for key, title, _body in parts))
    lead = _(
        "How these pages were made, what the numbers can carry, and how to tell us where we are wrong."
    )
    return tag(
        "article",
        tag(
            "header", tag("h1", _("Method")), tag("p", lead, class_="rd-summary"), class_="rd-head"
        ),
        tag("nav", contents, class_="rd-contents", aria_label=_("On this page")),
        *(
            tag("section", tag("h2", title, id=key), body, class_="rd-part")
            for key, title, body in parts
        ),
        class_="cx rd rd-page rd-method",
        lang=lang,
    )


def _p(*children: Child) -> Html:
    return tag("p", *children)


def _grid(
    heads: Iterable[str], rows: Iterable[Iterable[Child]], label: str, kind: str = ""
) -> Html:
    """A table with row headings. On a narrow screen it becomes a list whose entries name their
    column; the roles keep it a table for those who hear it."""
    names = tuple(heads)
    head = tag(
        "tr", *(tag("th", name, scope="col", role="columnheader") for name in names), role="row"
    )
    body = [_line(names, tuple(row)) for row in rows]
    groups = (tag("thead", head, role="rowgroup"), tag("tbody", *body, role="rowgroup"))
    table = tag("table", *groups, role="table", aria_label=label)
    return tag("div", table, class_=f"rd-grid-box {kind}".strip())


def _line(heads: tuple[str, ...], row: tuple[Child, ...]) -> Html:
    first, *others = row
    cells = (
        tag(
            "td",
            tag("span", head, class_="rd-of", aria_hidden="true"),
            tag("span", cell),
            role="cell",
        )
        for head, cell in zip(heads[1:], others, strict=True)
    )
    return tag("tr", tag("th", first, scope="row", role="rowheader"), *cells, role="row")


def _texts(dataset: Dataset, lang: str) -> Html:
    _ = speaker(lang)
    archives = list(dict.fromkeys(cable.archive.collection for cable in dataset.cables.values()))
    held = _(
        "{cables} documents of the {archives}, {figures} reported figures, {places} places, {missing} cited documents that are not here."
    )
    counts = held.format(
        cables=count_word(len(dataset.cables), lang).capitalize(),
        archives=format_list(archives, locale=lang),
        figures=words.number(len(dataset.claims), lang),
        places=words.number(sum(place.named_in_cables for place in dataset.places.values()), lang),
        missing=words.number(len(dataset.references), lang),
    )
    return join((
        _p(counts, " ", _(
            "They were chosen because they are about people crossing between China and North Korea "
                "without papers, and are read in published English translation. They are no sample and do "
                "not stand for all that was written."
        )),
        _p(_(
            "Each document was coded twice, the second time without sight of the first. The two codings "
            "were then laid side by side, item by item; every difference and what was decided is in the "
            "project’s page on coding, docs/coding.md. The rules in short:"
        )),
        items(_rules(lang), class_="rd-doubts"),
    ))  # fmt: skip


def _rules(lang: str) -> list[str]:
    _ = speaker(lang)
    return [
        _("A figure is a number that a document reports of people, households, bodies, money or copies. Quantities without a number are not figures."),
        _("One printed number is one figure, also where it stands in brackets inside the sentence of another."),
        _("What the document prints and how we read it are kept in separate fields; each reading has its reason."),
        _("The reporter is the one whose figure it is; whoever passes it on stands in the chain."),
        _("Those counted are called what the body of the text calls them, not what the archive’s title does."),
        _("Paragraphs are counted from the address line, sentences within the paragraph; numbered points keep their printed number."),
        _("Each figure is tied to its place by at most {count} words of the text. No sentence of it is kept.").format(count=count_word(ANCHOR_WORDS, lang)),
        _("“Between” two named ends includes both. Where words can mean two spans and nothing in the text decides, both readings are kept with equal weight."),
        _("A place belongs to a figure only where the text names it for that very figure."),
        _("Documents err. What does not add up is recorded and shown, never mended."),
    ]  # fmt: skip


def _measures(dataset: Dataset, lang: str) -> Html:
    _ = speaker(lang)
    used: dict[str, list[Claim]] = {}
    for claim in dataset.claims.values():
        used.setdefault(claim.measure, []).append(claim)
    rows = [
        (
            tag("b", measure.label.get(lang)),
            dataset.units[measure.unit].many.get(lang),
            measure.definition.get(lang),
            join((_figure_link(claim, lang) for claim in used.get(measure.id, [])), ", ")
            or _("no figure here"),
        )
        for measure in dataset.measures.values()
    ]
    note = _("Figures of two measures are never added, and units never share an axis.")
    heads = (_("Measure"), _("Counted in"), _("What it means"), _("Figures"))
    return join((_p(note), _grid(heads, rows, _("Measures"), "rd-measures")))


def _figure_link(claim: Claim, lang: str) -> Html:
    """A figure as a link to its card, hedges with it."""
    quoted = words.hedges(claim, lang)
    link = tag(
        "a", words.amount(claim, lang), href=links.page("", lang, sel=claim.id), target="_self"
    )
    return join((link, tag("span", f" ({quoted})", class_="cx-small") if quoted else None))


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


def drawn(value: Shape, lang: str = "en") -> tuple[str, str]:
    """Name of a precision of time, and how it is drawn for that."""
    _ = speaker(lang)
    return {
        "minute": (_("clock time"), _("Kept to the minute in words; on the timeline it lies within its day.")),
        "day": (_("day"), _("A dot for a document, a bar of one day for a figure.")),
        "month": (_("month"), _("A bar as long as the month, never a dot on its first day.")),
        "year": (_("year"), _("The whole year.")),
        "span": (_("span"), _("A bar from the first to the last day that the words can mean, both included.")),
        "open-start": (_("start not known"), _("No start is made up: known to end by then, and the bar stays open.")),
        "open-end": (_("end not known"), _("No end is made up: the bar stays open.")),
        "vague": (_("approximate"), _("Marked as uncertain; nothing is concluded from its ends.")),
    }[value]  # fmt: skip


def _time(dataset: Dataset, lang: str) -> Html:
    _ = speaker(lang)
    found: dict[str, list[Dated]] = {}
    for date in dates(dataset):
        found.setdefault(shape(date.edtf), []).append(date)
    rows = []
    for value in get_args(Shape):
        name, picture = drawn(value, lang)
        own = found.get(value, [])
        example = _example(own[0], lang) if own else _("none here")
        rows.append((tag("b", name), picture, words.number(len(own), lang), example))
    intro = _(
        "Dates are kept as spans of possible days, no finer than the words allow. A list is sorted by the start of each span; its order is not a claim about what came first."
    )
    heads = (_("Precision"), _("How it is drawn"), _("In the data"), _("For example"))
    return join((_p(intro), _grid(heads, rows, _("Precision of time"))))


def _example(date: Dated, lang: str) -> Html:
    code = tag("code", date.edtf)
    quoted = (
        tag("span", f" {printed(date.as_printed, lang)}", class_="cx-small")
        if date.as_printed
        else None
    )
    return join((words.edtf(date.edtf, lang), quoted, " ", code))


def _bounds(dataset: Dataset, lang: str) -> Html:
    """Every reading of ours with its reason, as the data give it."""
    _ = speaker(lang)
    rows = [
        *_read_periods(dataset, lang),
        *_windows(dataset, lang),
        *_reference_dates(dataset, lang),
    ]
    heads = (_("Of"), _("The document’s words"), _("Our bounds"), _("Why"))
    intro = _(
        "Wherever the print does not settle a time, our reading stands beside the document’s words with its reason."
    )
    return join((_p(intro), _grid(heads, rows, _("Readings of time"), "rd-readings-table")))


def _read_periods(dataset: Dataset, lang: str) -> Iterator[tuple[Child, ...]]:
    _ = speaker(lang)
    none = _("no period is printed")
    same: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in dataset.claims.values():
        period = claim.period
        quoted = printed(period.as_printed, lang) if period.as_printed else none
        if period.basis:
            key = (quoted, words.edtf(period.edtf or "", lang), period.basis.get(lang))
            same.setdefault(key, []).append(claim)
        for letter, reading in zip("ABCDEFGH", period.readings, strict=False):
            bounds = f"{letter}. {reading.label.get(lang)}: {words.edtf(reading.edtf, lang)}"
            same.setdefault((quoted, bounds, reading.reason.get(lang)), []).append(claim)
    for (quoted, bounds, reason), claims in same.items():
        named = join(
            (join((_figure_link(claim, lang), " ", claim.label.get(lang))) for claim in claims),
            "; ",
        )
        yield named, quoted, tag("i", f"[{bounds}]"), reason


def _windows(dataset: Dataset, lang: str) -> Iterator[tuple[Child, ...]]:
    _ = speaker(lang)
    for cable in dataset.cables.values():
        if cable.date.window and cable.date.window_reason:
            window = tag("i", f"[{span_words(cable.date.window, lang)}]")
            date = _("date of “{cable}”").format(cable=cable.short.get(lang))
            link = tag("a", date, href=links.page("cables", lang, cable=cable.id), target="_self")
            yield (
                link,
                printed(cable.date.as_printed, lang),
                window,
                cable.date.window_reason.get(lang),
            )


def _reference_dates(dataset: Dataset, lang: str) -> Iterator[tuple[Child, ...]]:
    _ = speaker(lang)
    count = words.number(len(dataset.references), lang)
    if dataset.references:
        link = tag(
            "a",
            _("documents cited and not here: {count}").format(count=count),
            href=links.page("cited", lang),
            target="_self",
        )
        yield (
            link,
            _("mostly undated"),
            _("a span or an end for each"),
            _("given there, document by document"),
        )


def _places(dataset: Dataset, lang: str) -> Html:
    _ = speaker(lang)
    held: dict[str, list[Place]] = {}
    for place in dataset.places.values():
        held.setdefault(place.precision, []).append(place)
    rows = [
        (
            tag("b", vocabulary.precision_name(value, lang)),
            vocabulary.precision(value, lang),
            words.number(len(held.get(value, [])), lang),
            _names(held.get(value, []), lang),
        )
        for value in vocabulary.values(Place, "precision")
    ]
    heads = (_("Precision"), _("How it is drawn"), _("In the data"), _("Places"))
    return join((_grid(heads, rows, _("Precision of place")), *_border_points(dataset, lang)))


def _names(places: Iterable[Place], lang: str) -> str:
    """Places by their names of the time; border points by both banks."""
    return "; ".join(
        words.border_point(place, lang) if place.kind == "border-point" else place.name(lang)
        for place in places
    )


def _border_points(dataset: Dataset, lang: str) -> list[Html]:
    """The points for orientation, by how sure their position is."""
    _ = speaker(lang)
    points = [place for place in dataset.places.values() if place.kind == "border-point"]
    named = [place for place in points if place.named_in_cables]
    told = _("{count} border points are drawn, quieter than all else, for orientation.").format(
        count=words.number(len(points), lang)
    )
    told += " " + (
        _("The cables name {named} of them.").format(named=count_word(len(named), lang))
        if named
        else _("The cables name none of them.")
    )
    counts = Counter(str(place.confidence) for place in points)
    rows = [
        (
            tag("b", vocabulary.confidence(value, lang)),
            words.number(counts[value], lang),
            _names((place for place in points if place.confidence == value), lang),
        )
        for value in vocabulary.values(Place, "confidence")
    ]
    heads = (_("How sure of the position"), _("In the data"), _("Points"))
    return (
        [tag("h3", _("Border points")), _p(told), _grid(heads, rows, _("Border points"))]
        if points
        else []
    )


@lru_cache(maxsize=4)
def _layers(path: Path) -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads(path.read_text(encoding="utf-8"))["layer"])


def _outlines(dataset: Dataset, layers: Path, lang: str) -> Html:
    _ = speaker(lang)
    treaty = dataset.events.get(TREATY)
    said = [
        _(
            "Every outline and every line on the map is modern. They show which area a document names, not where its bounds ran."
        ),
        _(
            "The three north-eastern provinces of China had nearly today’s outline in these years; they are called modern all the same."
        ),
        _treaty(dataset, lang) if treaty else "",
        _(
            "Between the sources of the two rivers the line was not delimited before the treaty: it is dotted. The islands of both rivers are drawn as they belong today."
        ),
        _(
            "The provincial lines of North Korea are poor: thin strokes, by which nothing is placed."
        ),
        _(
            "Towns stand at today’s coordinates under the name of the period; today’s name follows, smaller."
        ),
        _("Only reservoirs that were there in these years are drawn, in their modern outline."),
        _("White means that no figure is reported. It does not mean zero."),
    ]
    renamed = [
        place
        for place in dataset.places.values()
        if place.named_in_cables and place.modern_name(lang)
    ]
    names = "; ".join(
        _("{then}, now {now}").format(then=place.name(lang), now=place.modern_name(lang) or "")
        for place in renamed
    )
    if names:
        said.append(_("Renamed since: {names}.").format(names=names))
    context = items(
        join((tag("b", event.title.get(lang)), ", ", words.edtf(event.date, lang), ". ",
              tag("span", f"{event.source}. ", _("Sure of it: {how}.").format(how=vocabulary.confidence(event.confidence, lang)), class_="cx-small")))
        for event in dataset.events.values()
    )  # fmt: skip
    head = tag("h3", _("Events for context, none of them counted")) if context else None
    return join((items(said), head, context))


def _treaty(dataset: Dataset, lang: str) -> str:
    """When the boundary was agreed, and how many of the cables are older."""
    _ = speaker(lang)
    treaty = dataset.events[TREATY]
    agreed = read_edtf(treaty.date).filled()[0]
    older = [
        cable
        for cable in dataset.cables.values()
        if read_edtf(cable.date.edtf).filled()[1] < agreed
    ]
    all_older = _("The boundary treaty dates from {date}, after all {all} cables.")
    some_older = _("The boundary treaty dates from {date}, after {older} of the {all} cables.")
    said = all_older if len(older) == len(dataset.cables) else some_older
    said += " " + _("No source we may use has an older line.")
    return said.format(
        date=words.edtf(treaty.date, lang),
        older=count_word(len(older), lang),
        all=count_word(len(dataset.cables), lang),
    )


def _honesty(dataset: Dataset, lang: str) -> Html:
    _ = speaker(lang)
    return items([
        _("There is no figure for all crossings anywhere: no document gives one and none can be worked out."),
        _("No stacked and no cumulative chart; no line joins figures of unequal periods."),
        _("A province’s figure is drawn as that province, one for two provinces as their union, one for both rivers on both; a figure without a stated place stands beside the map."),
        _("No arrow and no route is drawn unless a document names it."),
        _("Two governments’ counts of one movement stand side by side, each named by who says so."),
        _("A figure whose period can mean two things shows both."),
        _("People, households, bodies, money and copies never share an axis."),
        _("Values worked out by us stand in italic and in square brackets, with their arithmetic and what they assume."),
        _("The documents’ reservations travel with their number into every table, picture and download."),
        _("A month without a document says so. It is not a month without crossings."),
        _("“Illegal” is the authors’ word. Our own language is neutral."),
    ])  # fmt: skip


def _sums(dataset: Dataset, lang: str) -> Html:
    """The guard's causes, each with its reason and, where there is one, a pair of this collection."""
    _ = speaker(lang)
    reasons = words.refusal_reasons(lang)
    pairs = _first_pairs(dataset)
    rows = []
    for cause in get_args(Cause):
        pair = pairs.get(cause)
        example = (
            join((_example_of(claim, lang) for claim in pair), _(" and "))
            if pair
            else _("no such pair here")
        )
        rows.append((reasons[cause], example if cause not in ("empty", "twice") else "–"))
    intro = _(
        "Figures are added only where nobody can stand in two of them. The burden of proof lies with adding: everything else is refused, on every page and in every download, with one of these reasons."
    )
    return join(
        (
            _p(intro),
            _grid((_("Reason"), _("For example")), rows, _("Reasons for not adding"), "rd-reasons"),
        )
    )


def _first_pairs(dataset: Dataset) -> dict[str, tuple[Claim, Claim]]:
    """One pair of figures for each cause that occurs, those about movement first."""
    claims = sorted(dataset.claims.values(), key=lambda claim: claim.direction == "not-applicable")
    found: dict[str, tuple[Claim, Claim]] = {}
    for first, second in combinations(claims, 2):
        cause = why_not(first, second)
        if cause:
            found.setdefault(cause, (first, second))
    return found


def _example_of(claim: Claim, lang: str) -> Html:
    return join((_figure_link(claim, lang), f" {claim.label.get(lang)}"))


def _limits(dataset: Dataset, lang: str) -> Html:
    _ = speaker(lang)
    writers = {who for cable in dataset.cables.values() for who in cable.senders}
    sides = {dataset.actor(who).side for who in writers}
    own = [
        _("All were written by offices of one government. What the other side says is known through them alone.")
        if len(sides) == 1 else "",
        _("We read translations. What the translators chose, and what the editors put in brackets, cannot be told from the original here; what North Koreans said reached us through Chinese reports."),
        _("The archive released these documents and not others. Whoever chooses what is released chooses what can be counted."),
        _("Both governments had an interest in their numbers: to press the other, or to excuse themselves."),
        _("Silence is not absence. A month, a province or a direction without a figure may have seen nobody cross, or thousands."),
        _("Whoever crossed unseen is in no figure."),
        _("A flow counts occasions. One person may have crossed more than once."),
        _("Numbers that look exact are not for that reason right."),
    ]  # fmt: skip
    doubts = Counter(
        entry.kind for cable in dataset.cables.values() for entry in cable.uncertainties
    )
    listed = _("Doubts recorded document by document: {count}.").format(
        count=words.number(doubts.total(), lang)
    )
    kinds = "; ".join(
        f"{vocabulary.doubt(kind, lang)}: {words.number(count, lang)}"
        for kind, count in doubts.most_common()
    )
    return join((items(own), _p(listed, " ", tag("span", kinds, class_="cx-small"))))


def _hands(dataset: Dataset, lang: str) -> Html:
    _ = speaker(lang)
    absent = _("not given")
    rows = [
        (
            tag(
                "a",
                cable.short.get(lang),
                href=links.page("cables", lang, cable=cable.id),
                target="_self",
            ),
            cable.archive.reference,
            ", ".join(cable.archive.translators) or absent,
            ", ".join(cable.archive.obtained_by) or absent,
            _funders(cable, lang),
        )
        for cable in dataset.cables.values()
    ]
    heads = (_("Cable"), _("Reference"), _("Translated by"), _("Obtained by"), _("Funded by"))
    return _grid(heads, rows, _("Translators, finders and funders"))


def _funders(cable: Cable, lang: str) -> str:
    _ = speaker(lang)
    head, foot = cable.archive.funders_head, cable.archive.funders_foot
    if not foot or foot == head:
        return ", ".join(head) or _("not given")
    said = _("at the head: {head}; at the foot: {foot}")
    return said.format(head=", ".join(head) or _("not given"), foot=", ".join(foot))


def _rights(dataset: Dataset, layers: Path, lang: str) -> Html:
    _ = speaker(lang)
    texts: dict[str, list[str]] = {}
    for cable in dataset.cables.values():
        texts.setdefault(cable.archive.rights.get(lang), []).append(cable.short.get(lang))
    said = items(join((tag("b", ", ".join(names)), ": ", right)) for right, names in texts.items())
    rows = [
        (
            tag("b", layer["file"]),
            layer["what"],
            layer["licence"],
            layer["attribution"],
            "; ".join(layer["origin"]),
        )
        for layer in _layers(layers)
    ]
    heads = (_("Map layer"), _("Shows"), _("Licence"), _("Credit"), _("Made from"))
    return join((
        _p(_("The texts are not part of this project. It holds bibliographic facts, figures, names, a few words around each figure, and summaries of our own.")),
        said,
        tag("h3", _("The map")),
        _p(_("The licence of the map’s data stands apart from that of the program.")),
        _grid(heads, rows, _("Map layers")),
    ))  # fmt: skip


def _correct(dataset: Dataset, lang: str) -> Html:
    _ = speaker(lang)
    example = next(iter(dataset.cables), "ID")
    steps = [
        _("Say which file and field is wrong, what should stand there, from which source, and why."),
        join((_("A document’s facts and figures are in one file each: "), tag("code", f"data/cables/{example}.toml"), ".")),
        join((_("After a change, this checks all files at once and names every problem with its file, field and remedy: "),
              tag("code", "python -m crossings check"), ".")),
        join((_("This holds every figure against texts of your own: "), tag("code", "python -m crossings verify FOLDER"), ".")),
    ]  # fmt: skip
    return join((
        _p(_("Corrections are welcome, from anyone. Helpful are:")),
        items(steps),
        _p(_("The dashboard shows a corrected value everywhere at once, since no page types a number.")),
    ))  # fmt: skip

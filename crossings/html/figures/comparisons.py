"""Comparisons of the collection, made ready: pictures to draw, sentences, and tables beside them.

A picture, its text alternative and its table come from the same rows, so that they cannot differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

import plotly.graph_objects as go
from babel.lists import format_list

from crossings.collection.derive import Derived, derived
from crossings.collection.load import Dataset
from crossings.collection.records import PLACEHOLDER, Claim, Comparison, Period
from crossings.html.figures import charts
from crossings.html.figures.charts import Count, Extent, Item, Mark, Nest, Number, Span, Twofold
from crossings.html.markup import EMPTY, Html, details, join, tag
from crossings.html.parts import named
from crossings.language.i18n import speaker
from crossings.look.theme import PATTERN, Scheme
from crossings.wording import words

HUES = {"cn-to-kp": "to_kp", "kp-to-cn": "to_cn"}
LETTERS = "ABCDEFGH"
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Exhibit:
    """One comparison, ready to show: its words, and a picture for any scheme and width."""

    id: str
    title: str
    lead: str
    may: str
    may_not: str
    alternative: str
    head: tuple[str, ...]
    rows: Rows
    claims: tuple[str, ...]
    build: partial[go.Figure]

    def picture(self, scheme: Scheme, width: int) -> go.Figure:
        """The picture in one scheme, its texts broken for a width in pixels."""
        return self.build(scheme=scheme, width=width)


def exhibits(dataset: Dataset, lang: str = "en") -> tuple[Exhibit, ...]:
    """Every comparison of the collection, in the order of its file."""
    makers = {"counts": _counts, "within": _within, "readings": _readings}
    return tuple(makers[entry.kind](entry, dataset, lang) for entry in dataset.comparisons.values())


def filled(text: str, dataset: Dataset, lang: str = "en") -> str:
    """A text with the figure for each id in braces; an ellipsis where there is none."""
    values = derived(dataset)

    def figure(match: re.Match[str]) -> str:
        key = match.group(1)
        if key in dataset.claims:
            return words.amount(dataset.claims[key], lang)
        return words.bracketed(values[key], lang) if key in values else "…"

    return re.sub(PLACEHOLDER, figure, text)


def mark(claim: Claim, dataset: Dataset) -> Mark:
    """Hue of the direction where those counted were crossing, pattern of who reports."""
    moving = dataset.measures[claim.measure].movement
    hue = HUES.get(claim.direction, "ink") if moving else "ink"
    return Mark(hue, PATTERN.get(claim.context.side or "", "lines"))  # type: ignore[arg-type]


def number(claim: Claim, dataset: Dataset, lang: str = "en") -> Number:
    """A figure to draw, with its own label."""
    extent = Extent(claim.low if claim.low else 0, claim.high)
    return Number(words.amount(claim, lang), claim.label.get(lang), extent, mark(claim, dataset))


def spans(period: Period, lang: str = "en") -> tuple[Span, ...]:
    """The period to draw: one span, or one a reading with its letter."""
    if not period.readings:
        return (Span(period.bounds.start, period.bounds.end, words.period(period, lang)),)
    _ = speaker(lang)
    pattern = _("Reading {letter}")
    return tuple(
        Span(one.bounds.start, one.bounds.end, one.label.get(lang), pattern.format(letter=letter))
        for letter, one in zip(LETTERS, period.readings, strict=False)
    )


def item(claim: Claim, dataset: Dataset, lang: str = "en") -> Item:
    """A figure as one of two that are held against each other."""
    return Item(
        number=number(claim, dataset, lang),
        unit=words.unit(claim, dataset, lang),
        measure=dataset.measures[claim.measure].label.get(lang),
        direction=words.direction(claim.direction, lang) if claim.direction in HUES else "",
        where=words.area(claim, dataset, lang),
        who=dataset.cables[dataset.cable_of[claim.id]].short.get(lang),
        doubt=words.hedges(claim, lang),
        spans=spans(claim.period, lang),
    )


def how_sure(claim: Claim | Derived, lang: str = "en") -> str:
    """The document's reservations; for a figure also what sort of number it is."""
    _ = speaker(lang)
    doubt = words.hedges(claim, lang) or _("the text prints no reservation")
    if isinstance(claim, Derived):
        return doubt
    return f"{doubt}; {exactness(claim, lang)}"


def exactness(claim: Claim, lang: str = "en") -> str:
    """How exact the number looks."""
    _ = speaker(lang)
    return {
        "exact-looking": _("a number that looks exact"),
        "round": _("a round number"),
        "word": _("a number written as a word"),
    }[claim.exactness]


def source(claims: Iterable[Claim], dataset: Dataset, lang: str = "en") -> str:
    """The line at the foot of a picture: documents with their place in the archive."""
    cables = dict.fromkeys(dataset.cable_of[claim.id] for claim in claims)
    named_ = [f"{dataset.cables[key].short.get(lang)} ({dataset.cables[key].archive.reference})"
              for key in cables]  # fmt: skip
    _ = speaker(lang)
    pattern = _("Source: {documents}")
    return pattern.format(documents="; ".join(named_))


def printed(period: Period, lang: str = "en") -> str:
    """The period in the document's own words, or that it prints none."""
    _ = speaker(lang)
    if not period.as_printed:
        return _("no period is printed")
    return _("“{words}”").format(words=period.as_printed)


def _exhibit(entry: Comparison, dataset: Dataset, lang: str, **rest: object) -> Exhibit:
    texts = (entry.title, entry.lead, entry.may_conclude, entry.may_not_conclude)
    title, lead, may, may_not = (
        filled(text.get(lang) if text else "", dataset, lang) for text in texts
    )
    return Exhibit(entry.id, title, lead, may, may_not, **rest)  # type: ignore[arg-type]


def _counts(entry: Comparison, dataset: Dataset, lang: str) -> Exhibit:
    _ = speaker(lang)
    claims = [dataset.claims[key] for key in entry.claims]
    rows = [_count(claim, dataset, lang) for claim in claims]
    unit = dataset.units[claims[0].unit].many.get(lang)
    build = partial(
        charts.counts, rows=rows, unit=unit, source=source(claims, dataset, lang), lang=lang
    )
    return _exhibit(
        entry, dataset, lang, claims=entry.claims, build=build,
        alternative=" ".join(words.statement(claim, dataset, lang) for claim in claims),
        head=(_("Who says so"), unit.capitalize(), _("Period counted"), _("Where"), _("How sure")),
        rows=tuple(
            (f"{row.who}; {row.source}", f"{row.number.text} {row.number.label}",
             f"{words.period(claim.period, lang)} ({row.printed})", row.where, row.how_sure)
            for claim, row in zip(claims, rows, strict=True)
        ),
    )  # fmt: skip


def _count(claim: Claim, dataset: Dataset, lang: str) -> Count:
    _ = speaker(lang)
    through = [
        words.actor_short(who, dataset, lang) for who in claim.chain if who != claim.reporter
    ]
    cable = dataset.cables[dataset.cable_of[claim.id]]
    hands = _("through {hands}").format(hands=" → ".join(through)) if through else ""
    record = f"{cable.short.get(lang)}, {words.cable_date(cable, lang)}"
    return Count(
        words.actor(claim.reporter, dataset, lang), "; ".join(filter(None, (hands, record))),
        number(claim, dataset, lang), spans(claim.period, lang), printed(claim.period, lang),
        words.area(claim, dataset, lang), how_sure(claim, lang),
    )  # fmt: skip


def _within(entry: Comparison, dataset: Dataset, lang: str) -> Exhibit:
    _ = speaker(lang)
    values = derived(dataset)
    nests = [(values[key], _nest(values[key], values, dataset, lang)) for key in entry.remainders]
    claims = list(dict.fromkeys(name for value, _nested in nests for name in value.claims))
    unit = dataset.units[nests[0][0].unit].many.get(lang)
    build = partial(
        charts.within, rows=[nest for _value, nest in nests], unit=unit, lang=lang,
        source=source([dataset.claims[key] for key in claims], dataset, lang),
        how_sure=_doubt(nests[0][0], dataset, lang),
    )  # fmt: skip
    sentence = _(
        "{title}: {whole} {whole_label}, of them {part} {part_label}; {rest} {rest_label}."
    )
    return _exhibit(
        entry, dataset, lang, claims=tuple(claims), build=build,
        alternative=" ".join(
            sentence.format(
                title=nest.title, whole=nest.whole.text, whole_label=nest.whole.label,
                part=nest.part.text, part_label=nest.part.label,
                rest=nest.remainder.text, rest_label=nest.remainder.label,
            ) for _value, nest in nests
        ),
        head=(_("Area"), nests[0][1].whole.label.capitalize(), nests[0][1].part.label.capitalize(),
              _("[What remains]"), _("Arithmetic"), _("Assumes")),
        rows=tuple(
            (nest.title, nest.whole.text, nest.part.text, nest.remainder.text,
             words.arithmetic(value, values, dataset, lang), value.assumption.get(lang))
            for value, nest in nests
        ),
    )  # fmt: skip


def _doubt(value: Derived, dataset: Dataset, lang: str) -> str:
    """Period, speaker and reservations of a row of bars, in one line."""
    _ = speaker(lang)
    claims = [dataset.claims[key] for key in value.claims]
    who = words.actor(claims[0].reporter, dataset, lang) if claims else ""
    pattern = _("{period}; according to {who}; {doubt}.")
    return pattern.format(
        period=words.period(value.period, lang), who=who, doubt=how_sure(value, lang)
    )


def _nest(value: Derived, values: dict[str, Derived], dataset: Dataset, lang: str) -> Nest:
    _ = speaker(lang)
    operands = [value.whole or "", value.parts[0]]
    ours = [key for key in operands if key in values]
    note = _("as printed")
    if ours:
        sums = [words.arithmetic(values[key], values, dataset, lang) for key in ours]
        note = _("worked out: {sums}").format(sums="; ".join(sums))
    places = [dataset.places[place].name(lang) for place in value.area.places]
    whole, part = (_operand(key, values, dataset, lang) for key in operands)
    hue = Mark(whole.mark.hue, whole.mark.pattern, derived=True)
    rest = Number(
        words.bracketed(value, lang), value.label.get(lang), Extent(value.low, value.high), hue
    )
    title = format_list(places, locale=lang) if places else value.label.get(lang)
    return Nest(title, note, whole, part, rest)


def _operand(key: str, values: dict[str, Derived], dataset: Dataset, lang: str) -> Number:
    """A figure, or a value of ours, named by its measure: its area is the row's title."""
    value = values.get(key)
    claim = dataset.claims[value.claims[0] if value else key]
    label = dataset.measures[claim.measure].label.get(lang)
    if value is None:
        figure = number(claim, dataset, lang)
        return Number(figure.text, label, figure.extent, figure.mark)
    drawn = mark(claim, dataset)
    ours = Mark(drawn.hue, drawn.pattern, derived=True)
    return Number(words.bracketed(value, lang), label, Extent(value.low, value.high), ours)


def _readings(entry: Comparison, dataset: Dataset, lang: str) -> Exhibit:
    _ = speaker(lang)
    claim = dataset.claims[entry.claims[0]]
    figure = _twofold(claim, dataset, lang)
    sure = f"{figure.who}; {figure.how_sure}."
    build = partial(
        charts.readings,
        figure=figure,
        source=source(
            [claim, *(dataset.claims[key] for key in claim.overlaps if key in dataset.claims)],
            dataset,
            lang,
        ),
        lang=lang,
    )
    return _exhibit(
        entry, dataset, lang, claims=(claim.id, *(key for key in claim.overlaps if key in dataset.claims)), build=build,
        alternative=words.statement(claim, dataset, lang) + " " + figure.same,
        head=(_("Reading"), _("Days"), _("Why"), _("Number"), _("How sure")),
        rows=tuple(
            (f"{letter}. {one.label.get(lang)}", words.edtf(one.edtf, lang), one.reason.get(lang),
             words.quantity(claim, dataset, lang), sure)
            for letter, one in zip(LETTERS, claim.period.readings, strict=False)
        ),
    )  # fmt: skip


def _twofold(claim: Claim, dataset: Dataset, lang: str) -> Twofold:
    _ = speaker(lang)
    cable = dataset.cables[dataset.cable_of[claim.id]]
    others = [dataset.claims[key] for key in claim.overlaps if key in dataset.claims]
    beside = tuple(
        (_doubted(one, dataset, lang), span) for one in others for span in spans(one.period, lang)
    )
    written = cable.date.edtf
    day = Period(edtf=written).bounds
    title = _("Figures that share days with it, so that no two of them may be added:")
    marked = Number(words.amount(claim, lang), named(claim, dataset, lang),
                    Extent(claim.low, claim.high), mark(claim, dataset))  # fmt: skip
    return Twofold(
        marked, words.reporter(claim, dataset, lang), how_sure(claim, lang),
        _("One figure drawn once for each reading: the same {n}, not several.").format(n=marked.text),
        spans(claim.period, lang), beside, title,
        Span(day.start, day.end, _("written {date}").format(date=words.edtf(written, lang))),
    )  # fmt: skip


def _doubted(claim: Claim, dataset: Dataset, lang: str) -> Number:
    """A figure to draw whose reservations have no line of their own."""
    plain = number(claim, dataset, lang)
    label = " ".join(filter(None, (plain.label, words.hedges(claim, lang))))
    return Number(plain.text, label, plain.extent, plain.mark)


def head(exhibit: Exhibit, lang: str = "en") -> Html:
    """Title and lead of a comparison."""
    lead = tag("p", exhibit.lead, class_="cx-lead-in") if exhibit.lead else EMPTY
    return tag(
        "div", tag("h3", exhibit.title), lead, class_="cx cx-beside", id=exhibit.id, lang=lang
    )


def foot(exhibit: Exhibit, dataset: Dataset, lang: str = "en") -> Html:
    """What may and may not be concluded, the text alternative and the table, the documents."""
    _ = speaker(lang)
    heads = tag("tr", *(tag("th", name, scope="col") for name in exhibit.head))
    body = [tag("tr", tag("th", row[0], scope="row"), *(tag("td", cell) for cell in row[1:]))
            for row in exhibit.rows]  # fmt: skip
    table = tag(
        "table", tag("caption", exhibit.alternative), tag("thead", heads), tag("tbody", *body)
    )
    scroll = tag("div", table, class_="cx-scroll", tabindex="0", role="region",
                 aria_label=_("Table of the comparison: {title}").format(title=exhibit.title))  # fmt: skip
    links = [tag("a", words.amount(dataset.claims[key], lang), " ", dataset.claims[key].label.get(lang),
                 href=f"#row-{key}") for key in exhibit.claims]  # fmt: skip
    return tag(
        "div",
        tag("p", tag("b", _("May be concluded. ")), exhibit.may),
        tag("p", tag("b", _("May not. ")), exhibit.may_not),
        details(_("In words, and as a table"), scroll),
        tag("p", _("In the ledger: "), join(links, " · "), class_="cx-small") if links else None,
        class_="cx cx-verdict", lang=lang,
    )  # fmt: skip

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

from crossings.collection.derive import Derived
from crossings.collection.records import PLACEHOLDER, Claim, Comparison, Period
from crossings.html.figures import charts
from crossings.html.figures.charts import Count, Extent, Item, Nest, Number, Span, Twofold
from crossings.html.markup import EMPTY, Html, details, join, tag
from crossings.language.i18n import speaker
from crossings.look.looks import HUES, look
from crossings.look.theme import Scheme
from crossings.wording import words
from crossings.wording.reader import Reader

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


def exhibits(reader: Reader) -> tuple[Exhibit, ...]:
    """Every comparison of the collection, in the order of its file."""
    makers = {"counts": _counts, "within": _within, "readings": _readings}
    return tuple(makers[entry.kind](entry, reader) for entry in reader.dataset.comparisons.values())


def filled(text: str, reader: Reader) -> str:
    """A text with the figure for each id in braces; an ellipsis where there is none."""
    values = reader.values

    def figure(match: re.Match[str]) -> str:
        key = match.group(1)
        if key in reader.dataset.claims:
            return words.amount(reader.dataset.claims[key], reader.lang)
        return words.bracketed(values[key], reader.lang) if key in values else "…"

    return re.sub(PLACEHOLDER, figure, text)


def number(claim: Claim, reader: Reader) -> Number:
    """A figure to draw, with its own label."""
    extent = Extent(claim.low if claim.low else 0, claim.high)
    return Number(
        words.amount(claim, reader.lang),
        claim.label.get(reader.lang),
        extent,
        look(claim, reader.dataset),
    )


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


def item(claim: Claim, reader: Reader) -> Item:
    """A figure as one of two that are held against each other."""
    return Item(
        number=number(claim, reader),
        unit=words.unit(claim, reader),
        measure=reader.dataset.measures[claim.measure].label.get(reader.lang),
        direction=words.direction(claim.direction, reader.lang) if claim.direction in HUES else "",
        where=words.area(claim, reader),
        who=reader.dataset.cables[reader.dataset.cable_of[claim.id]].short.get(reader.lang),
        doubt=words.hedges(claim, reader.lang),
        spans=spans(claim.period, reader.lang),
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


def source(claims: Iterable[Claim], reader: Reader) -> str:
    """The line at the foot of a picture: documents with their place in the archive."""
    cables = dict.fromkeys(reader.dataset.cable_of[claim.id] for claim in claims)
    named_ = [f"{reader.dataset.cables[key].short.get(reader.lang)} ({reader.dataset.cables[key].archive.reference})"
              for key in cables]  # fmt: skip
    _ = reader.say
    pattern = _("Source: {documents}")
    return pattern.format(documents="; ".join(named_))


def printed(period: Period, lang: str = "en") -> str:
    """The period in the document's own words, or that it prints none."""
    _ = speaker(lang)
    if not period.as_printed:
        return _("no period is printed")
    return _("“{words}”").format(words=period.as_printed)


def _exhibit(entry: Comparison, reader: Reader, **rest: object) -> Exhibit:
    texts = (entry.title, entry.lead, entry.may_conclude, entry.may_not_conclude)
    title, lead, may, may_not = (
        filled(text.get(reader.lang) if text else "", reader) for text in texts
    )
    return Exhibit(entry.id, title, lead, may, may_not, **rest)  # type: ignore[arg-type]


def _counts(entry: Comparison, reader: Reader) -> Exhibit:
    _ = reader.say
    claims = [reader.dataset.claims[key] for key in entry.claims]
    rows = [_count(claim, reader) for claim in claims]
    unit = reader.dataset.units[claims[0].unit].many.get(reader.lang)
    build = partial(
        charts.counts, rows=rows, unit=unit, source=source(claims, reader), lang=reader.lang
    )
    return _exhibit(
        entry, reader, claims=entry.claims, build=build,
        alternative=" ".join(words.statement(claim, reader) for claim in claims),
        head=(_("Who says so"), unit.capitalize(), _("Period counted"), _("Where"), _("How sure")),
        rows=tuple(
            (f"{row.who}; {row.source}", f"{row.number.text} {row.number.label}",
             f"{words.period(claim.period, reader.lang)} ({row.printed})", row.where, row.how_sure)
            for claim, row in zip(claims, rows, strict=True)
        ))  # fmt: skip


def _count(claim: Claim, reader: Reader) -> Count:
    _ = reader.say
    through = [words.actor_short(who, reader) for who in claim.chain if who != claim.reporter]
    cable = reader.dataset.cables[reader.dataset.cable_of[claim.id]]
    hands = _("through {hands}").format(hands=" → ".join(through)) if through else ""
    record = f"{cable.short.get(reader.lang)}, {words.cable_date(cable, reader.lang)}"
    return Count(
        words.actor(claim.reporter, reader), "; ".join(filter(None, (hands, record))),
        number(claim, reader), spans(claim.period, reader.lang), printed(claim.period, reader.lang),
        words.area(claim, reader), how_sure(claim, reader.lang),
    )  # fmt: skip


def _within(entry: Comparison, reader: Reader) -> Exhibit:
    _ = reader.say
    values = reader.values
    nests = [(values[key], _nest(values[key], reader)) for key in entry.remainders]
    claims = list(dict.fromkeys(name for value, _nested in nests for name in value.claims))
    unit = reader.dataset.units[nests[0][0].unit].many.get(reader.lang)
    build = partial(
        charts.within, rows=[nest for _value, nest in nests], unit=unit, lang=reader.lang,
        source=source([reader.dataset.claims[key] for key in claims], reader),
        how_sure=_doubt(nests[0][0], reader),
    )  # fmt: skip
    sentence = _(
        "{title}: {whole} {whole_label}, of them {part} {part_label}; {rest} {rest_label}."
    )
    return _exhibit(
        entry, reader, claims=tuple(claims), build=build,
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
             words.arithmetic(value, reader), value.assumption.get(reader.lang))
            for value, nest in nests
        ))  # fmt: skip


def _doubt(value: Derived, reader: Reader) -> str:
    """Period, speaker and reservations of a row of bars, in one line."""
    _ = reader.say
    claims = [reader.dataset.claims[key] for key in value.claims]
    who = words.actor(claims[0].reporter, reader) if claims else ""
    pattern = _("{period}; according to {who}; {doubt}.")
    return pattern.format(
        period=words.period(value.period, reader.lang), who=who, doubt=how_sure(value, reader.lang)
    )


def _nest(value: Derived, reader: Reader) -> Nest:
    _ = reader.say
    operands = [value.whole or "", value.parts[0]]
    values = reader.values
    ours = [key for key in operands if key in values]
    note = _("as printed")
    if ours:
        sums = [words.arithmetic(values[key], reader) for key in ours]
        note = _("worked out: {sums}").format(sums="; ".join(sums))
    places = [reader.dataset.places[place].name(reader.lang) for place in value.area.places]
    whole, part = (_operand(key, reader) for key in operands)
    rest = Number(
        words.bracketed(value, reader.lang),
        value.label.get(reader.lang),
        Extent(value.low, value.high),
        look(value, reader.dataset),
    )
    title = format_list(places, locale=reader.lang) if places else value.label.get(reader.lang)
    return Nest(title, note, whole, part, rest)


def _operand(key: str, reader: Reader) -> Number:
    """A figure, or a value of ours, named by its measure: its area is the row's title."""
    value = reader.values.get(key)
    claim = reader.dataset.claims[value.claims[0] if value else key]
    label = reader.dataset.measures[claim.measure].label.get(reader.lang)
    if value is None:
        figure = number(claim, reader)
        return Number(figure.text, label, figure.extent, figure.look)
    shown = look(value, reader.dataset)
    return Number(words.bracketed(value, reader.lang), label, Extent(value.low, value.high), shown)


def _readings(entry: Comparison, reader: Reader) -> Exhibit:
    _ = reader.say
    claim = reader.dataset.claims[entry.claims[0]]
    figure = _twofold(claim, reader)
    sure = f"{figure.who}; {figure.how_sure}."
    build = partial(
        charts.readings,
        figure=figure,
        source=source(
            [
                claim,
                *(
                    reader.dataset.claims[key]
                    for key in claim.overlaps
                    if key in reader.dataset.claims
                ),
            ],
            reader,
        ),
        lang=reader.lang,
    )
    return _exhibit(
        entry, reader, claims=(claim.id, *(key for key in claim.overlaps if key in reader.dataset.claims)), build=build,
        alternative=words.statement(claim, reader) + " " + figure.same,
        head=(_("Reading"), _("Days"), _("Why"), _("Number"), _("How sure")),
        rows=tuple(
            (f"{letter}. {one.label.get(reader.lang)}", words.edtf(one.edtf, reader.lang), one.reason.get(reader.lang),
             words.quantity(claim, reader), sure)
            for letter, one in zip(LETTERS, claim.period.readings, strict=False)
        ))  # fmt: skip


def _twofold(claim: Claim, reader: Reader) -> Twofold:
    _ = reader.say
    cable = reader.dataset.cables[reader.dataset.cable_of[claim.id]]
    others = [reader.dataset.claims[key] for key in claim.overlaps if key in reader.dataset.claims]
    beside = tuple(
        (_doubted(one, reader), span) for one in others for span in spans(one.period, reader.lang)
    )
    written = cable.date.edtf
    day = Period(edtf=written).bounds
    title = _("Figures that share days with it, so that no two of them may be added:")
    marked = Number(words.amount(claim, reader.lang), words.named(claim, reader),
                    Extent(claim.low, claim.high), look(claim, reader.dataset))  # fmt: skip
    return Twofold(
        marked, words.reporter(claim, reader), how_sure(claim, reader.lang),
        _("One figure drawn once for each reading: the same {n}, not several.").format(n=marked.text),
        spans(claim.period, reader.lang), beside, title,
        Span(day.start, day.end, _("written {date}").format(date=words.edtf(written, reader.lang))),
    )  # fmt: skip


def _doubted(claim: Claim, reader: Reader) -> Number:
    """A figure to draw whose reservations have no line of their own."""
    plain = number(claim, reader)
    label = " ".join(filter(None, (plain.label, words.hedges(claim, reader.lang))))
    return Number(plain.text, label, plain.extent, plain.look)


def head(exhibit: Exhibit, lang: str = "en") -> Html:
    """Title and lead of a comparison."""
    lead = tag("p", exhibit.lead, class_="cx-lead-in") if exhibit.lead else EMPTY
    return tag(
        "div", tag("h3", exhibit.title), lead, class_="cx cx-beside", id=exhibit.id, lang=lang
    )


def foot(exhibit: Exhibit, reader: Reader) -> Html:
    """What may and may not be concluded, the text alternative and the table, the documents."""
    _ = reader.say
    heads = tag("tr", *(tag("th", name, scope="col") for name in exhibit.head))
    body = [tag("tr", tag("th", row[0], scope="row"), *(tag("td", cell) for cell in row[1:]))
            for row in exhibit.rows]  # fmt: skip
    table = tag(
        "table", tag("caption", exhibit.alternative), tag("thead", heads), tag("tbody", *body)
    )
    scroll = tag("div", table, class_="cx-scroll", tabindex="0", role="region",
                 aria_label=_("Table of the comparison: {title}").format(title=exhibit.title))  # fmt: skip
    links = [tag("a", words.amount(reader.dataset.claims[key], reader.lang), " ", reader.dataset.claims[key].label.get(reader.lang),
                 href=f"#row-{key}") for key in exhibit.claims]  # fmt: skip
    return tag(
        "div",
        tag("p", tag("b", _("May be concluded. ")), exhibit.may),
        tag("p", tag("b", _("May not. ")), exhibit.may_not),
        details(_("In words, and as a table"), scroll),
        tag("p", _("In the ledger: "), join(links, " · "), class_="cx-small") if links else None,
        class_="cx cx-verdict", lang=reader.lang,
    )  # fmt: skip

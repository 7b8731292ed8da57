"""Comparisons of the collection, ready to show: sentences, a table, and what is to be drawn.

Page, card and slide draw from here, so that picture, text alternative and table cannot differ.
"""

from __future__ import annotations

from dataclasses import dataclass

from babel.lists import format_list

from crossings.collection.derive import Derived
from crossings.collection.records import Claim, Comparison, Period
from crossings.collection.relations import present
from crossings.look.looks import look
from crossings.questions.figures import (
    Extent,
    Number,
    Span,
    number,
    source,
    spans,
    value_of_ours,
)
from crossings.wording import words
from crossings.wording.reader import Reader

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Report:
    """One report of a flow: who says it, how many, for which days, where, how surely."""

    who: str
    who_short: str
    source: str
    number: Number
    spans: tuple[Span, ...]
    printed: str
    where: str
    how_sure: str


@dataclass(frozen=True)
class Reports:
    """Several reports of one flow, in one unit: side by side, never added."""

    rows: tuple[Report, ...]
    unit: str


@dataclass(frozen=True)
class PartOfWhole:
    """A part inside its whole, and what remains. ``note`` says what is printed and what is ours."""

    title: str
    note: str
    whole: Number
    part: Number
    remainder: Number


@dataclass(frozen=True)
class Parts:
    """Parts inside their wholes, on one scale; ``how_sure`` holds for all of them."""

    rows: tuple[PartOfWhole, ...]
    unit: str
    how_sure: str


@dataclass(frozen=True)
class Readings:
    """One figure with several readings of its period, and the figures it shares days with."""

    number: Number
    who: str
    how_sure: str
    same: str  # that it is one number, however often it is drawn
    spans: tuple[Span, ...]
    beside: tuple[tuple[Number, Span], ...]
    beside_title: str
    written: Span  # when the document was written


Drawing = Reports | Parts | Readings


@dataclass(frozen=True)
class ComparisonView:
    """One comparison, ready to show: its words, its table, and what is drawn of it."""

    id: str
    title: str
    lead: str
    may: str
    may_not: str
    alternative: str
    head: tuple[str, ...]
    rows: Rows
    claims: tuple[str, ...]
    source: str
    drawing: Drawing


def views(reader: Reader) -> tuple[ComparisonView, ...]:
    """Every comparison of the collection, in the order of its file."""
    return tuple(view(entry, reader) for entry in reader.dataset.comparisons.values())


def view(entry: Comparison, reader: Reader) -> ComparisonView:
    """One comparison in the reader's language."""
    makers = {"counts": _reports, "within": _parts, "readings": _readings}
    return makers[entry.kind](entry, reader)


def filled(text: str, reader: Reader) -> str:
    """A text with the figure for each id in braces; an ellipsis where there is none."""
    return words.plain(words.pieces(text, reader))


def _view(
    entry: Comparison,
    reader: Reader,
    claims: list[Claim],
    drawing: Drawing,
    alternative: str,
    head: tuple[str, ...],
    rows: Rows,
) -> ComparisonView:
    texts = (entry.title, entry.lead, entry.may_conclude, entry.may_not_conclude)
    said = (filled(reader.text(text), reader) for text in texts)
    title, lead, may, may_not = said
    keys = tuple(claim.id for claim in claims)
    return ComparisonView(
        entry.id, title, lead, may, may_not, alternative, head, rows, keys,
        source(claims, reader), drawing,
    )  # fmt: skip


def _unit(key: str, reader: Reader) -> str:
    return reader.text(reader.dataset.units[key].many)


# ---- several reports of one flow -------------------------------------------------------------


def _reports(entry: Comparison, reader: Reader) -> ComparisonView:
    _ = reader.say
    claims = [reader.dataset.claims[key] for key in entry.claims]
    unit = _unit(claims[0].unit, reader)
    reports = Reports(tuple(_report(claim, reader) for claim in claims), unit)
    rows = zip(claims, reports.rows, strict=True)
    return _view(
        entry,
        reader,
        claims,
        reports,
        " ".join(words.statement(claim, reader) for claim in claims),
        (_("Reported by"), unit.capitalize(), _("Period counted"), _("Where"), _("How sure")),
        tuple(_report_cells(claim, row, reader) for claim, row in rows),
    )


def _report_cells(claim: Claim, row: Report, reader: Reader) -> tuple[str, ...]:
    days = f"{words.period(claim.period, reader.lang)} ({row.printed})"
    counted = f"{row.number.text} {row.number.label}"
    return (f"{row.who}; {row.source}", counted, days, row.where, row.how_sure)


def _report(claim: Claim, reader: Reader) -> Report:
    cable = reader.cable(claim)
    return Report(
        who=words.actor(claim.reporter, reader),
        who_short=words.actor_short(claim.reporter, reader),
        source="; ".join(filter(None, (words.hands(claim, reader), words.document(cable, reader)))),
        number=number(claim, reader),
        spans=spans(claim.period, reader.lang),
        printed=words.period_printed(claim.period, reader.lang),
        where=words.area(claim, reader),
        how_sure=words.how_sure(claim, reader.lang),
    )


# ---- parts of wholes -------------------------------------------------------------------------


def _parts(entry: Comparison, reader: Reader) -> ComparisonView:
    _ = reader.say
    values = [reader.values[key] for key in entry.remainders]
    keys = dict.fromkeys(key for value in values for key in value.claims)
    rows = tuple(_part(value, reader) for value in values)
    first = rows[0]
    labels = (first.whole.label.capitalize(), first.part.label.capitalize())
    cells = zip(values, rows, strict=True)
    return _view(
        entry,
        reader,
        [reader.dataset.claims[key] for key in keys],
        Parts(rows, _unit(values[0].unit, reader), _doubt(values[0], reader)),
        " ".join(_part_sentence(row, reader) for row in rows),
        (_("Area"), *labels, _("[What remains]"), _("Arithmetic"), _("Assumes")),
        tuple(_part_cells(value, row, reader) for value, row in cells),
    )


def _part_sentence(row: PartOfWhole, reader: Reader) -> str:
    _ = reader.say
    pattern = _("{title}: {whole} {whole_label}, of them {part} {part_label}; {rest} {rest_label}.")
    return pattern.format(
        title=row.title,
        whole=row.whole.text,
        whole_label=row.whole.label,
        part=row.part.text,
        part_label=row.part.label,
        rest=row.remainder.text,
        rest_label=row.remainder.label,
    )


def _part_cells(value: Derived, row: PartOfWhole, reader: Reader) -> tuple[str, ...]:
    numbers = (row.whole.text, row.part.text, row.remainder.text)
    sums = words.arithmetic(value, reader)
    return (row.title, *numbers, sums, reader.text(value.assumption))


def _doubt(value: Derived, reader: Reader) -> str:
    """Period, speaker and reservations of a row of bars, in one line."""
    _ = reader.say
    claims = [reader.dataset.claims[key] for key in value.claims]
    who = words.actor(claims[0].reporter, reader) if claims else ""
    pattern = _("{period}; according to {who}; {doubt}.")
    return pattern.format(
        period=words.period(value.period, reader.lang),
        who=who,
        doubt=words.how_sure(value, reader.lang),
    )


def _part(value: Derived, reader: Reader) -> PartOfWhole:
    keys = (value.whole or "", value.parts[0])
    whole, part = (_operand(key, reader) for key in keys)
    label = reader.text(value.label)
    places = [reader.dataset.places[place].name(reader.lang) for place in value.area.places]
    title = format_list(places, locale=reader.lang) if places else label
    rest = value_of_ours(value, label, reader)
    return PartOfWhole(title, _origin(keys, reader), whole, part, rest)


def _origin(keys: tuple[str, ...], reader: Reader) -> str:
    """Whether all operands are printed, or which of them are ours, with the arithmetic."""
    _ = reader.say
    sums = [words.arithmetic(reader.values[key], reader) for key in keys if key in reader.values]
    return _("calculated: {sums}").format(sums="; ".join(sums)) if sums else _("as printed")


def _operand(key: str, reader: Reader) -> Number:
    """A figure, or a value of ours, named by its measure: its area is the row's title."""
    value = reader.values.get(key)
    claim = reader.dataset.claims[value.claims[0] if value else key]
    label = reader.text(reader.measure(claim).label)
    if value:
        return value_of_ours(value, label, reader)
    figure = number(claim, reader)
    return Number(figure.text, label, figure.extent, figure.look)


# ---- several readings of one period ----------------------------------------------------------


def _readings(entry: Comparison, reader: Reader) -> ComparisonView:
    _ = reader.say
    claim = reader.dataset.claims[entry.claims[0]]
    others = present(claim.overlaps, reader.dataset.claims)
    drawing = _readings_of(claim, others, reader)
    sure = f"{drawing.who}; {drawing.how_sure}."
    return _view(
        entry,
        reader,
        [claim, *others],
        drawing,
        words.statement(claim, reader) + " " + drawing.same,
        (_("Reading"), _("Days"), _("Why"), _("Number"), _("How sure")),
        _reading_cells(claim, sure, reader),
    )


def _reading_cells(claim: Claim, sure: str, reader: Reader) -> Rows:
    lang, counted = reader.lang, words.quantity(claim, reader)
    return tuple(
        (
            f"{letter}. {one.label.get(lang)}",
            words.edtf(one.edtf, lang),
            one.reason.get(lang),
            counted,
            sure,
        )
        for letter, one in words.lettered(claim.period)
    )


def _readings_of(claim: Claim, others: list[Claim], reader: Reader) -> Readings:
    _ = reader.say
    written = reader.cable(claim).date.edtf
    day = Period(edtf=written).bounds
    dated = _("written {date}").format(date=words.edtf(written, reader.lang))
    text = words.amount(claim, reader.lang)
    same = _("One figure drawn once for each reading: the same {n}, not several.")
    return Readings(
        number=Number(text, words.named(claim, reader), Extent(claim.low, claim.high), look(claim, reader.dataset)),
        who=words.reporter(claim, reader),
        how_sure=words.how_sure(claim, reader.lang),
        same=same.format(n=text),
        spans=spans(claim.period, reader.lang),
        beside=tuple((_doubted(one, reader), span) for one in others for span in spans(one.period, reader.lang)),
        beside_title=_("Figures that share days with it, so that no two of them may be added:"),
        written=Span(day.start, day.end, dated),
    )  # fmt: skip


def _doubted(claim: Claim, reader: Reader) -> Number:
    """A figure to draw whose reservations have no line of their own."""
    plain = number(claim, reader)
    label = " ".join(filter(None, (plain.label, words.hedges(claim, reader.lang))))
    return Number(plain.text, label, plain.extent, plain.look)

"""Documents that the cables cite and that the collection does not hold.

They stand under the cable that names them, within it by title: most bear no date, so no order in
time is given. The strip shows what is known of the date on one scale for all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from crossings.collection.dates import Bounds, read_edtf
from crossings.collection.load import Dataset
from crossings.collection.records import Cable, Reference
from crossings.collection.relations import present
from crossings.html import links
from crossings.html.glossary import explained
from crossings.html.markup import EMPTY, Child, Html, join, pairs, some, tag
from crossings.html.parts import count_word, heading, much, ring, small
from crossings.language.phrases import phrase
from crossings.wording import words
from crossings.wording.reader import Reader


@dataclass(frozen=True)
class Scale:
    """The span of days that every strip of the page shows."""

    start: dt.date
    end: dt.date

    def percent(self, day: dt.date) -> float:
        """Where a day lies, in per cent of the strip."""
        part = (day - self.start).days / (self.end - self.start).days
        return round(100 * min(1, max(0, part)), 2)


def scale(dataset: Dataset) -> Scale | None:
    """From the first year that a cable or a cited document names to the end of the last."""
    dated = [read_edtf(entry.date) for entry in dataset.references.values() if entry.date]
    spans = [read_edtf(cable.date.edtf) for cable in dataset.cables.values()] + dated
    days = [day for span in spans for day in (span.start, span.end) if day]
    return Scale(dt.date(min(days).year, 1, 1), dt.date(max(days).year, 12, 31)) if days else None


def page(reader: Reader, sought: str | None = None) -> Html:
    """Every cited document, under the cable that names it first; what neighbouring documents cite
    is counted apart."""
    _ = reader.say
    entries = list(reader.dataset.references.values())
    groups = [_group(cable, reader, sought) for cable in reader.dataset.cables.values()]
    title = tag("h1", explained(_("Cited, not here"), "cited", reader, "page"))
    lead = tag("p.rd-summary", _lead(reader.alone))
    beside = some("p.rd-summary", _beside(entries, reader))
    return tag(
        "article.cx.rd.rd-page",
        tag("header.rd-head", title, lead, beside),
        *groups,
        lang=reader.lang,
    )


def _lead(reader: Reader) -> str:
    """How many documents the collection leans on, and what is known of them."""
    _ = reader.say
    entries = list(reader.dataset.references.values())
    citing = {name for entry in entries for name in entry.cited_by}
    if not entries:
        return _("The cables cite no document that is missing here.")
    said = _(
        "{documents} documents that {cables} cables lean on and that are not in this collection. Each "
        "is known there from a mention alone. They stand under the cable that names them and there by "
        "title, since few bear a date; the order says nothing about time. Two mentions may be one document."
    )
    return said.format(
        documents=words.number(len(entries), reader.lang),
        cables=count_word(len(citing), reader.lang),
    )


def _beside(entries: list[Reference], reader: Reader) -> str:
    """What neighbouring documents cite, and that some of them may be what the collection cites."""
    _ = reader.say
    around = reader.dataset.documents("neighbours")
    own = reader.alone.dataset.references
    further = sum(entry.id not in own for entry in entries)
    named = {one.reference for cable in around for one in cable.identified} & own.keys()
    if not around:
        return ""
    said = _(
        "Apart from them, {further} that only neighbouring documents name. "
        "Of those that the collection names, {known} may be among the neighbouring documents; it is said there."
    )
    return said.format(
        further=words.number(further, reader.lang), known=words.number(len(named), reader.lang)
    )


def _group(cable: Cable, reader: Reader, sought: str | None) -> Html:
    """The documents that a cable is the first to name."""
    _ = reader.say
    own = [
        entry
        for entry in reader.dataset.references.values()
        if _home(entry, reader.dataset) == cable.id
    ]
    if not own:
        return EMPTY
    rows = [
        _entry(entry, reader, sought)
        for entry in sorted(own, key=lambda e: reader.text(e.title).strip("“”"))
    ]
    title = _("Named in “{cable}”").format(cable=reader.text(cable.short))
    holds = much("document", len(own), reader.lang)
    is_sought = any(entry.id == sought for entry in own)
    date = words.cable_date(cable, reader.lang)
    when = tag("p.rd-note", links.to_cable(cable, reader), ", ", date)
    apart = some("p.rd-note", words.standing(cable, reader.lang))
    return tag(
        "section.rd-part",
        heading(title, holds, is_sought),
        when,
        apart,
        tag("div.rd-missing", *rows),
    )


def _identified(entry: Reference, reader: Reader) -> Iterator[Html]:
    """The neighbouring documents that this one probably is, with why and how surely."""
    _ = reader.say
    for cable in reader.dataset.cables.values():
        for one in cable.identified:
            if one.reference == entry.id:
                sure = _("certainty: {how}").format(
                    how=phrase("confidence", one.certainty, reader.lang)
                )
                said = small(f"{reader.text(one.reason)} ({sure})")
                yield join(links.to_document(cable, reader), said, between=". ")


def _home(entry: Reference, dataset: Dataset) -> str | None:
    return next((key for key in dataset.cables if key in entry.cited_by), None)


def _entry(entry: Reference, reader: Reader, sought: str | None) -> Html:
    _ = reader.say
    dataset, kind = reader.dataset, phrase("reference_kind", entry.kind, reader.lang)
    dated, basis = words.reference_date(entry, reader.lang), small(reader.text(entry.date_basis))
    citing = (links.to_cable(cable, reader) for cable in present(entry.cited_by, dataset.cables))
    perhaps = present(entry.perhaps_same_as, dataset.references)
    same = (links.to_reference(other, reader) for other in perhaps)
    rows: list[tuple[str, Child]] = [
        (_("Date"), join(dated, basis, between=". ")),
        (_("Known from"), join(*citing, between=", ")),
        (_("At the words"), tag("q", entry.anchor, lang="en")),
        (_("Perhaps the same as"), join(*same, between="; ")),
        (_("Probably this document"), join(*_identified(entry, reader), between="; ")),
    ]
    return tag(
        "section",
        tag("p.cx-kicker", ring(" "), kind[:1].upper() + kind[1:]),
        tag("h3", reader.text(entry.title)),
        tag("p.rd-why", reader.text(entry.why)),
        _strip(entry, reader),
        pairs(rows, class_="rd-facts"),
        tag("p.rd-note", links.to_exhibit(entry.id, reader, _("Show on the timeline"))),
        id=entry.id,
        class_="rd-entry-card rd-sought" if entry.id == sought else "rd-entry-card",
    )


def _strip(entry: Reference, reader: Reader) -> Html:
    """What is known of the date, drawn: a ring for a day, a bar for a span, an open end dashed."""
    span = scale(reader.dataset)
    if span is None:
        return EMPTY
    years = f"{span.start.year}", f"{span.end.year}"
    mark = _mark(read_edtf(entry.date), span) if entry.date else EMPTY
    return tag(
        "div.rd-strip",
        tag("span.rd-year", years[0]),
        tag("span.rd-line", mark),
        tag("span.rd-year", years[1]),
        aria_hidden="true",
    )


def _mark(date: Bounds, span: Scale) -> Html:
    left = span.percent(date.start) if date.start else 0
    right = span.percent(date.end) if date.end else 100
    if date.days and date.days <= 31:
        return tag("span.rd-ring", style=f"left:{(left + right) / 2}%")
    open_end = " rd-open-start" if not date.start else " rd-open-end" if not date.end else ""
    return tag(
        "span", class_=f"rd-span{open_end}", style=f"left:{left}%;width:{max(right - left, 0.8)}%"
    )

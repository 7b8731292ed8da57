"""The cards of one reported figure, one value computed by us, and one missing document."""

from __future__ import annotations

from collections.abc import Iterable

from crossings.collection.records import Claim, Period, Reference
from crossings.html.markup import EMPTY, Child, Html, items, join, pairs, tag
from crossings.html.parts import (
    choose_link,
    claim_link,
    dated,
    edge,
    hue,
    picture_link,
    swatch,
    wedges,
)
from crossings.language.i18n import speaker
from crossings.questions.query import may_share
from crossings.wording import facts, words
from crossings.wording.facts import Fact
from crossings.wording.reader import Reader


def figure(claim: Claim, reader: Reader) -> Html:
    """One figure, with everything that makes it doubtful or firm."""
    _ = reader.say
    record = reader.cable(claim)
    kicker = join(
        tag("span", wedges((claim.direction,)), aria_hidden="true"),
        " ",
        _("One reported figure"),
        " · ",
        choose_link(record.id, reader.text(record.short)),
    )
    return tag(
        "article",
        tag("p.cx-kicker", kicker),
        tag(
            "h2",
            tag(
                "span",
                words.amount(claim, reader.lang),
                class_=f"cx-large {hue(claim, reader.dataset)}",
            ),
            " ",
            tag("span.cx-unit", words.unit(claim, reader)),
        ),
        tag("p.cx-lead", swatch(claim, reader.dataset), " ", reader.text(claim.label)),
        _facts(claim, reader),
        _readings(claim.period, reader.lang),
        _limits(claim, reader.lang),
        _relations(claim, reader),
        _words_of(claim, reader),
        tag(
            "p",
            choose_link(record.id, _("Read its cable"), class_="cx-button"),
            picture_link(claim.id, reader.lang),
        ),
        class_=f"cx cx-card {edge((claim.direction,))}",
        lang=reader.lang,
    )


def _facts(claim: Claim, reader: Reader) -> Html:
    """The facts of a figure, some drawn more richly; those that stand apart are left out here."""
    rows = (
        (fact.name, _rich(fact, claim, reader))
        for fact in facts.facts(claim, reader, facts.CARD)
        if fact.key not in APART
    )
    return pairs(rows, class_="cx-facts")


# Drawn with another fact, in the kicker, or under a heading of its own.
APART = {"definition", "period_printed", "basis", "area_printed", "area_note"}
APART |= {"document", "place", "anchor"}


def _rich(fact: Fact, claim: Claim, reader: Reader) -> Child:
    lang = reader.lang
    if fact.key == "measure":
        definition = facts.value("definition", claim, reader)
        return join(tag("b", fact.value), ". ", definition)
    if fact.key == "period":
        return _period(claim.period, lang)
    if fact.key == "area":
        as_printed, note = claim.area.as_printed, reader.text(claim.area.note)
        quoted = words.quoted(as_printed, lang) if as_printed else None
        return join(fact.value, _span(quoted, "cx-printed"), _span(note, "cx-small"), between=" ")
    if fact.key == "printed":
        return words.quoted(fact.value, lang)
    return fact.value


def _span(said: str | None, class_: str) -> Html | None:
    return tag("span", said, class_=class_) if said else None


def _period(period: Period, lang: str) -> Html:
    _ = speaker(lang)
    if period.readings:
        two = len(period.readings) == 2
        below = _("two readings, below") if two else _("several readings, below")
        return join(words.period_printed(period, lang), below, between=": ")
    ours = dated(period.edtf or "", period.as_printed, lang)
    unprinted = None if period.as_printed else words.period_printed(period, lang)
    basis = period.basis.get(lang) if period.basis else None
    return join(ours, _span(unprinted, "cx-printed"), _span(basis, "cx-small"), between=" ")


def _readings(period: Period, lang: str) -> Html:
    """Each reading with equal weight: we do not choose."""
    _ = speaker(lang)
    if not period.readings:
        return EMPTY
    rows = [
        join(
            tag("b", f"{letter}. {reading.label.get(lang)}"),
            f" ({words.edtf(reading.edtf, lang)}). ",
            tag("span.cx-small", reading.reason.get(lang)),
        )
        for letter, reading in words.lettered(period)
    ]
    title = _("One figure, {count} readings of its period").format(
        count=words.number(len(rows), lang)
    )
    return join(tag("h3", title), items(rows, class_="cx-readings"))


def _limits(claim: Claim, lang: str) -> Html:
    _ = speaker(lang)
    may = claim.may_conclude.get(lang) if claim.may_conclude else None
    may_not = claim.may_not_conclude.get(lang) if claim.may_not_conclude else None
    rows = [
        tag("p", tag("b", _("May be concluded. ")), may) if may else None,
        tag("p", tag("b", _("May not. ")), may_not) if may_not else None,
    ]
    return tag("div.cx-maynot", *rows) if any(rows) else EMPTY


def _relations(claim: Claim, reader: Reader) -> Html:
    _ = reader.say
    parts = [other.id for other in reader.dataset.claims.values() if claim.id in other.part_of]
    computed = [
        key for key, value in reader.values.items() if claim.id in (value.whole, *value.parts)
    ]
    kinds: list[tuple[str, Iterable[str]]] = [
        (_("Part of"), claim.part_of),
        (_("Contains"), parts),
        (_("Overlaps, so never to be added to"), may_share(claim, reader.dataset.claims.values())),
        (_("The same people as"), claim.same_people),
        (_("May be compared with"), claim.comparable_to),
        (_("Conflicts with"), claim.conflicts_with),
    ]
    rows = [
        join(
            tag("b", name),
            items(claim_link(key, reader) for key in keys if key in reader.dataset.claims),
        )
        for name, keys in kinds
        if any(key in reader.dataset.claims for key in keys)
    ]
    if computed:
        values = reader.values
        links = (
            tag(
                "i",
                choose_link(key, words.derived_value(values[key], reader)),
                " ",
                reader.text(values[key].label),
            )
            for key in computed
        )
        rows.append(join(tag("b", _("[Our calculations from it]")), items(links)))
    return (
        join(tag("h3", _("Beside other figures")), items(rows, class_="cx-relations"))
        if rows
        else EMPTY
    )


def _words_of(claim: Claim, reader: Reader) -> Html:
    place = facts.value("place", claim, reader)
    quoted = tag("p.cx-anchor", place, ": ", tag("q", claim.anchor, lang="en"))
    return join(tag("h3", facts.name("place", reader.lang)), quoted)


def computed(key: str, reader: Reader) -> Html:
    """A value that no document prints: arithmetic and assumption first."""
    _ = reader.say
    value = reader.values[key]
    shown = facts.computed(value, reader)
    rows = [shown[name] for name in ("arithmetic", "assumption", "period", "area", "reservations")]
    return tag(
        "article.cx.cx-card.cx-plain.cx-ours",
        tag("p.cx-kicker", _("[Our calculation, printed nowhere]")),
        tag("h2", tag("i.cx-large.cx-ink", shown["value"].value)),
        tag("p.cx-lead", shown["label"].value),
        pairs(
            [
                (one.name, tag("i", one.value) if one.key == "arithmetic" else one.value)
                for one in rows
            ],
            class_="cx-facts",
        ),
        tag("h3", shown["from"].name),
        items(claim_link(name, reader) for name in value.claims),
        lang=reader.lang,
    )


def missing(entry: Reference, reader: Reader) -> Html:
    """A document that a cable cites and that is not in the collection."""
    _ = reader.say
    citing = [reader.dataset.cables[key] for key in entry.cited_by if key in reader.dataset.cables]
    perhaps = [
        reader.dataset.references[key]
        for key in entry.perhaps_same_as
        if key in reader.dataset.references
    ]
    return tag(
        "article.cx.cx-card.cx-plain",
        tag(
            "p.cx-kicker",
            tag("span", "○", aria_hidden="true"),
            " ",
            _("Cited, not in this collection"),
        ),
        tag("h2", reader.text(entry.title)),
        tag("p.cx-summary", reader.text(entry.why)),
        pairs(
            [
                (
                    _("Date"),
                    join(
                        words.reference_date(entry, reader.lang),
                        tag("span.cx-small", reader.text(entry.date_basis)),
                        between=" ",
                    ),
                ),
                (
                    _("Cited by"),
                    join(
                        *(choose_link(record.id, reader.text(record.short)) for record in citing),
                        between=", ",
                    ),
                ),
                (_("In the words"), tag("q", entry.anchor, lang="en")),
                (
                    _("Perhaps the same as"),
                    join(
                        *(choose_link(other.id, reader.text(other.title)) for other in perhaps),
                        between=", ",
                    ),
                ),
            ],
            class_="cx-facts",
        ),
        lang=reader.lang,
    )

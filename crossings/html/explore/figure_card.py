"""The cards of one reported figure, one value computed by us, and one missing document."""

from __future__ import annotations

from collections.abc import Iterable

from crossings.collection.records import Claim, Period, Reference
from crossings.collection.relations import present
from crossings.html import links
from crossings.html.glossary import explained
from crossings.html.markup import EMPTY, Child, Html, items, join, pairs, some, tag
from crossings.html.parts import (
    choose_link,
    claim_link,
    dated,
    edge,
    number,
    ring,
    small,
    swatch,
    verdict,
    wedges,
)
from crossings.questions.query import may_share
from crossings.wording import facts, words
from crossings.wording.facts import Fact
from crossings.wording.reader import Reader


def figure(claim: Claim, reader: Reader) -> Html:
    """One figure, with everything that makes it doubtful or firm."""
    _ = reader.say
    record = reader.cable(claim)
    document = choose_link(record.id, reader.text(record.short))
    ways, unit = (claim.direction,), tag("span.cx-unit", words.unit(claim, reader))
    return tag(
        "article",
        tag(
            "p.cx-kicker",
            wedges(ways),
            " ",
            explained(_("One reported figure"), "figure", reader, claim.id),
            " · ",
            document,
        ),
        some("p.cx-notice", words.standing(record, reader.lang)),
        tag("h2", number(claim, reader, "cx-large"), " ", unit),
        tag("p.cx-lead", swatch(claim, reader.dataset), " ", reader.text(claim.label)),
        _facts(claim, reader),
        _readings(claim, reader),
        _limits(claim, reader),
        _relations(claim, reader),
        _words_of(claim, reader),
        tag(
            "p",
            choose_link(record.id, _("Read its cable"), class_="cx-button"),
            links.to_card(claim.id, reader),
        ),
        class_=f"cx cx-card {edge(ways)}",
        lang=reader.lang,
    )


def _facts(claim: Claim, reader: Reader) -> Html:
    """The facts of a figure, some drawn more richly; those that stand apart are left out here."""
    rows = (
        (explained(fact.name, fact.key, reader, claim.id), _rich(fact, claim, reader))
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
        return _period(claim.period, reader)
    if fact.key == "area":
        printed = words.quoted(claim.area.as_printed, lang) if claim.area.as_printed else ""
        note = small(reader.text(claim.area.note))
        return join(fact.value, some("span.cx-printed", printed), note, between=" ")
    if fact.key == "printed":
        return words.quoted(fact.value, lang)
    return fact.value


def _period(period: Period, reader: Reader) -> Html:
    _ = reader.say
    printed = words.period_printed(period, reader.lang)
    if period.readings:
        two = len(period.readings) == 2
        below = _("two readings, below") if two else _("several readings, below")
        return join(printed, below, between=": ")
    ours = dated(period.edtf or "", period.as_printed, reader.lang)
    unprinted = some("span.cx-printed", None if period.as_printed else printed)
    return join(ours, unprinted, small(reader.text(period.basis)), between=" ")


def _readings(claim: Claim, reader: Reader) -> Html:
    """Each reading with equal weight: we do not choose."""
    _, period = reader.say, claim.period
    if not period.readings:
        return EMPTY
    rows = [
        join(
            tag("b", f"{letter}. {reader.text(reading.label)}"),
            f" ({words.edtf(reading.edtf, reader.lang)}). ",
            small(reader.text(reading.reason)),
        )
        for letter, reading in words.lettered(period)
    ]
    title = _("One figure, {count} readings of its period")
    count = words.number(len(rows), reader.lang)
    told = explained(title.format(count=count), "reading", reader, claim.id)
    return join(tag("h3", told), items(rows, class_="cx-readings"))


def _limits(claim: Claim, reader: Reader) -> Html:
    _ = reader.say
    return some(
        "div.cx-maynot",
        verdict(_("May be concluded. "), reader.text(claim.may_conclude)),
        verdict(_("Do not conclude. "), reader.text(claim.may_not_conclude)),
    )


def _beside(other: Claim, claim: Claim, reader: Reader) -> Html:
    """Another figure, with its document where that is of the other ring."""
    apart = other.context.ring != claim.context.ring
    home = words.cable_name(reader.cable(other), reader.lang) if apart else ""
    return join(claim_link(other, reader), small(home))


def _relations(claim: Claim, reader: Reader) -> Html:
    _ = reader.say
    claims = reader.dataset.claims
    parts = [other.id for other in claims.values() if claim.id in other.part_of]
    again = [other.id for other in claims.values() if claim.id in other.repeats]
    mostly = [other.id for other in claims.values() if claim.id in other.mostly_same]
    kinds: list[tuple[str, Iterable[str]]] = [
        (_("Part of"), claim.part_of),
        (_("Contains"), parts),
        (_("Overlaps, so never to be added to"), may_share(claim, claims.values())),
        (_("The same people as"), claim.same_people),
        (_("The same count as"), (*claim.repeats, *again)),
        (_("Mostly the same people as"), (*claim.mostly_same, *mostly)),
        (_("Corrects"), claim.corrects),
        (_("May be compared with"), claim.comparable_to),
        (_("Conflicts with"), claim.conflicts_with),
    ]
    lists = [
        (name, items(_beside(other, claim, reader) for other in present(keys, claims)))
        for name, keys in kinds
    ]
    ours = (
        tag(
            "i", choose_link(key, words.derived_value(value, reader)), " ", reader.text(value.label)
        )
        for key, value in reader.values.items()
        if claim.id in (value.whole, *value.parts)
    )
    lists.append((_("[Our calculations from it]"), items(ours)))
    rows = items(
        (join(tag("b", name), listed) for name, listed in lists if listed), class_="cx-relations"
    )
    return join(tag("h3", _("Beside other figures")), rows) if rows else EMPTY


def _words_of(claim: Claim, reader: Reader) -> Html:
    place = facts.value("place", claim, reader)
    quoted = tag("p.cx-anchor", place, ": ", tag("q", claim.anchor, lang="en"))
    return join(
        tag("h3", explained(facts.name("place", reader.lang), "place", reader, claim.id)), quoted
    )


def computed(key: str, reader: Reader) -> Html:
    """A value that no document prints: arithmetic and assumption first."""
    _ = reader.say
    value = reader.values[key]
    shown = facts.computed(value, reader)
    plain = [shown[name] for name in ("assumption", "period", "area", "reservations")]
    arithmetic = shown["arithmetic"]
    rows: list[tuple[str, Child]] = [(arithmetic.name, tag("i", arithmetic.value))]
    rows += [(fact.name, fact.value) for fact in plain]
    return tag(
        "article.cx.cx-card.cx-plain.cx-ours",
        tag(
            "p.cx-kicker",
            explained(_("[Our calculation, printed nowhere]"), "computed", reader, key),
        ),
        tag("h2", tag("i.cx-large.cx-ink", shown["value"].value)),
        tag("p.cx-lead", shown["label"].value),
        pairs(rows, class_="cx-facts"),
        tag("h3", shown["from"].name),
        items(claim_link(one, reader) for one in present(value.claims, reader.dataset.claims)),
        lang=reader.lang,
    )


def missing(entry: Reference, reader: Reader) -> Html:
    """A document that a cable cites and that is not in the collection."""
    _ = reader.say
    dataset, dated = reader.dataset, words.reference_date(entry, reader.lang)
    citing = (
        choose_link(cable.id, reader.text(cable.short))
        for cable in present(entry.cited_by, dataset.cables)
    )
    perhaps = (
        choose_link(other.id, reader.text(other.title))
        for other in present(entry.perhaps_same_as, dataset.references)
    )
    rows: list[tuple[str, Child]] = [
        (_("Date"), join(dated, small(reader.text(entry.date_basis)), between=" ")),
        (_("Cited by"), join(*citing, between=", ")),
        (_("In the words"), tag("q", entry.anchor, lang="en")),
        (_("Perhaps the same as"), join(*perhaps, between=", ")),
    ]
    return tag(
        "article.cx.cx-card.cx-plain",
        tag(
            "p.cx-kicker",
            ring(),
            " ",
            explained(_("Cited, not in this collection"), "cited", reader, entry.id),
        ),
        tag("h2", reader.text(entry.title)),
        tag("p.cx-summary", reader.text(entry.why)),
        pairs(rows, class_="cx-facts"),
        lang=reader.lang,
    )

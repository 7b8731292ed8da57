"""The cards of one reported figure, one value computed by us, and one missing document."""

from __future__ import annotations

from collections.abc import Iterable

from crossings.collection import derive
from crossings.collection.load import Dataset
from crossings.collection.records import Claim, Period, Reference
from crossings.html.markup import EMPTY, Html, items, join, pairs, tag
from crossings.html.parts import (
    choose_link,
    claim_link,
    dated,
    edge,
    hue,
    picture_link,
    printed,
    swatch,
    wedges,
)
from crossings.language.i18n import speaker
from crossings.questions.query import may_share
from crossings.wording import words


def figure(claim: Claim, dataset: Dataset, lang: str = "en") -> Html:
    """One figure, with everything that makes it doubtful or firm."""
    _ = speaker(lang)
    record = dataset.cables[dataset.cable_of[claim.id]]
    kicker = join(
        (
            tag("span", wedges((claim.direction,)), aria_hidden="true"),
            " ",
            _("One reported figure"),
            " · ",
            choose_link(record.id, record.short.get(lang)),
        )
    )
    return tag(
        "article",
        tag("p", kicker, class_="cx-kicker"),
        tag(
            "h2",
            tag("span", words.amount(claim, lang), class_=f"cx-large {hue(claim, dataset)}"),
            " ",
            tag("span", words.unit(claim, dataset, lang), class_="cx-unit"),
        ),
        tag("p", swatch(claim, dataset), " ", claim.label.get(lang), class_="cx-lead"),
        _facts(claim, dataset, lang),
        _readings(claim.period, lang),
        _limits(claim, lang),
        _relations(claim, dataset, lang),
        _words_of(claim, lang),
        tag(
            "p",
            choose_link(record.id, _("Read its cable"), class_="cx-button"),
            picture_link(claim.id, lang),
        ),
        class_=f"cx cx-card {edge((claim.direction,))}",
        lang=lang,
    )


def _facts(claim: Claim, dataset: Dataset, lang: str) -> Html:
    _ = speaker(lang)
    measure = dataset.measures[claim.measure]
    exactness = {
        "exact-looking": _("a number that looks exact"),
        "round": _("a round number"),
        "word": _("a number written as a word"),
    }[claim.exactness]
    doubt = words.hedges(claim, lang) or _("the text prints no reservation")
    area = [words.area(claim, dataset, lang)]
    if claim.area.as_printed:
        area.append(tag("span", printed(claim.area.as_printed, lang), class_="cx-printed"))
    if claim.area.note:
        area.append(tag("span", claim.area.note.get(lang), class_="cx-small"))
    return pairs(
        [
            (
                _("Counted"),
                join((tag("b", measure.label.get(lang)), ". ", measure.definition.get(lang))),
            ),
            (_("Who"), claim.population.get(lang)),
            (_("Direction"), words.direction(claim.direction, lang)),
            (_("Period"), _period(claim.period, lang)),
            (_("Area"), join(area, " ")),
            (_("Says who"), words.reporter(claim, dataset, lang)),
            (_("How surely"), f"{doubt}; {exactness}"),
            (_("Printed as"), printed(claim.as_printed, lang)),
            (_("Note"), claim.note.get(lang) if claim.note else None),
        ],
        class_="cx-facts",
    )


def _period(period: Period, lang: str) -> Html:
    _ = speaker(lang)
    basis = tag("span", period.basis.get(lang), class_="cx-small") if period.basis else EMPTY
    if period.readings:
        quoted = printed(period.as_printed or "", lang)
        return join(
            (
                quoted,
                _("two readings, below")
                if len(period.readings) == 2
                else _("several readings, below"),
            ),
            ": ",
        )
    ours = dated(period.edtf or "", period.as_printed, lang)
    unprinted = (
        None if period.as_printed else tag("span", _("no period is printed"), class_="cx-printed")
    )
    return join((ours, unprinted, basis), " ")


def _readings(period: Period, lang: str) -> Html:
    """Each reading with equal weight: we do not choose."""
    _ = speaker(lang)
    if not period.readings:
        return EMPTY
    rows = [
        join(
            (
                tag("b", f"{letter}. {reading.label.get(lang)}"),
                f" ({words.edtf(reading.edtf, lang)}). ",
                tag("span", reading.reason.get(lang), class_="cx-small"),
            )
        )
        for letter, reading in zip("ABCDEFGH", period.readings, strict=False)
    ]
    title = _("One figure, {count} readings of its period").format(
        count=words.number(len(rows), lang)
    )
    return join((tag("h3", title), items(rows, class_="cx-readings")))


def _limits(claim: Claim, lang: str) -> Html:
    _ = speaker(lang)
    may = claim.may_conclude.get(lang) if claim.may_conclude else None
    may_not = claim.may_not_conclude.get(lang) if claim.may_not_conclude else None
    rows = [
        tag("p", tag("b", _("May be concluded. ")), may) if may else None,
        tag("p", tag("b", _("May not. ")), may_not) if may_not else None,
    ]
    return tag("div", *rows, class_="cx-maynot") if any(rows) else EMPTY


def _relations(claim: Claim, dataset: Dataset, lang: str) -> Html:
    _ = speaker(lang)
    parts = [other.id for other in dataset.claims.values() if claim.id in other.part_of]
    computed = [
        key
        for key, value in derive.derived(dataset).items()
        if claim.id in (value.whole, *value.parts)
    ]
    kinds: list[tuple[str, Iterable[str]]] = [
        (_("Part of"), claim.part_of),
        (_("Contains"), parts),
        (_("Overlaps, so never to be added to"), may_share(claim, dataset.claims.values())),
        (_("The same people as"), claim.same_people),
        (_("May be compared with"), claim.comparable_to),
        (_("Conflicts with"), claim.conflicts_with),
    ]
    rows = [
        join(
            (
                tag("b", name),
                items(claim_link(key, dataset, lang) for key in keys if key in dataset.claims),
            )
        )
        for name, keys in kinds
        if any(key in dataset.claims for key in keys)
    ]
    if computed:
        values = derive.derived(dataset)
        links = (
            tag(
                "i",
                choose_link(key, words.derived_value(values[key], dataset, lang)),
                " ",
                values[key].label.get(lang),
            )
            for key in computed
        )
        rows.append(join((tag("b", _("[Worked out from it by us]")), items(links))))
    return (
        join((tag("h3", _("Beside other figures")), items(rows, class_="cx-relations")))
        if rows
        else EMPTY
    )


def _words_of(claim: Claim, lang: str) -> Html:
    _ = speaker(lang)
    return join(
        (
            tag("h3", _("Where it stands in the text")),
            tag(
                "p",
                words.locator(claim.locator, lang),
                ": ",
                tag("q", claim.anchor, lang="en"),
                class_="cx-anchor",
            ),
        )
    )


def computed(key: str, dataset: Dataset, lang: str = "en") -> Html:
    """A value that no document prints: arithmetic and assumption first."""
    _ = speaker(lang)
    values = derive.derived(dataset)
    value = values[key]
    used = items(claim_link(name, dataset, lang) for name in value.claims)
    return tag(
        "article",
        tag("p", _("[Worked out by us, printed nowhere]"), class_="cx-kicker"),
        tag("h2", tag("i", words.derived_value(value, dataset, lang), class_="cx-large cx-ink")),
        tag("p", value.label.get(lang), class_="cx-lead"),
        pairs(
            [
                (_("Arithmetic"), tag("i", words.arithmetic(value, values, dataset, lang))),
                (_("Assumes"), value.assumption.get(lang)),
                (_("Period"), words.period(value.period, lang)),
                (_("Area"), words.area(value, dataset, lang)),
                (_("How surely"), words.hedges(value, lang) or _("the text prints no reservation")),
            ],
            class_="cx-facts",
        ),
        tag("h3", _("From these figures")),
        used,
        class_="cx cx-card cx-plain cx-ours",
        lang=lang,
    )


def missing(entry: Reference, dataset: Dataset, lang: str = "en") -> Html:
    """A document that a cable cites and that is not in the collection."""
    _ = speaker(lang)
    citing = [dataset.cables[key] for key in entry.cited_by if key in dataset.cables]
    perhaps = [
        dataset.references[key] for key in entry.perhaps_same_as if key in dataset.references
    ]
    return tag(
        "article",
        tag(
            "p",
            tag("span", "○", aria_hidden="true"),
            " ",
            _("Cited, not in this collection"),
            class_="cx-kicker",
        ),
        tag("h2", entry.title.get(lang)),
        tag("p", entry.why.get(lang), class_="cx-summary"),
        pairs(
            [
                (
                    _("Date"),
                    join(
                        (
                            words.reference_date(entry, lang),
                            tag("span", entry.date_basis.get(lang), class_="cx-small"),
                        ),
                        " ",
                    ),
                ),
                (
                    _("Cited by"),
                    join(
                        (choose_link(record.id, record.short.get(lang)) for record in citing), ", "
                    ),
                ),
                (_("In the words"), tag("q", entry.anchor, lang="en")),
                (
                    _("Perhaps the same as"),
                    join((choose_link(other.id, other.title.get(lang)) for other in perhaps), ", "),
                ),
            ],
            class_="cx-facts",
        ),
        class_="cx cx-card cx-plain",
        lang=lang,
    )

"""The card of one cable."""

from __future__ import annotations

from itertools import combinations

from crossings import derive, words
from crossings.card_parts import (
    choose_link,
    count_word,
    dated,
    edge,
    heading_way,
    hue,
    named,
    printed,
    span_words,
    swatch,
    wedges,
)
from crossings.i18n import speaker
from crossings.load import Dataset
from crossings.markup import EMPTY, Html, details, items, join, pairs, tag
from crossings.model import Cable, Claim
from crossings.query import Refusal, findings, total

AUTHORS_WORD = "illegal"
LATER = ("proofread", "transcribed", "copied")


def cable(record: Cable, dataset: Dataset, lang: str = "en") -> Html:
    """Everything the collection holds about one cable, the essential first."""
    moving = [claim for claim in record.claims if claim.direction != "not-applicable"]
    return tag(
        "article",
        _head(record, dataset, lang),
        _clocks(record, dataset, lang),
        tag("p", record.summary.get(lang), class_="cx-summary"),
        _reports(moving, dataset, lang),
        may_not_add(moving, lang),
        _errors(record, dataset, lang),
        _computed(record, dataset, lang),
        _beside(record, dataset, lang),
        _doubts(record, dataset, lang),
        source(record, lang),
        class_=f"cx cx-card {edge(record.directions)}",
        lang=lang,
    )


def _head(record: Cable, dataset: Dataset, lang: str) -> Html:
    _ = speaker(lang)
    place = _("One of {count} cables").format(count=count_word(len(dataset.cables), lang))
    way = _("people going {way}").format(way=heading_way(record.directions, lang))
    remark = _("“Illegal” is the authors’ word.") if AUTHORS_WORD in record.title.lower() else ""
    return tag(
        "header",
        tag(
            "p",
            tag("span", wedges(record.directions), aria_hidden="true"),
            f" {place} · {way}",
            class_="cx-kicker",
        ),
        tag("h2", record.short.get(lang)),
        tag(
            "p",
            _("Archive’s title: "),
            tag("cite", printed(record.title, lang), lang="en"),
            f" {remark}",
            class_="cx-archive",
        ),
    )


def _clocks(record: Cable, dataset: Dataset, lang: str) -> Html:
    """From, to, and three clocks: what happened, when it was written, when received."""
    _ = speaker(lang)
    stages = {
        moment.stage: join(
            (
                dated(moment.edtf, moment.as_printed, lang),
                moment.what.get(lang) if moment.what else None,
            ),
            "; ",
        )
        for moment in record.moments
    }
    own = _("no one date; each figure has its own period") if record.claims else _("not given")
    names = {"proofread": _("Proofread"), "transcribed": _("Transcribed"), "copied": _("Copied")}
    rows = [
        (_("From"), words.actors(record.senders, dataset, lang)),
        (_("To"), words.actors(record.recipients, dataset, lang)),
        (_("Copy to"), words.actors(record.copy_to, dataset, lang)),
        (_("Happened"), stages.get("happened", own)),
        (_("Written"), _written(record, lang)),
        (_("Received"), stages.get("received", _("not given"))),
    ]
    later = pairs((names[stage], stages.get(stage)) for stage in LATER)
    return join((pairs(rows, class_="cx-facts"), details(_("Later handling"), later)))


def _written(record: Cable, lang: str) -> Html:
    _ = speaker(lang)
    stated = words.cable_date(record, lang)
    quoted = "" if record.date.as_printed in stated else printed(record.date.as_printed, lang)
    ours = EMPTY
    if record.date.window and record.date.window_reason:
        span = _("[our reading: {span}]").format(span=span_words(record.date.window, lang))
        ours = details(span, tag("span", record.date.window_reason.get(lang)), class_="cx-ours")
    return join((stated, tag("span", quoted, class_="cx-printed") if quoted else "", ours), " ")


def _reports(claims: list[Claim], dataset: Dataset, lang: str) -> Html:
    _ = speaker(lang)
    if not claims:
        return tag("p", tag("b", _("It gives no figure about movement.")), class_="cx-none")
    inside = {claim.id: claim for claim in claims}
    rows = [_row(claim, _depth(claim, inside), dataset, lang) for claim in claims]
    return join((tag("h3", _("What it reports")), tag("ul", *rows, class_="cx-figures")))


def _depth(claim: Claim, inside: dict[str, Claim]) -> int:
    """How deep a figure lies within larger ones of the same cable."""
    wholes = [inside[whole] for whole in claim.part_of if whole in inside]
    return 1 + _depth(wholes[0], inside) if wholes else 0


def _row(claim: Claim, depth: int, dataset: Dataset, lang: str) -> Html:
    _ = speaker(lang)
    quoted = words.hedges(claim, lang)
    return tag(
        "li",
        swatch(claim, dataset),
        choose_link(
            claim.id,
            tag("span", words.amount(claim, lang), class_=f"cx-number {hue(claim, dataset)}"),
            " ",
            tag("span", named(claim, dataset, lang)),
        ),
        tag(
            "span",
            words.period(claim.period, lang),
            " · ",
            words.area(claim, dataset, lang),
            " · ",
            words.actor_short(claim.reporter, dataset, lang),
            class_="cx-small",
        ),
        tag(
            "span",
            _("reservation as printed: {hedges}").format(hedges=quoted),
            class_="cx-small cx-hedge",
        )
        if quoted
        else None,
        class_=f"cx-depth-{min(depth, 2)}",
    )


def may_not_add(claims: list[Claim], lang: str = "en") -> Html:
    """What may not be done with these figures, as the guard of sums answers for every pair."""
    _ = speaker(lang)
    answers = [total(pair, lang) for pair in combinations(claims, 2)]
    refused = [answer for answer in answers if isinstance(answer, Refusal)]
    verdict = ""
    if refused and len(refused) == len(answers):
        verdict = (
            _("No two of these may be added.")
            if len(claims) > 2
            else _("These two may not be added.")
        )
    elif refused:
        verdict = _("Not all of these may be added.")
    reasons = list({answer.cause: answer.reason for answer in reversed(refused)}.values())[::-1]
    limits = [
        join((tag("b", words.amount(claim, lang)), " ", claim.may_not_conclude.get(lang)))
        for claim in claims
        if claim.may_not_conclude
    ]
    if not verdict and not limits:
        return EMPTY
    return tag(
        "div",
        tag("p", tag("b", verdict)) if verdict else None,
        details(_("Why not"), items(reasons)),
        details(_("What each figure does not say"), items(limits)),
        class_="cx-maynot",
    )


def _errors(record: Cable, dataset: Dataset, lang: str) -> Html:
    """Where the document's own figures do not fit each other: shown, never mended."""
    _ = speaker(lang)
    found = [
        finding
        for finding in findings(tuple(dataset.claims.values()))
        if set(finding.claims) & {claim.id for claim in record.claims}
    ]
    notes = {
        "part-exceeds-whole": _("As printed, a part is larger than its whole: {figures}."),
        "parts-exceed-whole": _("As printed, the parts are more than their whole: {figures}."),
        "conflict": _("These figures conflict: {figures}."),
    }
    rows = [
        notes[finding.kind].format(
            figures=", ".join(
                words.quantity(dataset.claims[key], dataset, lang) for key in finding.claims
            )
        )
        for finding in found
    ]
    return tag("div", items(rows), class_="cx-maynot") if rows else EMPTY


def _computed(record: Cable, dataset: Dataset, lang: str) -> Html:
    _ = speaker(lang)
    values = derive.derived(dataset)
    own = {claim.id for claim in record.claims}
    rows = [
        join(
            (
                tag("i", choose_link(key, words.derived_value(value, dataset, lang))),
                f" {value.label.get(lang)}: ",
                tag("i", words.arithmetic(value, values, dataset, lang)),
                tag(
                    "span",
                    value.assumption.get(lang),
                    " ",
                    words.hedges(value, lang),
                    class_="cx-small",
                ),
            )
        )
        for key, value in values.items()
        if set(value.claims) <= own
    ]
    title = _("[Worked out by us, not printed: {count}]").format(
        count=words.number(len(rows), lang)
    )
    return details(title, items(rows, class_="cx-derived"))


def _beside(record: Cable, dataset: Dataset, lang: str) -> Html:
    """Figures that are not about movement, the silences, and the documents that are missing."""
    _ = speaker(lang)
    other = [claim for claim in record.claims if claim.direction == "not-applicable"]
    inside = {claim.id: claim for claim in other}
    rows = [_row(claim, _depth(claim, inside), dataset, lang) for claim in other]
    title = _("Figures that are not about movement: {count}").format(
        count=words.number(len(other), lang)
    )
    cited = [dataset.references[key] for key in record.cites if key in dataset.references]
    leans = [
        join(
            (
                tag("span", "○ ", aria_hidden="true"),
                choose_link(entry.id, entry.title.get(lang)),
                ", ",
                words.reference_date(entry, lang),
                ". ",
                tag("span", entry.why.get(lang), class_="cx-small"),
            )
        )
        for entry in cited
    ]
    missing = _("Documents it leans on that are not here: {count}")
    return join(
        (
            details(title, tag("ul", *rows, class_="cx-figures") if rows else None),
            tag("h3", _("What the text does not say")) if record.silences else None,
            items(silence.get(lang) for silence in record.silences),
            details(
                missing.format(count=words.number(len(leans), lang)),
                items(leans, class_="cx-missing"),
            ),
        )
    )


def _doubts(record: Cable, dataset: Dataset, lang: str) -> Html:
    _ = speaker(lang)
    rows = [
        join(
            (
                doubt.about.get(lang),
                f" ({words.locator(doubt.locator, lang)})" if doubt.locator else None,
            )
        )
        for doubt in record.uncertainties
    ]
    held = [
        join(
            (
                tag("b", words.actor_short(position.holder, dataset, lang)),
                ": ",
                position.summary.get(lang),
                f" ({words.locator(position.locator, lang)})",
            )
        )
        for position in record.positions
    ]
    return join(
        (
            details(
                _("Positions taken: {count}").format(count=words.number(len(held), lang)),
                items(held),
            ),
            details(
                _("Doubts about text and translation: {count}").format(
                    count=words.number(len(rows), lang)
                ),
                items(rows),
            ),
        )
    )


def source(record: Cable, lang: str = "en") -> Html:
    """Where the document is kept, who made the translation, and how to cite it."""
    _ = speaker(lang)
    archive = record.archive
    number = archive.record or _("not given")
    credit = [
        _("obtained by {names}").format(names=", ".join(archive.obtained_by))
        if archive.obtained_by
        else "",
        _("translated by {names}").format(names=", ".join(archive.translators))
        if archive.translators
        else "",
    ]
    record_number = _("record number: {number}").format(number=number)
    link = tag(
        "a", _("Record at the archive"), href=archive.url, target="_blank", class_="cx-button"
    )
    return tag(
        "footer",
        tag("p", join((archive.reference, archive.name, record_number, *credit), " · ")),
        tag("p", archive.rights.get(lang), class_="cx-small"),
        tag("p", words.citation(record), class_="cx-citation", lang="en"),
        tag(
            "p",
            link if archive.url else None,
            tag(
                "button",
                _("Copy citation"),
                type="button",
                class_="cx-button",
                data_copy=words.citation(record),
                data_done=_("Copied"),
            ),
        ),
        class_="cx-source",
    )

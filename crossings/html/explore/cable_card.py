"""The card of one cable."""

from __future__ import annotations

from itertools import combinations

from crossings.collection.contradictions import findings
from crossings.collection.load import Dataset
from crossings.collection.records import Cable, Claim
from crossings.html import background
from crossings.html.explore import card_foot
from crossings.html.markup import EMPTY, Html, details, items, join, pairs, tag
from crossings.html.parts import (
    count_word,
    dated,
    edge,
    figure_list,
    heading_way,
    printed,
    span_words,
    wedges,
)
from crossings.language.i18n import speaker
from crossings.questions.query import Refusal, total
from crossings.wording import words

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
        card_foot.computed(record, dataset, lang),
        card_foot.beside(record, dataset, lang),
        card_foot.doubts(record, dataset, lang),
        background.notes([record.id], dataset, lang),
        card_foot.source(record, dataset, lang),
        class_=f"cx cx-card {edge(record.directions)}",
        lang=lang,
    )


def _head(record: Cable, dataset: Dataset, lang: str) -> Html:
    _ = speaker(lang)
    place = _("One of {count} cables").format(count=count_word(len(dataset.cables), lang))
    way = _("people going {way}").format(way=heading_way(record.directions, lang))
    remark = (
        _("“Illegal” is the authors’ word, as translated.")
        if AUTHORS_WORD in record.title.lower()
        else ""
    )
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
    stages: dict[str, Html] = {
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
    return join((tag("h3", _("What it reports")), figure_list(claims, dataset, lang)))


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
    shown = items(limits)
    if not verdict and not limits:
        return EMPTY
    return tag(
        "div",
        tag("p", tag("b", verdict)) if verdict else None,
        details(_("Why not"), items(reasons)),
        shown if len(limits) < 3 else details(_("What each figure does not say"), shown),
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

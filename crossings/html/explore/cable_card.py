"""The card of one cable."""

from __future__ import annotations

from itertools import combinations

from crossings.collection.contradictions import findings
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
    span_words,
    wedges,
)
from crossings.language.i18n import speaker
from crossings.language.phrases import phrase
from crossings.questions.query import Refusal, total
from crossings.wording import words
from crossings.wording.reader import Reader

AUTHORS_WORD = "illegal"
LATER = ("proofread", "transcribed", "copied")


def cable(record: Cable, reader: Reader) -> Html:
    """Everything the collection holds about one cable, the essential first."""
    moving = [claim for claim in record.claims if claim.direction != "not-applicable"]
    return tag(
        "article",
        _head(record, reader),
        _clocks(record, reader),
        tag("p.cx-summary", reader.text(record.summary)),
        _reports(moving, reader),
        may_not_add(moving, reader.lang),
        _errors(record, reader),
        card_foot.computed(record, reader),
        card_foot.beside(record, reader),
        card_foot.doubts(record, reader),
        background.notes([record.id], reader),
        card_foot.source(record, reader),
        class_=f"cx cx-card {edge(record.directions)}",
        lang=reader.lang,
    )


def _head(record: Cable, reader: Reader) -> Html:
    _ = reader.say
    place = _("One of {count} cables").format(
        count=count_word(len(reader.dataset.cables), reader.lang)
    )
    way = _("people going {way}").format(way=heading_way(record.directions, reader.lang))
    remark = (
        _("“Illegal” is the authors’ word, as translated.")
        if AUTHORS_WORD in record.title.lower()
        else ""
    )
    return tag(
        "header",
        tag(
            "p.cx-kicker",
            tag("span", wedges(record.directions), aria_hidden="true"),
            f" {place} · {way}",
        ),
        tag("h2", reader.text(record.short)),
        tag(
            "p.cx-archive",
            _("Archive’s title: "),
            tag("cite", words.quoted(record.title, reader.lang), lang="en"),
            f" {remark}",
        ),
    )


def _clocks(record: Cable, reader: Reader) -> Html:
    """From, to, and three clocks: what happened, when it was written, when received."""
    _ = reader.say
    stages: dict[str, Html] = {
        moment.stage: join(
            dated(moment.edtf, moment.as_printed, reader.lang),
            reader.text(moment.what),
            between="; ",
        )
        for moment in record.moments
    }
    own = _("no one date; each figure has its own period") if record.claims else _("not given")
    names = {"proofread": _("Proofread"), "transcribed": _("Transcribed"), "copied": _("Copied")}
    rows = [
        (_("From"), words.actors(record.senders, reader)),
        (_("To"), words.actors(record.recipients, reader)),
        (_("Copy to"), words.actors(record.copy_to, reader)),
        (_("Happened"), stages.get("happened", own)),
        (_("Written"), _written(record, reader.lang)),
        (_("Received"), stages.get("received", _("not given"))),
    ]
    later = pairs((names[stage], stages.get(stage)) for stage in LATER)
    return join(pairs(rows, class_="cx-facts"), details(_("Later handling"), later))


def _written(record: Cable, lang: str) -> Html:
    _ = speaker(lang)
    stated = words.cable_date(record, lang)
    quoted = "" if record.date.as_printed in stated else words.quoted(record.date.as_printed, lang)
    ours = EMPTY
    if record.date.window and record.date.window_reason:
        span = _("[our reading: {span}]").format(span=span_words(record.date.window, lang))
        ours = details(span, tag("span", record.date.window_reason.get(lang)), class_="cx-ours")
    return join(stated, tag("span.cx-printed", quoted) if quoted else "", ours, between=" ")


def _reports(claims: list[Claim], reader: Reader) -> Html:
    _ = reader.say
    if not claims:
        return tag("p.cx-none", tag("b", _("It gives no figure about movement.")))
    return join(tag("h3", _("What it reports")), figure_list(claims, reader))


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
        join(tag("b", words.amount(claim, lang)), " ", claim.may_not_conclude.get(lang))
        for claim in claims
        if claim.may_not_conclude
    ]
    shown = items(limits)
    if not verdict and not limits:
        return EMPTY
    return tag(
        "div.cx-maynot",
        tag("p", tag("b", verdict)) if verdict else None,
        details(_("Why not"), items(reasons)),
        shown if len(limits) < 3 else details(_("What each figure does not say"), shown),
    )


def _errors(record: Cable, reader: Reader) -> Html:
    """Where the document's own figures do not fit each other: shown, never corrected."""
    found = [
        finding
        for finding in findings(tuple(reader.dataset.claims.values()))
        if set(finding.claims) & {claim.id for claim in record.claims}
    ]
    rows = [
        phrase("finding_of_cable", finding.kind, reader.lang).format(
            figures=", ".join(
                words.quantity(reader.dataset.claims[key], reader) for key in finding.claims
            )
        )
        for finding in found
    ]
    return tag("div.cx-maynot", items(rows)) if rows else EMPTY

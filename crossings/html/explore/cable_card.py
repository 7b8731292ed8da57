"""The card of one cable."""

from __future__ import annotations

from itertools import combinations

from crossings.collection.contradictions import findings
from crossings.collection.records import Cable, Claim
from crossings.html import background
from crossings.html.explore import card_foot
from crossings.html.markup import EMPTY, Html, details, items, join, pairs, some, tag
from crossings.html.parts import cable_head, count_word, dated, edge, figure_list, span_words
from crossings.language.i18n import speaker
from crossings.language.phrases import phrase
from crossings.questions.query import Refusal, total
from crossings.wording import words
from crossings.wording.reader import Reader

LATER = ("proofread", "transcribed", "copied")


def cable(record: Cable, reader: Reader) -> Html:
    """Everything the collection holds about one cable, the essential first."""
    moving = [claim for claim in record.claims if claim.direction != "not-applicable"]
    return tag(
        "article",
        _head(record, reader),
        _clocks(record, reader),
        tag("p.cx-summary", reader.text(record.summary)),
        _reports(record, moving, reader),
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
    count = count_word(len(reader.alone.dataset.cables), reader.lang)
    place = _("One of {count} cables").format(count=count)
    if record.ring != "collection":
        place = words.standing(record, reader.lang)
    return tag("header", cable_head(record, reader, "h2", place))


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
    missing = words.absent(record, reader.lang)
    own = _("no one date; each figure has its own period") if record.claims else missing
    rows = [
        (_("From"), words.actors(record.senders, reader)),
        (_("To"), words.actors(record.recipients, reader)),
        (_("Copy to"), words.actors(record.copy_to, reader)),
        (_("Happened"), stages.get("happened", own)),
        (_("Written"), _written(record, reader)),
        (_("Received"), stages.get("received", missing)),
    ]
    later = pairs((phrase("stage", stage, reader.lang), stages.get(stage)) for stage in LATER)
    return join(pairs(rows, class_="cx-facts"), details(_("Later handling"), later))


def _written(record: Cable, reader: Reader) -> Html:
    _ = reader.say
    date, stated = record.date, words.cable_date(record, reader.lang)
    quoted = "" if date.as_printed in stated else words.quoted(date.as_printed, reader.lang)
    ours = EMPTY
    if date.window:
        span = _("[our reading: {span}]").format(span=span_words(date.window, reader.lang))
        ours = details(span, tag("span", reader.text(date.window_reason)), class_="cx-ours")
    return join(stated, some("span.cx-printed", quoted), ours, between=" ")


def no_figure(record: Cable, lang: str = "en") -> str:
    """That a document has no figure about movement, as far as it was read."""
    _ = speaker(lang)
    if record.read == "whole":
        return _("It gives no figure about movement.")
    return _("No figure about movement in what was read.")


def _reports(record: Cable, claims: list[Claim], reader: Reader) -> Html:
    _ = reader.say
    if not claims:
        return tag("p.cx-none", tag("b", no_figure(record, reader.lang)))
    return join(tag("h3", _("What it reports")), figure_list(claims, reader))


def may_not_add(claims: list[Claim], lang: str = "en") -> Html:
    """What may not be done with these figures, as the guard of sums answers for every pair."""
    _ = speaker(lang)
    answers = [total(pair, lang) for pair in combinations(claims, 2)]
    refused = [answer for answer in answers if isinstance(answer, Refusal)]
    verdict = ""
    if refused and len(refused) < len(answers):
        verdict = _("Not all of these may be added.")
    elif refused:
        two = _("These two may not be added.")
        verdict = two if len(claims) == 2 else _("No two of these may be added.")
    reasons = list({answer.cause: answer.reason for answer in reversed(refused)}.values())[::-1]
    limits = [
        join(tag("b", words.amount(claim, lang)), " ", claim.may_not_conclude.get(lang))
        for claim in claims
        if claim.may_not_conclude
    ]
    shown = items(limits)
    return some(
        "div.cx-maynot",
        some("p", some("b", verdict)),
        details(_("Why not"), items(reasons)),
        shown if len(limits) < 3 else details(_("What each figure does not say"), shown),
    )


def _finding(claim: Claim, record: Cable, reader: Reader) -> str:
    """A figure of a finding, with the document that it stands in where that is another."""
    home, said = reader.cable(claim), words.quantity(claim, reader)
    return said if home.id == record.id else f"{said} ({reader.text(home.short)})"


def _errors(record: Cable, reader: Reader) -> Html:
    """Where the document's own figures do not fit each other: shown, never corrected."""
    own, claims = {claim.id for claim in record.claims}, reader.dataset.claims
    rows = (
        phrase("finding_of_cable", finding.kind, reader.lang).format(
            figures=", ".join(_finding(claims[key], record, reader) for key in finding.claims)
        )
        for finding in findings(tuple(claims.values()))
        if own & set(finding.claims)
    )
    return some("div.cx-maynot", items(rows))

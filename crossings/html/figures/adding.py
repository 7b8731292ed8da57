"""May these be added? The guard made visible: the total with its sentence, or the refusal with
its reason, what else is in the way, what may be done instead, and a picture of why.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from crossings.collection.records import Claim
from crossings.html.markup import EMPTY, Html, items, join, some, tag
from crossings.html.parts import copy_button, small
from crossings.language.i18n import speaker
from crossings.language.phrases import phrases
from crossings.questions.figures import spans
from crossings.questions.obstacle import NESTED, Obstacle, obstacle
from crossings.questions.query import Refusal, Total, obstacles, total
from crossings.wording import words
from crossings.wording.reader import Reader

SHOWN = 6  # further pairs named; the rest is counted


def label(claim: Claim, reader: Reader) -> str:
    """A figure as one of many to choose from: number, what, when, where it stands."""
    cable = reader.cable(claim)
    parts = (
        f"{words.amount(claim, reader.lang)} {words.named(claim, reader)}",
        words.period_short(claim.period, reader.lang),
        reader.text(cable.short),
        words.hedges(claim, reader.lang),
    )
    return " · ".join(filter(None, parts))


def answer(claims: Sequence[Claim], reader: Reader) -> Html:
    """The answer in large, and its sentence."""
    _ = reader.say
    result = total(claims, reader.lang)
    large, reason = _("No."), answer_in_words(claims, reader.lang)
    if isinstance(result, Total):
        large = words.number(result.value, reader.lang) if len(claims) == 1 else _("Yes.")
    elif result.cause == "empty":
        large, reason = "", _("Choose figures to add.")
    said = some("p.cx-no", large), tag("p.cx-reason", reason)
    return tag("div.cx.cx-answer", *said, role="status", lang=reader.lang)


def answer_in_words(claims: Sequence[Claim], lang: str = "en") -> str:
    """The reason, or the sentence of the total, as plain text."""
    result = total(claims, lang)
    return result.reason if isinstance(result, Refusal) else result.sentence


def in_the_way(claims: Sequence[Claim], reader: Reader) -> Obstacle | None:
    """The first reason, as something to draw; none where nothing is refused."""
    result = total(claims, reader.lang)
    return obstacle(result, reader) if isinstance(result, Refusal) else None


def beyond(claims: Sequence[Claim], reader: Reader) -> Html:
    """What else is in the way, and what may be done instead."""
    _ = reader.say
    found = obstacles(claims, reader.lang)
    if not found:
        return EMPTY
    first, second = (reader.dataset.claims[key] for key in found[0].between)
    also = [*found[0].also, *differences(first, second, reader, found[0].cause)]
    also += [one.reason for one in found[1 : SHOWN + 1]]
    left = len(found) - 1 - SHOWN
    if left > 0:
        more = _("And {n} more pairs that may not be added.")
        also.append(more.format(n=words.number(left, reader.lang)))
    parts = [tag("h3", _("Also in the way")), items(also)] if also else []
    parts += [tag("h3", _("What you may do")), items(instead(found[0], first, second, reader))]
    copied = copy_button(found[0].reason, _("Copy the reason"), reader.lang)
    return tag("div.cx.cx-beyond", *parts, copied, lang=reader.lang)


def differences(first: Claim, second: Claim, reader: Reader, cause: str = "") -> list[str]:
    """In what two figures differ or meet, beside the cause that was given already."""
    _ = reader.say
    found = []
    both = (first, second)

    def told(pattern: str, say: Callable[[Claim], str]) -> None:
        here, there = map(say, both)
        if here != there:
            found.append(pattern.format(first=here, second=there))

    told(
        _("One counts “{first}”, the other “{second}”."),
        lambda claim: reader.text(reader.measure(claim).label),
    )
    if first.unit == second.unit and cause not in NESTED:
        found += _meeting(first, second, reader.lang)
        told(
            _("Area of the one: {first}; of the other: {second}."),
            lambda claim: words.area(claim, reader),
        )
    told(
        _("One is reported by {first}, the other by {second}."),
        lambda claim: words.actor_short(claim.reporter, reader),
    )
    return found + [
        f"{words.amount(claim, reader.lang)}: {words.hedges(claim, reader.lang)}."
        for claim in both
        if words.hedges(claim, reader.lang)
    ]


def _meeting(first: Claim, second: Claim, lang: str) -> list[str]:
    """Days that both periods hold, for every reading of either."""
    _ = speaker(lang)
    found = []
    for one in spans(first.period, lang):
        for other in spans(second.period, lang):
            start = max((day for day in (one.start, other.start) if day), default=None)
            end = min((day for day in (one.end, other.end) if day), default=None)
            if start is None or end is None or start > end:
                continue
            days = words.edtf(f"{start}/{end}", lang)
            sure = None not in (one.start, one.end, other.start, other.end)
            name = ", ".join(filter(None, (one.name, other.name)))
            pattern = _("Both periods hold {days}.") if sure else _("Both periods may hold {days}.")
            if name:
                pattern = _("{reading}: both periods hold {days}.")
            found.append(pattern.format(days=days, reading=name))
    return found


def instead(refusal: Refusal, first: Claim, second: Claim, reader: Reader) -> list[str]:
    """What may be done with the two in place of a sum."""
    _ = reader.say
    told = []
    if second.id in first.comparable_to or first.id in second.comparable_to:
        told.append(_("Set them side by side, each with its period and its speaker."))
    if refusal.cause in NESTED:
        told.append(_("Give the larger figure, and the smaller as a part of it."))
        pair, known = {first.id, second.id}, reader.dataset.identities
        told += [
            text
            for key, text in sums(reader).items()
            if pair == {known[key].whole, *known[key].parts}
        ]
    plain = phrases("instead", reader.lang)
    return [*told, plain[refusal.cause]] if refusal.cause in plain else told


def sums(reader: Reader) -> dict[str, str]:
    """Sums that hold if their assumption does: a part and what remains make the whole."""
    claims, values, found = reader.dataset.claims, reader.values, {}

    def printed(key: str) -> str:
        if key in claims:
            return words.amount(claims[key], reader.lang)
        return words.bracketed(values[key], reader.lang)

    for key, value in values.items():
        is_remainder = value.kind == "remainder" and value.whole in claims
        if is_remainder and value.low >= 0:  # else the parts come to more than their whole
            terms = " + ".join(map(printed, (*value.parts, key)))
            found[key] = f"{terms} = {printed(value.whole or '')}"
    return found


def holding(reader: Reader) -> Html:
    """The list of those sums, each with its assumption."""
    _ = reader.say
    rows = [
        join(_sum(text), small(reader.text(reader.dataset.identities[key].assumption)))
        for key, text in sums(reader).items()
    ]
    if not rows:
        return EMPTY
    title = tag("h3", _("Sums that hold, and on what assumption"))
    return tag("div.cx.cx-holding", title, items(rows, class_="cx-sums"), lang=reader.lang)


def _sum(text: str) -> Html:
    """A sum with what is ours, in brackets, in italics."""
    parts = re.split(r"(\[[^\]]*\])", text)
    return tag("b", *(tag("i", part) if part.startswith("[") else part for part in parts))

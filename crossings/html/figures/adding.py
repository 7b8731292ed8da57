"""May these be added? The guard made visible: the total with its sentence, or the refusal with
its reason, what else is in the way, what may be done instead, and a picture of why.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossings.collection.records import Claim
from crossings.html.markup import EMPTY, Html, items, join, tag
from crossings.html.parts import copy_button
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
    parts = (f"{words.amount(claim, reader.lang)} {words.named(claim, reader)}",
             words.period_short(claim.period, reader.lang), reader.text(cable.short), words.hedges(claim, reader.lang))  # fmt: skip
    return " · ".join(filter(None, parts))


def answer(claims: Sequence[Claim], reader: Reader) -> Html:
    """The answer in large, and its sentence."""
    _ = reader.say
    result = total(claims, reader.lang)
    if isinstance(result, Total):
        word = words.number(result.value, reader.lang) if len(claims) == 1 else _("Yes.")
        return _box(
            (tag("p.cx-no", word), tag("p.cx-reason", result.sentence)),
            reader.lang,
        )
    if result.cause == "empty":
        return _box((tag("p.cx-reason", _("Choose figures to add.")),), reader.lang)
    return _box(
        (tag("p.cx-no", _("No.")), tag("p.cx-reason", result.reason)),
        reader.lang,
    )


def _box(children: Sequence[Html], lang: str) -> Html:
    return tag("div.cx.cx-answer", *children, role="status", lang=lang)


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
    also = [*found[0].also, *differences(first, second, reader, found[0].cause),
            *(one.reason for one in found[1:SHOWN + 1])]  # fmt: skip
    left = len(found) - 1 - SHOWN
    if left > 0:
        also.append(
            _("And {n} more pairs that may not be added.").format(n=words.number(left, reader.lang))
        )
    parts = [tag("h3", _("Also in the way")), items(also)] if also else []
    parts += [
        tag("h3", _("What you may do")),
        items(instead(found[0], first, second, reader)),
    ]
    copied = copy_button(found[0].reason, _("Copy the reason"), reader.lang)
    return tag("div.cx.cx-beyond", *parts, copied, lang=reader.lang)


def differences(first: Claim, second: Claim, reader: Reader, cause: str = "") -> list[str]:
    """In what two figures differ or meet, beside the cause that was given already."""
    _ = reader.say
    found = []
    if first.measure != second.measure:
        found.append(_("One counts “{first}”, the other “{second}”.").format(
            first=reader.text(reader.measure(first).label),
            second=reader.text(reader.measure(second).label)))  # fmt: skip
    if first.unit == second.unit and cause not in NESTED:
        found += _meeting(first, second, reader.lang)
        here, there = words.area(first, reader), words.area(second, reader)
        if here != there:
            found.append(
                _("Area of the one: {first}; of the other: {second}.").format(
                    first=here, second=there
                )
            )
    if first.reporter != second.reporter:
        found.append(_("One is reported by {first}, the other by {second}.").format(
            first=words.actor_short(first.reporter, reader),
            second=words.actor_short(second.reporter, reader)))  # fmt: skip
    for claim in (first, second):
        if claim.hedges:
            found.append(f"{words.amount(claim, reader.lang)}: {words.hedges(claim, reader.lang)}.")
    return found


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
        told += [text for key, text in sums(reader).items()
                 if {first.id, second.id} == {reader.dataset.identities[key].whole, *reader.dataset.identities[key].parts}]  # fmt: skip
    plain = phrases("instead", reader.lang)
    return [*told, plain[refusal.cause]] if refusal.cause in plain else told


def sums(reader: Reader) -> dict[str, str]:
    """Sums that hold if their assumption does: a part and what remains make the whole."""
    values = reader.values
    found = {}
    for key, value in values.items():
        if (
            value.kind != "remainder"
            or value.whole is None
            or value.whole not in reader.dataset.claims
        ):
            continue
        if value.low < 0:  # the parts come to more than their whole: no sum holds
            continue
        parts = [words.amount(reader.dataset.claims[part], reader.lang) if part in reader.dataset.claims
                 else words.bracketed(values[part], reader.lang) for part in value.parts]  # fmt: skip
        whole = words.amount(reader.dataset.claims[value.whole], reader.lang)
        found[key] = f"{' + '.join(parts)} + {words.bracketed(value, reader.lang)} = {whole}"
    return found


def holding(reader: Reader) -> Html:
    """The list of those sums, each with its assumption."""
    _ = reader.say
    rows = [
        join(
            _sum(text),
            tag(
                "span.cx-small",
                reader.text(reader.dataset.identities[key].assumption),
            ),
        )
        for key, text in sums(reader).items()
    ]
    if not rows:
        return EMPTY
    return tag("div.cx.cx-holding", tag("h3", _("Sums that hold, and on what assumption")), items(rows, class_="cx-sums"), lang=reader.lang)  # fmt: skip


def _sum(text: str) -> Html:
    """A sum with what is ours, in brackets, in italics."""
    parts = re.split(r"(\[[^\]]*\])", text)
    return tag("b", *(tag("i", part) if part.startswith("[") else part for part in parts))

"""Reported numbers as text, and our own sentences with the numbers filled in.

No sentence of ours types a figure: it writes ``{claim-id}``, and the number, with its qualifier
and in the reader's language, is put there when the dataset is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from babel.numbers import format_decimal

from crossings.i18n import speaker
from crossings.model import PLACEHOLDER, Cable, Claim, Record, Text

DASH = "–"
R = TypeVar("R", bound=Record)


def number(value: float, lang: str = "en") -> str:
    """28,028; one decimal at most, and only where there is one.

    >>> number(28028), number(71.92)
    ('28,028', '71.9')
    """
    return format_decimal(round(value, 1), locale=lang)


def amount(claim: Claim, lang: str = "en") -> str:
    """The number with its qualifier, without unit: 3,500; about 200; over 100; 100–200."""
    _ = speaker(lang)
    text = number(claim.value, lang)
    if claim.value_max is not None:
        text = f"{text}{DASH}{number(claim.value_max, lang)}"
    patterns = {
        "exactly": "{n}",
        "about": _("about {n}"),
        "over": _("over {n}"),
        "under": _("under {n}"),
        "at-least": _("at least {n}"),
        "at-most": _("at most {n}"),
    }
    return patterns[claim.qualifier].format(n=text)


def named(record: Record) -> Iterator[str]:
    """Every claim id that a sentence of the record stands in for."""
    for _field, value in record:
        yield from _named_in(value)


def _named_in(value: Any) -> Iterator[str]:
    if isinstance(value, Text):
        for text in filter(None, (value.en, value.zh, value.ko)):
            yield from re.findall(PLACEHOLDER, text)
    elif isinstance(value, Record):
        yield from named(value)
    elif isinstance(value, tuple):
        for item in value:
            yield from _named_in(item)


def fill(record: R, claims: Mapping[str, Claim]) -> R:
    """The record with every number in its sentences; a figure left out leaves an ellipsis.

    A cable's plate keeps its places, since there each number is drawn as the mark it is.
    """
    kept = {"plate"} if isinstance(record, Cable) else set()
    update = {
        name: changed
        for name, value in record
        if name not in kept and (changed := _filled(value, claims)) is not value
    }
    return record.model_copy(update=update) if update else record


def _filled(value: Any, claims: Mapping[str, Claim]) -> Any:
    if isinstance(value, Text):
        return _filled_text(value, claims)
    if isinstance(value, Record):
        return fill(value, claims)
    if isinstance(value, tuple):
        items = tuple(_filled(item, claims) for item in value)
        return items if any(a is not b for a, b in zip(items, value, strict=True)) else value
    return value


def _filled_text(text: Text, claims: Mapping[str, Claim]) -> Text:
    def put(lang: str) -> str | None:
        sentence = getattr(text, lang)
        if sentence is None:
            return None

        def figure(found: re.Match[str]) -> str:
            claim = claims.get(found[1])
            return amount(claim, lang) if claim else "…"

        return re.sub(PLACEHOLDER, figure, sentence)

    if not any(re.search(PLACEHOLDER, text.get(lang)) for lang in ("en", "zh", "ko")):
        return text
    return Text(en=put("en") or text.en, zh=put("zh"), ko=put("ko"))

"""Reported numbers as text, and our own sentences with the numbers filled in.

No sentence of ours types a figure: it writes ``{claim-id}``, and the number, with its qualifier
and in the reader's language, is put there when the dataset is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, TypeVar

from babel.numbers import format_decimal

from crossings.collection.records import PLACEHOLDER, Cable, Claim, Record, Text
from crossings.language.phrases import phrase

DASH = "–"
DIGITS = r"\d{1,3}(?:[,  '’]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
POINTED = r"\d{1,3}\.\d{3}"  # 4.701 may be four thousand
VAGUE = r"\b(?:dozens|scores|tens|hundreds|thousands|many|several|some|few|portion|part|number)\b"
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "百": 100, "千": 1000, "万": 10**4}
SCALES |= {"백": 100, "천": 1000, "만": 10**4}
SMALL = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
SMALL |= {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), 2
    )
}
# Sentences of the data are in these languages, whether or not the interface is.
QUALIFIERS = {
    "zh": {
        "about": "约{n}",
        "over": "{n}多",
        "under": "不到{n}",
        "at-least": "至少{n}",
        "at-most": "至多{n}",
    },
    "ko": {
        "about": "약 {n}",
        "over": "{n}여",
        "under": "{n} 미만",
        "at-least": "최소 {n}",
        "at-most": "최대 {n}",
    },
}
BESIDE = set(
    "to or between about over under some more less than at least most nearly almost".split()
)
R = TypeVar("R", bound=Record)


@lru_cache(maxsize=20_000)
def number(value: float, lang: str = "en") -> str:
    """28,028; one decimal at most, and only where there is one.

    >>> number(28028), number(71.92)
    ('28,028', '71.9')
    """
    return format_decimal(round(value, 1), locale=lang)


def amount(claim: Claim, lang: str = "en") -> str:
    """The number with its qualifier, without unit: 3,500; about 200; over 100; 100–200."""
    text = number(claim.value, lang)
    if claim.value_max is not None:
        text = f"{text}{DASH}{number(claim.value_max, lang)}"
    if claim.qualifier == "exactly":
        return text
    known = QUALIFIERS.get(lang, {}).get(claim.qualifier)
    return (known or phrase("qualifier", claim.qualifier, lang)).format(n=text)


def read_numbers(text: str) -> frozenset[float] | None:
    """The numbers that a document's words can mean; None where the words cannot be read.

    Digits with or without marks between thousands, a scale after them, English number words.

    >>> sorted(read_numbers("10 to 20")), sorted(read_numbers("two hundred and forty-three"))
    ([10.0, 20.0], [243.0])
    """
    digits = re.findall(DIGITS, text)
    found = [float(re.sub(r"[,  '’]", "", item)) for item in digits]
    found += [float(item.replace(".", "")) for item in digits if re.fullmatch(POINTED, item)]
    if found:
        scales = [scale for word, scale in SCALES.items() if word in text.lower()]
        return frozenset([*found, *(number * scale for number in found for scale in scales)])
    return read_words(text)


def read_words(text: str) -> frozenset[float] | None:
    """Numbers written out in English; None where a word is no part of one. The scale of the last
    may belong to those before it too.

    >>> sorted(read_words("two hundred and forty-three"))
    [243.0]
    >>> {700, 800} <= read_words("seven or eight hundred")
    True
    """
    said = re.findall(r"[a-z]+|[^\x00-\x7f]", text.lower())
    found: list[float] = []
    whole, part, open_, scale = 0, 0, False, 1
    for word in [*said, "to"]:
        if word in SMALL:
            part, open_ = part + SMALL[word], True
        elif word in ("hundred", "dozen"):
            scale = {"hundred": 100, "dozen": 12}[word]
            part, open_ = max(part, 1) * scale, True
        elif word in ("thousand", "million"):
            scale = SCALES[word]
            whole, part, open_ = whole + max(part, 1) * scale, 0, True
        elif word in ("a", "an", "and") and word != said[-1]:
            continue
        elif word in BESIDE:
            if open_ and found and found[-1] < scale:  # seven to eight hundred
                found.append(found[-1] * scale)
            found += [float(whole + part)] if open_ else []
            whole, part, open_, scale = 0, 0, False, 1
        else:
            return None
    last = found[-1] if found else 0
    shared = [scale for scale in (100, 1000, 10**6) if last >= scale and last % scale == 0]
    return frozenset([*found, *(low * scale for low in found for scale in shared)]) or None


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

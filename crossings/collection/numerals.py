"""Reported numbers as text, and our own sentences with the numbers filled in.

No sentence of ours types a figure: it writes ``{claim-id}``, and the number, with its qualifier
and in the reader's language, is put there when the dataset is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


def says(printed: str, values: Iterable[float]) -> bool | None:
    """Whether a document's words say these numbers and no other; None where they cannot be read.

    One number, or the two ends of a range. A scale may stand after the last for both.

    >>> says("4,701", [4701]), says("seven or eight hundred", [700, 800]), says("several", [7])
    (True, True, None)
    >>> says("100 to 200", [100])
    False
    """
    written, stated = _written(printed), [float(value) for value in values]
    if written is None:
        return None
    return len(written) == len(stated) and set(stated) <= _scaled(written, printed)


def read_numbers(text: str) -> frozenset[float] | None:
    """The numbers that a document's words can mean; None where the words cannot be read.

    Digits with or without marks between thousands, a scale after them, English number words.

    >>> sorted(read_numbers("10 to 20")), sorted(read_numbers("two hundred and forty-three"))
    ([10.0, 20.0], [243.0])
    """
    written = _written(text)
    return None if written is None else _scaled(written, text)


def _written(text: str) -> list[float] | None:
    """The numbers as they stand, in digits or else in English words."""
    digits = [float(re.sub(r"[,  '’]", "", item)) for item in re.findall(DIGITS, text)]
    return digits or _spelled(text)


def _scaled(written: Sequence[float], text: str) -> frozenset[float]:
    """The numbers, and what they mean where a scale that stands once belongs to each of them."""
    if re.search(r"\d", text):
        scales = [scale for word, scale in SCALES.items() if word in text.lower()]
    else:
        last = written[-1]
        scales = [scale for scale in (100, 1000, 10**6) if last >= scale and last % scale == 0]
        scales += [12] if "dozen" in text.lower() else []
    pointed = [float(item.replace(".", "")) for item in re.findall(POINTED, text)]  # 4.701
    times = (number * scale for number in written for scale in scales if number < scale)
    return frozenset([*written, *pointed, *times])


def _spelled(text: str) -> list[float] | None:
    """Numbers written out in English; None where a word is no part of one."""
    said = re.findall(r"[a-z]+|[^\x00-\x7f]", text.lower())
    found: list[float] = []
    whole, part, open_ = 0, 0, False
    for word in [*said, "to"]:
        if word in SMALL:
            part, open_ = part + SMALL[word], True
        elif word in ("hundred", "dozen"):
            part, open_ = max(part, 1) * {"hundred": 100, "dozen": 12}[word], True
        elif word in ("thousand", "million"):
            whole, part, open_ = whole + max(part, 1) * SCALES[word], 0, True
        elif word in ("a", "an", "and") and word != said[-1]:
            continue
        elif word in BESIDE:
            found += [float(whole + part)] if open_ else []
            whole, part, open_ = 0, 0, False
        else:
            return None
    return found or None


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

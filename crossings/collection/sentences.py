"""Rules for sentences of ours: no typed figure, the same figures in every language.

Each is a doubt: the sentence is shown, and ``check`` names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from crossings.collection.load import Dataset
from crossings.collection.problems import Problem
from crossings.collection.records import PLACEHOLDER, Cable, Claim, Record, Text

TO_DO = "TODO"  # begins a text that is still to be written
INTRODUCTION = ("heading", "text")
STORY = ("heading", "text", "warning", "notes")
COMPARISON = ("title", "lead", "may_conclude", "may_not_conclude")
PLATE = ("plate",)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATES = [
    rf"(?:\d{{1,2}}(?: to |–))?\d{{1,2}} (?:{MONTHS})",
    rf"(?:{MONTHS}) \d{{1,2}}\b",
    r"\d{1,2}[月日时]",
    r"\d{1,2}[월일시]",
    r"(?<!\d)1[89]\d\d(?:–\d\d(?:\d\d)?)?(?!\d)",
    r"\d{1,2}(?::\d\d|[时時시])",
    r"\b[Pp]oints? \d[\d.]*(?: and \d[\d.]*)?",
]
"""What may be typed in digits: days, months, years and hours, and points of a document."""


def doubtful(dataset: Dataset) -> Iterator[Problem]:
    """Every sentence that breaks a rule, in the order of its records."""
    for cable in dataset.cables.values():
        where = dataset.files["cable", cable.id]
        yield from _figures(where, "", cable, PLATE)
        yield from _on_one_line(where, cable)
        for path, text in _unwritten(cable):
            yield Problem(where, path, "is still to be written", text, "write it, or take it away")
    for one in dataset.introductions.values():
        where = dataset.files["introduction", one.id]
        yield from _figures(where, f"introduction {one.id} ", one, INTRODUCTION)
    for chapter in dataset.chapters.values():
        where = dataset.files["chapter", chapter.id]
        yield from _figures(where, f"chapter {chapter.id} ", chapter, STORY)
        if chapter.warning is None:
            advice = "say what must not be read from the chapter"
            field = f"chapter {chapter.id} warning"
            yield Problem(where, field, "is missing", "nothing", advice)
    for comparison in dataset.comparisons.values():
        where = dataset.files["comparison", comparison.id]
        yield from _figures(where, f"comparison {comparison.id} ", comparison, COMPARISON)
    yield from _untranslated(dataset)


def _unwritten(holder: Record | tuple[object, ...], path: str = "") -> Iterator[tuple[str, str]]:
    """Path and content of every text that says that it is to do, figures by their ids."""
    fields = holder if isinstance(holder, Record) else enumerate(holder)
    for key, value in fields:
        own = getattr(value, "id", key) if path == "claims" else key
        name = f"{path}{' ' if path.startswith('claims') else '.'}{own}" if path else str(own)
        if isinstance(value, str) and value.startswith(TO_DO):
            yield name, value
        elif isinstance(value, Record | tuple):
            yield from _unwritten(value, name)


def _figures(file: str, record: str, holder: Record, fields: tuple[str, ...]) -> Iterator[Problem]:
    """Digits typed by hand, and figures that one language names and another does not."""
    for name in fields:
        versions = _versions(getattr(holder, name))
        named = {lang: set(re.findall(PLACEHOLDER, text)) for lang, text in versions.items()}
        for lang, text in versions.items():
            field = f"{record}{name}.{lang}"
            typed = re.search(r"\d[\d,.]*", _bare(text))
            if typed:
                advice = "write {claim-id} in its place, so that it follows the data"
                yield Problem(file, field, "types a number", typed[0], advice)
            for missing in sorted(named["en"] ^ named[lang]):
                has, lacks = (lang, "en") if missing in named[lang] else ("en", lang)
                what = f"names a figure in {has} and not in {lacks}"
                yield Problem(file, field, what, missing, "name the same figures in both")


def _versions(text: Text | None) -> Mapping[str, str]:
    versions = {lang: getattr(text, lang, None) for lang in ("en", "zh", "ko")}
    return {lang: said for lang, said in versions.items() if said}


def _bare(text: str) -> str:
    """A sentence without what may be in digits: placeholders, dates, quoted words."""
    for pattern in (PLACEHOLDER, r"“[^”]*”", *DATES):
        text = re.sub(pattern, " ", text)
    return text


def _on_one_line(file: str, cable: Cable) -> Iterator[Problem]:
    """A line of a plate bears one period, speaker and reservation: those of its first figure."""
    claims = {claim.id: claim for claim in cable.claims}
    for line in re.split(r"\n\s*\n", cable.plate.en):
        named = [claims[key] for key in re.findall(PLACEHOLDER, line) if key in claims]
        for other in named[1:]:
            if _bearing(other) != _bearing(named[0]):
                what = f"puts under the period and speaker of {named[0].id} what has its own"
                advice = "part the two by an empty line"
                yield Problem(file, "plate", what, other.id, advice)


def _bearing(claim: Claim) -> tuple[object, ...]:
    return claim.period.candidates, claim.chain, claim.hedges


def _untranslated(dataset: Dataset) -> Iterator[Problem]:
    """The story is told whole in every language that it is told in at all."""
    parts = [
        (chapter, name, text)
        for chapter in dataset.chapters.values()
        for name in STORY
        if (text := getattr(chapter, name))
    ]
    for lang in ("zh", "ko"):
        lacking = [(one, name) for one, name, text in parts if not getattr(text, lang)]
        for one, name in lacking if len(lacking) < len(parts) else []:
            advice = "translate it, as the other chapters are"
            field = f"chapter {one.id} {name}.{lang}"
            where = dataset.files["chapter", one.id]
            yield Problem(where, field, "is missing", "nothing", advice)

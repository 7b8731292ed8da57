"""What the documents presuppose and do not explain: ours, marked as such, with its literature."""

from __future__ import annotations

from collections.abc import Iterable

from crossings.collection.load import Dataset
from crossings.collection.records import Background, Literature
from crossings.html.markup import EMPTY, Html, details, items, join, tag
from crossings.language.i18n import speaker


def notes(keys: Iterable[str], dataset: Dataset, lang: str = "en") -> Html:
    """The background to these records, by their ids, closed until asked for; nothing if none."""
    _ = speaker(lang)
    wanted = set(keys)
    found = [entry for entry in dataset.backgrounds.values() if wanted & set(entry.about)]
    if not found:
        return EMPTY
    lead = tag("p", _("Not in the document. What it presupposes, in our words."), class_="cx-small")
    return details(
        _("[Background, ours]"),
        lead,
        *(_note(entry, dataset, lang) for entry in found),
        class_="cx-background",
    )


def _note(entry: Background, dataset: Dataset, lang: str) -> Html:
    _ = speaker(lang)
    cited = "; ".join(
        short(dataset.literature[key]) for key in entry.literature if key in dataset.literature
    )
    basis = entry.basis.get(lang) if entry.basis else ""
    sure = {
        "high": "",
        "medium": _("Fairly certain."),
        "low": _("Uncertain."),
    }[entry.confidence]
    after = " ".join(filter(None, (cited and f"{cited}.", basis, sure)))
    return join(
        (
            tag("p", tag("b", entry.title.get(lang)), ". ", tag("i", entry.text.get(lang))),
            tag("p", after, class_="cx-small"),
        )
    )


def short(entry: Literature) -> str:
    """Author and year, to point into the list."""
    return f"{entry.author} {entry.year}"


def literature(dataset: Dataset, lang: str = "en") -> Html:
    """The short list of books and articles, each with why it is here."""
    rows = [
        join(
            (
                f"{entry.author}, ",
                tag("cite", entry.title, lang="en"),
                f", {entry.where}, {entry.year}. ",
                tag("span", entry.why.get(lang), class_="cx-small"),
            )
        )
        for entry in dataset.literature.values()
    ]
    return items(rows)


def page(dataset: Dataset, lang: str = "en") -> Html:
    """Every note and the literature, for the page on method."""
    _ = speaker(lang)
    every = [_note(entry, dataset, lang) for entry in dataset.backgrounds.values()]
    return join(
        (
            tag("p", _("The documents presuppose what their readers knew. These notes are ours, not the documents’, and stand apart wherever they are shown.")),
            *every,
            tag("h3", _("Literature")),
            literature(dataset, lang),
        )
    )  # fmt: skip

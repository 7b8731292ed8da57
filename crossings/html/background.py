"""What the documents presuppose and do not explain: ours, marked as such, with its literature."""

from __future__ import annotations

from collections.abc import Iterable

from crossings.collection.records import Background, Literature
from crossings.collection.relations import present
from crossings.html.markup import EMPTY, Html, details, items, join, tag
from crossings.html.parts import small
from crossings.wording.reader import Reader


def notes(keys: Iterable[str], reader: Reader) -> Html:
    """The background to these records, by their ids, closed until asked for; nothing if none."""
    _ = reader.say
    wanted = set(keys)
    found = [entry for entry in reader.dataset.backgrounds.values() if wanted & set(entry.about)]
    if not found:
        return EMPTY
    lead = tag("p.cx-small", _("Not in the document. What it presupposes, in our words."))
    return details(
        _("[Background, ours]"),
        lead,
        *(_note(entry, reader) for entry in found),
        class_="cx-background",
    )


def _note(entry: Background, reader: Reader) -> Html:
    _ = reader.say
    cited = "; ".join(map(short, present(entry.literature, reader.dataset.literature)))
    sure = {"high": "", "medium": _("Fairly certain."), "low": _("Uncertain.")}[entry.confidence]
    after = " ".join(filter(None, (cited and f"{cited}.", reader.text(entry.basis), sure)))
    title, text = tag("b", reader.text(entry.title)), tag("i", reader.text(entry.text))
    return join(tag("p", title, ". ", text), tag("p.cx-small", after))


def short(entry: Literature) -> str:
    """Author and year, to point into the list."""
    return f"{entry.author} {entry.year}"


def literature(reader: Reader) -> Html:
    """The short list of books and articles, each with why it is here."""
    rows = [
        join(
            f"{entry.author}, ",
            tag("cite", entry.title, lang="en"),
            f", {entry.where}, {entry.year}. ",
            small(reader.text(entry.why)),
        )
        for entry in reader.dataset.literature.values()
    ]
    return items(rows)


def page(reader: Reader) -> Html:
    """Every note and the literature, for the page on method."""
    _ = reader.say
    every = [_note(entry, reader) for entry in reader.dataset.backgrounds.values()]
    return join(
        tag(
            "p",
            _(
                "The documents presuppose what their readers knew. These notes are ours, not the documents’, and stand apart wherever they are shown."
            ),
        ),
        *every,
        tag("h3", _("Literature")),
        literature(reader),
    )

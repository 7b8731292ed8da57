"""The lower half of a cable's card: what lies beside its figures, its doubts, its source."""

from __future__ import annotations

from crossings.collection.records import Cable
from crossings.collection.relations import present
from crossings.editions import edition
from crossings.html import links
from crossings.html.markup import Html, details, items, join, tag
from crossings.html.parts import (
    choose_link,
    cited,
    copy_button,
    counted,
    figure_list,
    small,
)
from crossings.wording import words
from crossings.wording.reader import Reader


def computed(record: Cable, reader: Reader) -> Html:
    """Values calculated from this cable alone, apart from what it prints."""
    _ = reader.say
    values = reader.values
    own = {claim.id for claim in record.claims}
    rows = [
        join(
            tag("i", choose_link(key, words.derived_value(value, reader))),
            f" {reader.text(value.label)}: ",
            tag("i", words.arithmetic(value, reader)),
            small(f"{reader.text(value.assumption)} {words.hedges(value, reader.lang)}"),
        )
        for key, value in values.items()
        if set(value.claims) <= own
    ]
    return counted(_("[Our calculations, not printed: {count}]"), rows, reader, "cx-derived")


def beside(record: Cable, reader: Reader) -> Html:
    """Figures that are not about movement, the silences, and the documents that are missing."""
    _ = reader.say
    other = [claim for claim in record.claims if claim.direction == "not-applicable"]
    title = _("Figures that are not about movement: {count}").format(
        count=words.number(len(other), reader.lang)
    )
    leans = [
        cited(entry, choose_link(entry.id, reader.text(entry.title)), reader)
        for entry in present(record.cites, reader.dataset.references)
    ]
    missing = _("Documents it leans on that are not in the collection: {count}")
    return join(
        details(title, figure_list(other, reader)),
        tag("h3", _("What the text does not say")) if record.silences else None,
        items(map(reader.text, record.silences)),
        counted(missing, leans, reader, "cx-missing"),
    )


def doubts(record: Cable, reader: Reader) -> Html:
    """Positions taken in the text, and what is uncertain about text and translation."""
    _ = reader.say
    rows = [
        join(
            reader.text(doubt.about),
            f" ({words.locator(doubt.locator, reader.lang)})" if doubt.locator else None,
        )
        for doubt in record.uncertainties
    ]
    held = [
        join(
            tag("b", words.actor_short(position.holder, reader)),
            ": ",
            reader.text(position.summary),
            f" ({words.locator(position.locator, reader.lang)})",
        )
        for position in record.positions
    ]
    return join(
        counted(_("Positions taken: {count}"), held, reader),
        counted(_("Doubts about text and translation: {count}"), rows, reader),
    )


def source(record: Cable, reader: Reader) -> Html:
    """Where the document is kept, who made the translation, and how to cite it."""
    _ = reader.say
    archive = record.archive
    record_number = _("record number: {number}").format(
        number=archive.record or words.absent(record, reader.lang)
    )
    hands = (
        (_("obtained by {names}"), archive.obtained_by),
        (_("translated by {names}"), archive.translators),
    )
    credit = (pattern.format(names=", ".join(names)) for pattern, names in hands if names)
    return tag(
        "footer.cx-source",
        tag("p", join(archive.reference, archive.name, record_number, *credit, between=" · ")),
        tag("p.cx-small", reader.text(archive.rights)),
        tag("p.cx-citation", words.citation(record), lang="en"),
        tag("p.cx-small", edition.line(reader)),
        tag(
            "p",
            links.to_archive(record, reader.lang, class_="cx-button"),
            copy_button(words.citation(record), _("Copy citation"), reader.lang),
            links.to_card(record.id, reader),
        ),
    )

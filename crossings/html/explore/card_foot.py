"""The lower half of a cable's card: what lies beside its figures, its doubts, its source."""

from __future__ import annotations

from crossings.collection.records import Cable
from crossings.editions import edition
from crossings.html.markup import Html, details, items, join, tag
from crossings.html.parts import choose_link, copy_button, figure_list, picture_link
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
            tag(
                "span.cx-small",
                reader.text(value.assumption),
                " ",
                words.hedges(value, reader.lang),
            ),
        )
        for key, value in values.items()
        if set(value.claims) <= own
    ]
    title = _("[Our calculations, not printed: {count}]").format(
        count=words.number(len(rows), reader.lang)
    )
    return details(title, items(rows, class_="cx-derived"))


def beside(record: Cable, reader: Reader) -> Html:
    """Figures that are not about movement, the silences, and the documents that are missing."""
    _ = reader.say
    other = [claim for claim in record.claims if claim.direction == "not-applicable"]
    title = _("Figures that are not about movement: {count}").format(
        count=words.number(len(other), reader.lang)
    )
    cited = [
        reader.dataset.references[key] for key in record.cites if key in reader.dataset.references
    ]
    leans = [
        join(
            tag("span", "○ ", aria_hidden="true"),
            choose_link(entry.id, reader.text(entry.title)),
            ", ",
            words.reference_date(entry, reader.lang),
            ". ",
            tag("span.cx-small", reader.text(entry.why)),
        )
        for entry in cited
    ]
    missing = _("Documents it leans on that are not here: {count}")
    return join(
        details(title, figure_list(other, reader)),
        tag("h3", _("What the text does not say")) if record.silences else None,
        items(reader.text(silence) for silence in record.silences),
        details(
            missing.format(count=words.number(len(leans), reader.lang)),
            items(leans, class_="cx-missing"),
        ),
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
        details(
            _("Positions taken: {count}").format(count=words.number(len(held), reader.lang)),
            items(held),
        ),
        details(
            _("Doubts about text and translation: {count}").format(
                count=words.number(len(rows), reader.lang)
            ),
            items(rows),
        ),
    )


def source(record: Cable, reader: Reader) -> Html:
    """Where the document is kept, who made the translation, and how to cite it."""
    _ = reader.say
    archive = record.archive
    number = archive.record or _("not given")
    credit = [
        _("obtained by {names}").format(names=", ".join(archive.obtained_by))
        if archive.obtained_by
        else "",
        _("translated by {names}").format(names=", ".join(archive.translators))
        if archive.translators
        else "",
    ]
    record_number = _("record number: {number}").format(number=number)
    link = tag("a.cx-button", _("Record at the archive"), href=archive.url, target="_blank")
    return tag(
        "footer.cx-source",
        tag("p", join(archive.reference, archive.name, record_number, *credit, between=" · ")),
        tag("p.cx-small", reader.text(archive.rights)),
        tag("p.cx-citation", words.citation(record), lang="en"),
        tag("p.cx-small", edition.line(reader)),
        tag(
            "p",
            link if archive.url else None,
            copy_button(words.citation(record), _("Copy citation"), reader.lang),
            picture_link(record.id, reader.lang),
        ),
    )
